import { type AppOrigin } from './consoleChoices.js';
import { checkSettings } from './checkSettings.js';
import { type SettingsFinding, sortFindings } from './finding.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { readSettings } from './readSettings.js';

export interface Assessment {
  /** What can be read; complete, but to be exported only where nothing is an error. */
  readonly settings: ProvisioningSettings;
  /** Errors first. */
  readonly findings: readonly SettingsFinding[];
  readonly isUsable: boolean;
}

/**
 * Reads a settings file, whatever it holds, and checks it against all rules.
 *
 * @param appKind in place of the one in the file, for an export that goes with that kind alone.
 */
export function assessSettings(value: unknown, appKind?: AppOrigin): Assessment {
  const { settings: read, findings: ofForm } = readSettings(value);
  const settings = { ...read, ...(appKind && { appKind }) };
  const unread = ofForm.filter(({ id }) => id === 'shape').map(({ pointer }) => pointer);
  const ofRules = checkSettings(settings).filter(
    // A default stands there, and nobody wants to hear about it.
    ({ pointer }) => !unread.some((one) => isWithin(pointer, one) || isWithin(one, pointer)),
  );
  return toAssessment(settings, [...ofForm, ...ofRules]);
}

/** With what else there is to say of the settings. */
export const withFindings = (
  { settings, findings }: Assessment,
  check: (settings: ProvisioningSettings) => readonly SettingsFinding[],
): Assessment => toAssessment(settings, [...findings, ...check(settings)]);

function toAssessment(
  settings: ProvisioningSettings,
  found: readonly SettingsFinding[],
): Assessment {
  const findings = sortFindings(found);
  return { settings, findings, isUsable: !findings.some(({ level }) => level === 'error') };
}

const isWithin = (pointer: string, parent: string): boolean =>
  pointer === parent || pointer.startsWith(`${parent}/`);
