/** Where OAuth 2 is served: beside the SCIM base path, not below it (docs/decisions/0005-oauth2.md). */
export const oauthPaths = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  revocation: '/oauth2/revoke',
} as const;

export type OAuthEndpoint = keyof typeof oauthPaths;

const endpoints: readonly OAuthEndpoint[] = ['authorization', 'token', 'revocation'];

/** @param path without query; slashes too many do not matter. */
export function findOAuthEndpoint(path: string): OAuthEndpoint | undefined {
  const plain = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return endpoints.find((endpoint) => oauthPaths[endpoint] === plain);
}

/** The address below which the OAuth 2 paths are, of a SCIM base URL. */
export const toServiceRoot = (scimBaseUrl: string, basePath: string): string =>
  scimBaseUrl.endsWith(basePath)
    ? scimBaseUrl.slice(0, scimBaseUrl.length - basePath.length)
    : scimBaseUrl;
