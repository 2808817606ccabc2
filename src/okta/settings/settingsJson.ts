import { type JsonObject } from '../../base/json.js';
import { type AuthenticationSettings, type ProvisioningSettings } from './provisioningSettings.js';
import { secretFields } from './secretFields.js';

/** A settings file, which can be read again. Has a placeholder where the secret belongs. */
export const toSettingsJson = (settings: ProvisioningSettings): JsonObject => ({
  label: settings.label,
  ...(settings.appName !== '' && { appName: settings.appName }),
  signOnMode: settings.signOnMode,
  connection: {
    ...settings.connection,
    authentication: toAuthenticationJson(settings.connection.authentication),
  },
  toApp: { ...settings.toApp },
  toOkta: { ...settings.toOkta },
});

const toAuthenticationJson = (authentication: AuthenticationSettings): JsonObject => {
  const { member, placeholder } = secretFields[authentication.mode];
  return { ...authentication, [member]: placeholder };
};

export const toSettingsText = (settings: ProvisioningSettings): string =>
  `${JSON.stringify(toSettingsJson(settings), undefined, 2)}\n`;
