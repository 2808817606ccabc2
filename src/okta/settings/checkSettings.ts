import { appRules } from './appRules.js';
import { authenticationRules } from './authenticationRules.js';
import { baseUrlRules } from './baseUrlRules.js';
import { type SettingsFinding } from './finding.js';
import { provisioningRules } from './provisioningRules.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { type SettingsRule } from './settingsRule.js';

/** Everything that is asked of settings that have the right form. */
export const settingsRules: readonly SettingsRule[] = [
  ...appRules,
  ...baseUrlRules,
  ...provisioningRules,
  ...authenticationRules,
];

/** What the rules say, in their order. */
export const checkSettings = (settings: ProvisioningSettings): readonly SettingsFinding[] =>
  settingsRules.flatMap(({ id, level, pointer, check, consequence, fix }) => {
    const message = check(settings);
    return message === undefined ? [] : [{ id, level, pointer, message, consequence, fix }];
  });
