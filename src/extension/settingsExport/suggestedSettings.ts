import {
  type AuthenticationSettings,
  type ProvisioningSettings,
  defaultSettings,
} from '../../okta/settings/provisioningSettings.js';
import { type RunningState, type ServerState } from '../../workbench/serverOptions.js';
import { toOAuthEndpoints } from '../../workbench/oauthEndpoints.js';
import { basePathOf, findReachableBaseUrl } from '../server/addresses.js';

/** What the running server tells; the defaults where none runs. Takes no secret of it. */
export async function suggestSettings(state: ServerState): Promise<ProvisioningSettings> {
  if (state.status !== 'running') {
    return defaultSettings;
  }
  const baseUrl = await findBaseUrl(state);
  return {
    ...defaultSettings,
    connection: {
      ...defaultSettings.connection,
      baseUrl,
      authentication: toOAuth2(state, baseUrl) ?? toAuthentication(state.authorization),
    },
  };
}

async function findBaseUrl(state: RunningState): Promise<string> {
  try {
    return await findReachableBaseUrl(state);
  } catch {
    // expected: not every host of VS Code can forward a port
    return state.baseUrl;
  }
}

/** Without the client secret, for which there is no room in the settings. */
function toOAuth2(state: RunningState, scimBaseUrl: string): AuthenticationSettings | undefined {
  if (!state.oauth2) {
    return undefined;
  }
  const { tokenEndpoint, authorizationEndpoint } = toOAuthEndpoints(
    scimBaseUrl,
    basePathOf(state.baseUrl),
  );
  return {
    mode: 'oauth2',
    accessTokenEndpoint: tokenEndpoint,
    authorizationEndpoint,
    clientId: state.oauth2.clientId,
    scopes: [],
    redirectUris: [],
  };
}

/** @param authorization the whole header value; empty where the server asks for none. */
function toAuthentication(authorization: string): AuthenticationSettings {
  const credentials = /^Basic (.*)$/.exec(authorization)?.[1];
  if (credentials === undefined) {
    // Okta always sends something; a server that asks for nothing takes a token, too.
    return { mode: 'header' };
  }
  const [username = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  return { mode: 'basic', username };
}
