import { ScimError, forbidden } from '../scim/errors.js';
import { hostnameOf, hostnameOfAddress, hostnameOfUrl, isLoopbackName } from './host.js';
import { type Transaction } from './transaction.js';

/**
 * Keeps web pages out. A page of another site may reach a server on loopback by a name that it has
 * pointed at 127.0.0.1 (DNS rebinding), or by a plain cross-site request; the first shows in `Host`,
 * the second in `Origin`.
 *
 * @throws ScimError 400 without a usable Host, 403 where Host or Origin is a stranger.
 */
export function checkHostAndOrigin(
  { request }: Pick<Transaction, 'request'>,
  publicBaseUrl: string | undefined,
): void {
  const { host, origin } = request.headers;
  const hostname = host === undefined ? undefined : hostnameOf(host);
  if (hostname === undefined) {
    throw new ScimError(
      400,
      host === undefined
        ? 'The request has no Host header (RFC 9112 3.2).'
        : 'The Host header is not a host name with an optional port (RFC 9112 3.2).',
    );
  }
  const isLetIn = (name: string): boolean =>
    isLoopbackName(name) || name === hostnameOfUrl(publicBaseUrl);
  if (
    !isLetIn(hostname) &&
    // An address cannot be rebound: who writes the one he has connected to has no page's help.
    hostname !== hostnameOfAddress(request.socket.localAddress)
  ) {
    throw forbidden(
      `The host ${hostname} is not let in: only loopback names and the public base URL are, so that ` +
        'web pages cannot reach this server by DNS rebinding. If requests come through a tunnel or a ' +
        'proxy under this name, set the public base URL to it.',
    );
  }
  if (origin !== undefined && !isLetIn(hostnameOfUrl(origin) ?? '')) {
    throw forbidden(
      `Requests of web pages from ${JSON.stringify(origin.slice(0, 100))} are not let in: only pages ` +
        'from loopback and from the public base URL are.',
    );
  }
}
