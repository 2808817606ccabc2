/** A server on all addresses is reached on this machine by the loopback address. */
export function toLocalHost(host: string): string {
  if (host === '' || host === '0.0.0.0') {
    return '127.0.0.1';
  }
  if (host === '::') {
    return '[::1]';
  }
  // Only an address of IPv6 has colons; Node's test for it takes milliseconds when it is asked first.
  return host.includes(':') ? `[${host}]` : host;
}
