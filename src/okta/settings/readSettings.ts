import { JsonCursor } from '../../base/jsonCursor.js';
import {
  type ProvisioningAction,
  type SignOnMode,
  appOrigins,
  idsOf,
  signOnModes,
  toAppSwitches,
} from './consoleChoices.js';
import { type SettingsFinding } from './finding.js';
import {
  type ProvisioningSettings,
  type SignOnSettings,
  type ToAppSettings,
  defaultSettings,
  toAppSettingsFor,
} from './provisioningSettings.js';
import { readConnection } from './readConnection.js';
import { readCustomAttributes, readMappings, readPushGroups, readText } from './readProfile.js';
import { readEntitlementTypes, readSubmission } from './readSubmission.js';
import { ShapeReader, readLine } from './shapeReader.js';

export interface ReadSettings {
  /** Complete: defaults stand for what is absent or wrong. */
  readonly settings: ProvisioningSettings;
  /** What is wrong with the form of the file, in its order. */
  readonly findings: readonly SettingsFinding[];
}

/** Reads a settings file, whatever it holds. */
export function readSettings(value: unknown): ReadSettings {
  const reader = new ShapeReader();
  const file = reader.object(new JsonCursor(value));
  reader.checkNames(file, memberNames.file);
  const connection = readConnection(reader, file);
  const settings: ProvisioningSettings = {
    label: reader.read(file, 'label', defaultSettings.label, readLine),
    appName: reader.read(file, 'appName', '', readLine),
    appKind: reader.read(file, 'appKind', defaultSettings.appKind, (member) =>
      member.oneOf(idsOf(appOrigins)),
    ),
    signOnMode: reader.read(file, 'signOnMode', defaultSettings.signOnMode, readSignOnMode),
    signOn: readSignOn(reader, file),
    usernameFormat: reader.read(file, 'usernameFormat', defaultSettings.usernameFormat, readText),
    connection,
    toApp: readToApp(reader, file, connection.provisioningActions),
    toOkta: readToOkta(reader, file),
    customAttributes: readCustomAttributes(reader, file),
    attributeMappings: readMappings(reader, file),
    assignedGroups: reader.readItems(file, 'assignedGroups', [], readText),
    pushGroups: readPushGroups(reader, file),
    entitlementTypes: readEntitlementTypes(reader, file),
    submission: readSubmission(reader, file),
  };
  return { settings, findings: reader.findings };
}

const memberNames = {
  file: ['$schema', ...Object.keys(defaultSettings)],
  signOn: ['acsUrl', 'audience', 'loginPageUrl'],
  toOkta: ['profileSourcing'],
} as const;

/** OIDC is read so that a rule can say why it is refused; as a proposal it would mislead. */
const readSignOnMode = (cursor: JsonCursor): SignOnMode =>
  cursor.value === 'oidc'
    ? cursor.value
    : cursor.oneOf(idsOf(signOnModes).filter((id) => id !== 'oidc'));

function readSignOn(reader: ShapeReader, file: JsonCursor): SignOnSettings {
  const signOn = reader.object(file.member('signOn'));
  reader.checkNames(signOn, memberNames.signOn);
  return {
    acsUrl: reader.readUrl(signOn, 'acsUrl'),
    audience: reader.read(signOn, 'audience', '', readLine),
    loginPageUrl: reader.readUrl(signOn, 'loginPageUrl'),
  };
}

function readToApp(
  reader: ShapeReader,
  file: JsonCursor,
  actions: readonly ProvisioningAction[],
): ToAppSettings {
  const toApp = reader.object(file.member('toApp'));
  reader.checkNames(toApp, idsOf(toAppSwitches));
  const usual = toAppSettingsFor(actions);
  const readSwitch = (name: keyof ToAppSettings): boolean =>
    reader.read(toApp, name, usual[name], (member) => member.boolean());
  return {
    createUsers: readSwitch('createUsers'),
    updateUserAttributes: readSwitch('updateUserAttributes'),
    deactivateUsers: readSwitch('deactivateUsers'),
    excludeUsernameUpdates: readSwitch('excludeUsernameUpdates'),
    syncPassword: readSwitch('syncPassword'),
  };
}

function readToOkta(reader: ShapeReader, file: JsonCursor): ProvisioningSettings['toOkta'] {
  const toOkta = reader.object(file.member('toOkta'));
  reader.checkNames(toOkta, memberNames.toOkta);
  return {
    profileSourcing: reader.read(toOkta, 'profileSourcing', false, (member) => member.boolean()),
  };
}
