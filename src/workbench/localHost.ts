import { isIPv6 } from 'node:net';

/** A server on all addresses is reached on this machine by the loopback address. */
export function toLocalHost(host: string): string {
  if (host === '' || host === '0.0.0.0') {
    return '127.0.0.1';
  }
  if (host === '::') {
    return '[::1]';
  }
  return isIPv6(host) ? `[${host}]` : host;
}
