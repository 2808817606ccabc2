import { type JsonCursor } from '../../base/jsonCursor.js';
import {
  type AuthenticationMode,
  authenticationModes,
  idsOf,
  provisioningActions,
  scimVersions,
} from './consoleChoices.js';
import {
  type AuthenticationSettings,
  type ConnectionSettings,
  defaultSettings,
} from './provisioningSettings.js';
import { secretFields } from './secretFields.js';
import { type ShapeReader, readLine } from './shapeReader.js';

const defaultMode = defaultSettings.connection.authentication.mode;

const memberNames = {
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
      'scopes',
      'redirectUris',
      secretFields.oauth2.member,
    ],
  },
} as const;

export function readConnection(reader: ShapeReader, file: JsonCursor): ConnectionSettings {
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
        scopes: reader.readItems(cursor, 'scopes', [], readScope),
        redirectUris: reader.readUrls(cursor, 'redirectUris'),
      };
  }
}

/** RFC 6749 3.3: what a scope consists of. */
function readScope(cursor: JsonCursor): string {
  const scope = readLine(cursor);
  return /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)
    ? scope
    : cursor.fail('must be one scope: letters, digits and signs, without blanks, quotes or "\\"');
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
