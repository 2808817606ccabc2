/** Names by which a browser page of another site cannot reach this machine (DNS rebinding). */
const loopbackName = /^(?:localhost|[a-z\d-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])\.?$/i;

/** `example.com:8080` to `example.com`, `[::1]:8080` to `[::1]`; undefined where it is neither. */
export function hostnameOf(host: string): string | undefined {
  return /^(\[[\da-f:.]+\]|[a-z\d._~-]+)(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase();
}

export const isLoopbackName = (hostname: string): boolean => loopbackName.test(hostname);

/** The hostname of a URL as people enter it; undefined where it is none. */
export const hostnameOfUrl = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;

/** The address that a connection came in on, as it would stand in a Host header. */
export function hostnameOfAddress(address: string | undefined): string | undefined {
  if (address === undefined) {
    return undefined;
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':') ? `[${plain}]` : plain;
}
