import { type AppOrigin } from './consoleChoices.js';
import { checkSettings } from './checkSettings.js';
import { type SettingsFinding, sortFindings } from './finding.js';
import { isOktaApp, toSettingsFile } from './import/oktaApp.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { readSettings } from './readSettings.js';

export interface Assessment {
  /** What can be read; complete, but to be exported only where nothing is an error. */
  readonly settings: ProvisioningSettings;
  /** Errors first. */
  readonly findings: readonly SettingsFinding[];
  readonly isUsable: boolean;
  /** From an answer of Okta's API, which does not have all of it. */
  readonly isImported: boolean;
}

/**
 * Reads a settings file, or what Okta's API answers of an app, whatever it holds, and checks it against all rules.
 *
 * @param appKind in place of the one in the file, for an export that goes with that kind alone.
 */
export function assessSettings(value: unknown, appKind?: AppOrigin): Assessment {
  const { settings: read, findings: ofForm } = readSettings(
    isOktaApp(value) ? toSettingsFile(value) : value,
  );
  const settings = { ...read, ...(appKind && { appKind }) };
  const unread = ofForm.filter(({ id }) => id === 'shape').map(({ pointer }) => pointer);
  const ofRules = checkSettings(settings).filter(
    // A default stands there, and nobody wants to hear about it.
    ({ pointer }) => !unread.some((one) => isWithin(pointer, one) || isWithin(one, pointer)),
  );
  const isImported = isOktaApp(value);
  return toAssessment({ settings, isImported }, [
    ...ofForm,
    ...ofRules,
    ...(isImported ? [importedFromOkta] : []),
  ]);
}

/** With what else there is to say of the settings. */
export const withFindings = (
  { findings, ...read }: Assessment,
  check: (settings: ProvisioningSettings) => readonly SettingsFinding[],
): Assessment => toAssessment(read, [...findings, ...check(read.settings)]);

function toAssessment(
  { settings, isImported }: Pick<Assessment, 'settings' | 'isImported'>,
  found: readonly SettingsFinding[],
): Assessment {
  const findings = sortFindings(found);
  return {
    settings,
    findings,
    isUsable: !findings.some(({ level }) => level === 'error'),
    isImported,
  };
}

const importedFromOkta: SettingsFinding = {
  id: 'import.okta',
  level: 'hint',
  pointer: '',
  message: "This is what Okta's API answers of an app, not a settings file.",
  consequence:
    'Okta does not show unique identifier field, authentication and base URL of such an app: what usually stands there was taken.',
  fix: 'Write it as JSON, and complete it there.',
};

const isWithin = (pointer: string, parent: string): boolean =>
  pointer === parent || pointer.startsWith(`${parent}/`);
