import { type Exchange } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { reachOf } from './hostReach.js';

/** Left by tunnels and proxies. */
const forwarding = ['x-forwarded-for', 'x-forwarded-host', 'forwarded'] as const;

/**
 * Whether Okta itself has sent it. The simulated one says the same of itself, but calls a name of this machine, and
 * nothing stands between.
 */
export function isCalledFromOkta({ source, request }: Exchange): boolean {
  const { headers } = request;
  const isOkta = findHeader(headers, 'user-agent')?.includes('Okta SCIM') ?? false;
  const isForwarded = forwarding.some((name) => findHeader(headers, name) !== undefined);
  return (
    (source === 'mock' || source === 'forward') && isOkta && (isForwarded || !isLocal(headers))
  );
}

function isLocal(headers: Exchange['request']['headers']): boolean {
  const url = `http://${findHeader(headers, 'host') ?? 'localhost'}`;
  return !URL.canParse(url) || reachOf(new URL(url).hostname) === 'loopback';
}
