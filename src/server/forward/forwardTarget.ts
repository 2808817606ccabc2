/** The SCIM server that requests are forwarded to. */
export interface ForwardTarget {
  /** Scheme, host and port: `http://localhost:3000`. */
  readonly origin: string;
  /** What stands in the Host header: `localhost:3000`. */
  readonly host: string;
  readonly hostname: string;
  /** Empty for the usual one of the scheme. */
  readonly port: string;
  readonly isTls: boolean;
  /** Begins with a slash and does not end with one, for example `/scim/v2`; empty for the root. */
  readonly basePath: string;
  /** Origin and base path. */
  readonly baseUrl: string;
}

/** @param baseUrl an http or https address without credentials, query and fragment */
export function toForwardTarget(baseUrl: string): ForwardTarget {
  const { origin, host, hostname, port, protocol, pathname } = new URL(baseUrl);
  const basePath = pathname.replace(/\/+$/, '');
  return {
    origin,
    host,
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    isTls: protocol === 'https:',
    basePath,
    baseUrl: `${origin}${basePath}`,
  };
}
