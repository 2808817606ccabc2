import { type Place, cutPrefix, toScimBaseUrl } from '../location.js';
import { type Transaction } from '../transaction.js';
import { type OAuthEndpoint, findOAuthEndpoint, oauthPaths, toServiceRoot } from './oauthPaths.js';

/**
 * The endpoint that the request is for, if it is for one; base URL and path are then those of OAuth 2.
 * Like the base path, its path may come with the prefix of the public address or without.
 */
export function locateOAuth(transaction: Transaction, place: Place): OAuthEndpoint | undefined {
  const { path, baseUrl } = transaction;
  const endpoint = findOAuthEndpoint(path) ?? findOAuthEndpoint(belowPublicRoot(path, place));
  if (endpoint) {
    transaction.isOAuth = true;
    transaction.path = oauthPaths[endpoint];
    transaction.baseUrl = toServiceRoot(baseUrl, place.basePath);
  }
  return endpoint;
}

function belowPublicRoot(path: string, { basePath, publicBaseUrl }: Place): string {
  if (publicBaseUrl === undefined || !URL.canParse(publicBaseUrl)) {
    return path;
  }
  const root = new URL(toServiceRoot(toScimBaseUrl(publicBaseUrl, basePath), basePath));
  return cutPrefix(path, root.pathname.replace(/\/$/, '')) ?? path;
}
