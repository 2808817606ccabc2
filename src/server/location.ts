import { type IncomingMessage } from 'node:http';
import { ScimError, notFound } from '../scim/errors.js';
import { type Observe } from './observationIds.js';
import { hostnameOf, isLoopbackName } from './host.js';
import { findOAuthEndpoint } from './oauth/oauthPaths.js';
import { parseQuery } from './query.js';
import { type Transaction } from './transaction.js';

export interface Place {
  /** Begins with a slash and does not end with one, for example `/scim/v2`; empty for the root. */
  readonly basePath: string;
  readonly publicBaseUrl?: string | undefined;
  /** The switch of the profile. */
  readonly notesOddSlashes: boolean;
}

/** The address of the SCIM service under a public address that was given with or without the base path. */
export function toScimBaseUrl(publicBaseUrl: string, basePath: string): string {
  const url = publicBaseUrl.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return url.endsWith(basePath) ? url : `${url}${basePath}`;
}

/** Fills in base URL and path as they came, so that a request which is refused has them too. */
export function setAddress(transaction: Transaction, place: Place): void {
  const { request, note } = transaction;
  transaction.baseUrl = baseUrlOf(request, place, note);
  transaction.path = splitTarget(request.url ?? '/').path;
}

/**
 * Fills in path and query below the base path.
 *
 * @throws ScimError 404 outside the base path, 400 where something cannot be decoded.
 */
export function locate(transaction: Transaction, place: Place): void {
  const { request, note } = transaction;
  const { path, query } = splitTarget(request.url ?? '/');
  if (path.includes('%') && !canDecode(path)) {
    throw new ScimError(
      400,
      `The path ${path} cannot be decoded: a percent sign must be followed by the two hex digits of a ` +
        'UTF-8 byte. Write a percent sign as %25.',
    );
  }
  transaction.path = belowBase(mendSlashes(path, place.notesOddSlashes ? note : ignore), place);
  transaction.query = parseQuery(query, note);
}

/** The request line may carry a whole URL (RFC 9112 3.2.2). */
export function splitTarget(target: string): { path: string; query: string } {
  const withoutHost = target.startsWith('/')
    ? target
    : target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '');
  const queryStart = withoutHost.indexOf('?');
  return queryStart === -1
    ? { path: withoutHost, query: '' }
    : { path: withoutHost.slice(0, queryStart), query: withoutHost.slice(queryStart + 1) };
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    // expected: this function asks whether it can be
    return false;
  }
}

const ignore = (): void => undefined;

/** PROTOCOL: trailing and doubled slashes are accepted and noted. */
export function mendSlashes(path: string, note: Observe): string {
  let mended = path;
  if (mended.includes('//')) {
    mended = mended.replaceAll(/\/{2,}/g, '/');
    note({
      id: 'url.doubledSlash',
      level: 'hint',
      detail: `The path ${path} has a doubled slash. Okta joins base URL and path: leave the slash at the end of the base URL away.`,
    });
  }
  if (mended.length > 1 && mended.endsWith('/')) {
    mended = mended.slice(0, -1);
    note({
      id: 'url.trailingSlash',
      level: 'hint',
      detail: `The path ${path} ends with a slash; RFC 7644 3.2 writes none.`,
    });
  }
  return mended;
}

function belowBase(path: string, { basePath, publicBaseUrl }: Place): string {
  const below = cutPrefix(path, basePath);
  if (below !== undefined) {
    return below;
  }
  // A proxy may hand on the path that it was asked for, with its own prefix.
  const publicPath =
    publicBaseUrl !== undefined && URL.canParse(publicBaseUrl)
      ? new URL(toScimBaseUrl(publicBaseUrl, basePath)).pathname
      : basePath;
  const belowPublic = cutPrefix(path, publicPath);
  if (belowPublic !== undefined) {
    return belowPublic;
  }
  const hint = findOAuthEndpoint(path)
    ? ' OAuth 2 is not the authentication of this server; start it with that (--auth oauth2).'
    : '';
  throw notFound(
    `There is nothing at ${path}: the base path of this SCIM service is ${basePath || '/'}.${hint}`,
  );
}

export function cutPrefix(path: string, prefix: string): string | undefined {
  if (!path.startsWith(prefix)) {
    return undefined;
  }
  const rest = path.slice(prefix.length);
  return rest === '' ? '/' : rest.startsWith('/') ? rest : undefined;
}

/** A configured public address first, then what the client asked for. */
function baseUrlOf(request: IncomingMessage, place: Place, note: Observe): string {
  const { basePath, publicBaseUrl } = place;
  if (publicBaseUrl !== undefined) {
    return toScimBaseUrl(publicBaseUrl, basePath);
  }
  const { headers } = request;
  const host = forwardedHost(firstOf(headers['x-forwarded-host']), note) ?? headers.host ?? '';
  const protocol =
    firstOf(headers['x-forwarded-proto'])?.toLowerCase() === 'https' ? 'https' : 'http';
  const prefix = firstOf(headers['x-forwarded-prefix'])?.replace(/\/+$/, '') ?? '';
  const isPrefixUsable = /^(?:\/[\w.~-]+)*$/.test(prefix);
  return `${protocol}://${host}${isPrefixUsable ? prefix : ''}${basePath}`;
}

/** Believed only where the Host header would be let in under the same name. */
function forwardedHost(host: string | undefined, note: Observe): string | undefined {
  if (host === undefined) {
    return undefined;
  }
  const hostname = hostnameOf(host);
  if (hostname !== undefined && isLoopbackName(hostname)) {
    return host;
  }
  note({
    id: 'url.forwardedHostIgnored',
    level: 'hint',
    detail: `The request came through a proxy as ${JSON.stringify(host.slice(0, 100))}. Set the public base URL to it, so that locations in answers carry that name.`,
  });
  return undefined;
}

/** Each proxy on the way may have added a value; the first is what the client asked for. */
const firstOf = (header: string | readonly string[] | undefined): string | undefined =>
  (typeof header === 'string' ? header : header?.[0])?.split(',', 1)[0]?.trim();
