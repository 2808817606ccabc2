import { JsonCursor } from '../../base/jsonCursor.js';
import {
  type AuthenticationMode,
  type ProvisioningAction,
  type SignOnMode,
  authenticationModes,
  idsOf,
  provisioningActions,
  scimVersions,
  signOnModes,
  toAppSwitches,
} from './consoleChoices.js';
import { type SettingsFinding } from './finding.js';
import {
  type AuthenticationSettings,
  type ConnectionSettings,
  type ProvisioningSettings,
  type ToAppSettings,
  defaultSettings,
  toAppSettingsFor,
} from './provisioningSettings.js';
import { secretFields } from './secretFields.js';
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
    signOnMode: reader.read(file, 'signOnMode', defaultSettings.signOnMode, readSignOnMode),
    connection,
    toApp: readToApp(reader, file, connection.provisioningActions),
    toOkta: readToOkta(reader, file),
  };
  return { settings, findings: reader.findings };
}

const defaultMode = defaultSettings.connection.authentication.mode;

const memberNames = {
  file: ['$schema', 'label', 'appName', 'signOnMode', 'connection', 'toApp', 'toOkta'],
  connection: [
    'scimVersion',
    'baseUrl',
    'uniqueIdentifierField',
    'provisioningActions',
    'authentication',
  ],
  authentication: {
    basic: ['mode', 'username', secretFields.basic.member],
    header: ['mode', secretFields.header.member],
    oauth2: [
      'mode',
      'accessTokenEndpoint',
      'authorizationEndpoint',
      'clientId',
      secretFields.oauth2.member,
    ],
  },
  toOkta: ['profileSourcing'],
} as const;

function readConnection(reader: ShapeReader, file: JsonCursor): ConnectionSettings {
  const connection = reader.object(file.member('connection'));
  reader.checkNames(connection, memberNames.connection);
  const defaults = defaultSettings.connection;
  const actions = reader.readItems(
    connection,
    'provisioningActions',
    defaults.provisioningActions,
    (item) => item.oneOf(idsOf(provisioningActions)),
  );
  return {
    scimVersion: reader.read(connection, 'scimVersion', defaults.scimVersion, (member) =>
      member.oneOf(idsOf(scimVersions)),
    ),
    baseUrl: reader.readUrl(connection, 'baseUrl'),
    uniqueIdentifierField: reader.read(
      connection,
      'uniqueIdentifierField',
      defaults.uniqueIdentifierField,
      readLine,
    ),
    // In the order of the console, each once.
    provisioningActions: idsOf(provisioningActions).filter((id) => actions.includes(id)),
    authentication: readAuthentication(reader, connection),
  };
}

/** OIDC is read so that a rule can say why it is refused; as a proposal it would mislead. */
const readSignOnMode = (cursor: JsonCursor): SignOnMode =>
  cursor.value === 'oidc'
    ? cursor.value
    : cursor.oneOf(idsOf(signOnModes).filter((id) => id !== 'oidc'));

function readAuthentication(reader: ShapeReader, connection: JsonCursor): AuthenticationSettings {
  const cursor = reader.object(connection.member('authentication'));
  const readMode = reader.read<AuthenticationMode | undefined>(
    cursor,
    'mode',
    undefined,
    (member) => member.oneOf(idsOf(authenticationModes)),
  );
  const mode = readMode ?? defaultMode;
  checkAuthenticationNames(reader, cursor, readMode);
  reader.checkSecret(cursor, secretFields[mode].member);
  switch (mode) {
    case 'basic':
      return { mode, username: reader.read(cursor, 'username', '', readLine) };
    case 'header':
      reader.checkScheme(cursor, secretFields.header.member);
      return { mode };
    case 'oauth2':
      return {
        mode,
        accessTokenEndpoint: reader.readUrl(cursor, 'accessTokenEndpoint'),
        authorizationEndpoint: reader.readUrl(cursor, 'authorizationEndpoint'),
        clientId: reader.read(cursor, 'clientId', '', readLine),
      };
  }
}

/** Where the mode is wrong, nobody knows which members belong to it. */
function checkAuthenticationNames(
  reader: ShapeReader,
  cursor: JsonCursor,
  mode: AuthenticationMode | undefined,
): void {
  const names = memberNames.authentication;
  const isModeWrong = mode === undefined && (cursor.member('mode').value ?? null) !== null;
  reader.checkNames(cursor, isModeWrong ? Object.values(names).flat() : names[mode ?? defaultMode]);
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
