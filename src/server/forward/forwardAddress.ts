import { type ScimError, notFound } from '../../scim/errors.js';
import { cutPrefix, mendSlashes, splitTarget, toScimBaseUrl } from '../location.js';

export interface ForwardPlace {
  /** Of this server and of the target. */
  readonly basePath: string;
  readonly publicBaseUrl?: string | undefined;
}

/** Base URL of the service as the client addressed it, without a trailing slash. */
export const forwardBaseUrl = (host: string, { basePath, publicBaseUrl }: ForwardPlace): string =>
  publicBaseUrl === undefined
    ? `http://${host}${basePath}`
    : toScimBaseUrl(publicBaseUrl, basePath);

export interface ForwardAddress {
  /** Below the base path, without query, doubled and trailing slashes mended. */
  readonly path: string;
  /** What goes on the request line to the target: as it came, but for a prefix of the public address. */
  readonly target: string;
}

/** @throws ScimError 404 outside the base path */
export function locateForward(requestTarget: string, place: ForwardPlace): ForwardAddress {
  const { path } = splitTarget(requestTarget);
  const rest = prefixesOf(place)
    .map((prefix) => cutPrefix(path, prefix))
    .find((found) => found !== undefined);
  if (rest === undefined) {
    throw outside(path, place);
  }
  const queryStart = requestTarget.indexOf('?');
  const query = queryStart === -1 ? '' : requestTarget.slice(queryStart);
  const below = path.endsWith('/') || rest !== '/' ? rest : '';
  return {
    path: mendSlashes(rest, () => undefined),
    target: `${place.basePath}${below}${query}` || '/',
  };
}

/** A proxy may hand on the path that it was asked for, with its own prefix. */
function prefixesOf({ basePath, publicBaseUrl }: ForwardPlace): readonly string[] {
  return publicBaseUrl === undefined
    ? [basePath]
    : [basePath, new URL(toScimBaseUrl(publicBaseUrl, basePath)).pathname.replace(/\/$/, '')];
}

const outside = (path: string, { basePath }: ForwardPlace): ScimError =>
  notFound(
    `Nothing is forwarded at ${path}: only what lies below ${basePath} goes to the SCIM server. ` +
      'The base URL of the forwarding has the same path as the base URL of that server.',
  );
