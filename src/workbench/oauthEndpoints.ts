import { oauthPaths, toServiceRoot } from '../server/oauth/oauthPaths.js';
import { type OAuth2State } from './serverOptions.js';

/** The addresses that go with a base URL of the SCIM service, which ends with its base path. */
export function toOAuthEndpoints(
  scimBaseUrl: string,
  basePath: string,
): Pick<OAuth2State, 'authorizationEndpoint' | 'tokenEndpoint' | 'revocationEndpoint'> {
  const root = toServiceRoot(scimBaseUrl, basePath);
  return {
    authorizationEndpoint: `${root}${oauthPaths.authorization}`,
    tokenEndpoint: `${root}${oauthPaths.token}`,
    revocationEndpoint: `${root}${oauthPaths.revocation}`,
  };
}
