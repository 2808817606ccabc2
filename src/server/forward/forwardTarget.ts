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

export type ReadTarget =
  | { readonly target: ForwardTarget; readonly problem?: never }
  | { readonly target?: never; readonly problem: string };

const example = 'for example http://localhost:3000/scim/v2';

/** What a person enters as the base URL of a SCIM server, or what is wrong with it: a sentence. */
export function readForwardTarget(text: string): ReadTarget {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { problem: `Enter the base URL of the SCIM server, ${example}.` };
  }
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) || !URL.canParse(trimmed)) {
    return {
      problem: `${JSON.stringify(trimmed.slice(0, 100))} is no web address. Enter the whole base URL, ${example}.`,
    };
  }
  const url = new URL(trimmed);
  const problem = findProblem(url);
  return problem === undefined ? { target: toTarget(url) } : { problem };
}

function findProblem({ protocol, username, password, search, hash }: URL): string | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') {
    return `The base URL begins with ${protocol}//, but SCIM is spoken over http:// or https://.`;
  }
  if (username !== '' || password !== '') {
    return 'The base URL holds credentials. Leave them out: the Authorization header of each request is handed on, or replaced by the target authorization.';
  }
  if (search !== '' || hash !== '') {
    return `The base URL ends with ${search === '' ? 'a fragment' : 'a query'}. Leave it out: each request brings its own.`;
  }
  return undefined;
}

function toTarget(url: URL): ForwardTarget {
  const { origin, host, hostname, port, protocol, pathname } = url;
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
