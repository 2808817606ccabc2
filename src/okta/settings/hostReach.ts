/** From where a host can be reached: by this machine alone, by its network, or by everybody. */
export type HostReach = 'loopback' | 'private' | 'public';

/** @param hostname as URL gives it, in small letters and with addresses in their usual form. */
export function reachOf(hostname: string): HostReach {
  const host = hostname.replace(/\.$/, '');
  return hostTable.find(({ pattern }) => pattern.test(host))?.reach ?? 'public';
}

interface HostRow {
  readonly reach: HostReach;
  readonly pattern: RegExp;
}

const hostTable: readonly HostRow[] = [
  { reach: 'loopback', pattern: /^(?:.+\.)?localhost$/ },
  { reach: 'loopback', pattern: /^127\.\d+\.\d+\.\d+$/ },
  // "Any address": what a server listens on, and what no client can call from elsewhere.
  { reach: 'loopback', pattern: /^(?:0\.0\.0\.0|\[::1?\])$/ },
  { reach: 'loopback', pattern: /^\[::ffff:7f[\da-f]{2}:/ },
  // RFC 1918, RFC 6598, link-local addresses.
  { reach: 'private', pattern: /^10\.\d+\.\d+\.\d+$/ },
  { reach: 'private', pattern: /^192\.168\.\d+\.\d+$/ },
  { reach: 'private', pattern: /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/ },
  { reach: 'private', pattern: /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+$/ },
  { reach: 'private', pattern: /^169\.254\.\d+\.\d+$/ },
  // RFC 4193, RFC 4291 2.5.6.
  { reach: 'private', pattern: /^\[f[cd][\da-f]{2}:/ },
  { reach: 'private', pattern: /^\[fe[89ab][\da-f]:/ },
  // RFC 6761, RFC 6762, RFC 8375, and the names that networks use for themselves.
  { reach: 'private', pattern: /\.(?:local|internal|intranet|lan|test|invalid|home\.arpa)$/ },
  { reach: 'private', pattern: /^[^.[\]]+$/ },
];
