import { type ProvisioningAction, idsOf, provisioningActions } from '../consoleChoices.js';
import {
  type AuthenticationSettings,
  type ProvisioningSettings,
  defaultSettings,
  toAppSettingsFor,
} from '../provisioningSettings.js';
import { defaultSubmission } from '../submissionSettings.js';
import { type Fact, type ServerFacts } from './serverFacts.js';

/** The settings that go with what a server has shown. What nobody could tell is as it usually is. */
export function proposeSettings(facts: ServerFacts): ProvisioningSettings {
  const usual = defaultSettings.connection.provisioningActions;
  const actions = idsOf(provisioningActions).filter((id) =>
    isProposed(id, facts.actions[id], usual),
  );
  const toApp = toAppSettingsFor(actions);
  return {
    ...defaultSettings,
    connection: {
      ...defaultSettings.connection,
      baseUrl: facts.baseUrl,
      provisioningActions: actions,
      authentication: toAuthentication(facts),
    },
    toApp: {
      ...toApp,
      deactivateUsers: toApp.deactivateUsers && facts.deactivation.support !== 'fails',
    },
    entitlementTypes: facts.entitlementTypes,
    submission: { ...defaultSubmission, patch: facts.patch.support !== 'fails' },
  };
}

/** Not every org has Import Groups, so nobody is made to look for it. */
const isProposed = (
  id: ProvisioningAction,
  { support }: Fact,
  usual: readonly ProvisioningAction[],
): boolean =>
  id !== 'importGroups' && (support === 'works' || (support === 'unknown' && usual.includes(id)));

function toAuthentication({ authentication }: ServerFacts): AuthenticationSettings {
  switch (authentication.mode) {
    case 'basic':
      return { mode: 'basic', username: '' };
    case 'oauth2':
      return {
        mode: 'oauth2',
        accessTokenEndpoint: '',
        authorizationEndpoint: '',
        clientId: '',
        scopes: [],
        redirectUris: [],
      };
    case 'header':
    case undefined:
      return { mode: 'header' };
  }
}
