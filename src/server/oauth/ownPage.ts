import { type IncomingMessage } from 'node:http';

/**
 * Whether a form came from a page of this server. Browsers say so in `Origin`; a client that is no
 * browser says nothing, and cannot be made to send anything by a page.
 */
export function isOwnPage(
  { headers }: IncomingMessage,
  publicBaseUrl: string | undefined,
): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') {
    return false;
  }
  if (origin === undefined) {
    return true;
  }
  if (!URL.canParse(origin)) {
    return false;
  }
  const { host, origin: plain } = new URL(origin);
  const isPublic =
    publicBaseUrl !== undefined &&
    URL.canParse(publicBaseUrl) &&
    new URL(publicBaseUrl).origin === plain;
  return isPublic || host === headers.host?.toLowerCase();
}
