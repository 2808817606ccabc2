import { appRules } from './appRules.js';
import { authenticationRules } from './authenticationRules.js';
import { baseUrlRules } from './baseUrlRules.js';
import { type SettingsFinding } from './finding.js';
import { profileRules } from './profileRules.js';
import { provisioningRules } from './provisioningRules.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { type SettingsRule } from './settingsRule.js';
import { submissionRules } from './submissionRules.js';

/** Everything that is asked of settings that have the right form. */
export const settingsRules: readonly SettingsRule[] = [
  ...appRules,
  ...baseUrlRules,
  ...provisioningRules,
  ...authenticationRules,
  ...profileRules,
  ...submissionRules,
];

/** What the rules say, in their order. */
export const checkSettings = (settings: ProvisioningSettings): readonly SettingsFinding[] =>
  settingsRules.flatMap((rule) => toFindings(rule, rule.check(settings)));

/** @param said as a rule gives it. */
export function toFindings(
  { id, level, pointer, consequence, fix }: Omit<SettingsRule, 'check'>,
  said: ReturnType<SettingsRule['check']>,
): readonly SettingsFinding[] {
  const problems =
    typeof said === 'string'
      ? [{ pointer, message: said }]
      : (said ?? []).map(({ at, message }) => ({ pointer: `${pointer}/${String(at)}`, message }));
  return problems.map((problem) => ({ id, level, ...problem, consequence, fix }));
}
