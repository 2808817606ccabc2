import {
  type AuthenticationSettings,
  type ProvisioningSettings,
  defaultSettings,
} from '../../okta/settings/provisioningSettings.js';
import { type RunningState, type ServerState } from '../../workbench/serverOptions.js';
import { findReachableBaseUrl } from '../server/addresses.js';

/** What the running server tells; the defaults where none runs. Takes no secret of it. */
export async function suggestSettings(state: ServerState): Promise<ProvisioningSettings> {
  if (state.status !== 'running') {
    return defaultSettings;
  }
  return {
    ...defaultSettings,
    connection: {
      ...defaultSettings.connection,
      baseUrl: await findBaseUrl(state),
      authentication: toAuthentication(state.authorization),
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
