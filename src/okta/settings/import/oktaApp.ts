import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  readMember,
} from '../../../base/json.js';
import { attributeMappings } from '../../profile/attributeMapping.js';
import { mappingTimes } from '../profileSettings.js';

/**
 * Whether this is what Okta's API answers of an app (`GET /api/v1/apps/{id}`), or an object with that as `app`,
 * and beside it `schema`, `mapping` and `connection` as the API answers them.
 */
export const isOktaApp = (value: unknown): value is JsonObject =>
  isJsonObject(value) && (isApp(value) || isApp(readMember(value, 'app')));

const isApp = (value: JsonValue | undefined): value is JsonObject =>
  isJsonObject(value) &&
  typeof readMember(value, 'label') === 'string' &&
  /^[A-Z][A-Z_0-9]+$/.test(textAt(value, 'signOnMode')) &&
  isJsonArray(readMember(value, 'features') ?? []);

/** A settings file with what the answers tell. What Okta does not show is not in it. */
export function toSettingsFile(answer: JsonObject): JsonObject {
  const inside = readMember(answer, 'app');
  const app = isApp(inside) ? inside : answer;
  const features = new Set(textsOf(readMember(app, 'features')));
  const has = (...names: readonly string[]): boolean => names.some((name) => features.has(name));
  return {
    label: textAt(app, 'label'),
    appName: textAt(app, 'name'),
    // The template apps of the catalogue.
    appKind: /^scim[12]/.test(textAt(app, 'name')) ? 'oin' : 'aiw',
    signOnMode: signOnModes.get(textAt(app, 'signOnMode')) ?? textAt(app, 'signOnMode'),
    signOn: toSignOn(app),
    ...withText('usernameFormat', textAt(app, 'credentials', 'userNameTemplate', 'template')),
    connection: {
      ...withText('baseUrl', textAt(answer, 'connection', 'baseUrl')),
      provisioningActions: actions.filter(([, ...names]) => has(...names)).map(([id]) => id),
    },
    toApp: Object.fromEntries(switches.map(([id, name]) => [id, has(name)])),
    toOkta: { profileSourcing: has('PROFILE_MASTERING') },
    customAttributes: toCustomAttributes(answer),
    attributeMappings: toMappings(answer),
  };
}

const signOnModes: ReadonlyMap<string, string> = new Map([
  ['SAML_2_0', 'saml'],
  ['AUTO_LOGIN', 'swa'],
  ['BROWSER_PLUGIN', 'swa'],
  ['SECURE_PASSWORD_STORE', 'swa'],
  ['OPENID_CONNECT', 'oidc'],
]);

/** What `features` of an app tell of the boxes and switches of the console. */
const actions: readonly (readonly [id: string, ...features: readonly string[]])[] = [
  ['importNewUsersAndProfileUpdates', 'IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'],
  ['pushNewUsers', 'PUSH_NEW_USERS'],
  ['pushProfileUpdates', 'PUSH_PROFILE_UPDATES'],
  ['pushGroups', 'GROUP_PUSH'],
];
const switches: readonly (readonly [id: string, feature: string])[] = [
  ['createUsers', 'PUSH_NEW_USERS'],
  ['updateUserAttributes', 'PUSH_PROFILE_UPDATES'],
  ['deactivateUsers', 'PUSH_USER_DEACTIVATION'],
  ['excludeUsernameUpdates', 'EXCLUDE_USERNAME_UPDATE_ON_PROFILE_PUSH'],
  ['syncPassword', 'PUSH_PASSWORD_UPDATES'],
];

const toSignOn = (app: JsonObject): JsonObject => ({
  ...withText('acsUrl', textAt(app, 'settings', 'signOn', 'ssoAcsUrl')),
  ...withText('audience', textAt(app, 'settings', 'signOn', 'audience')),
  ...withText('loginPageUrl', textAt(app, 'settings', 'signOn', 'loginUrl')),
});

/** `GET /api/v1/meta/schemas/apps/{appId}/default`. */
function toCustomAttributes(answer: JsonObject): readonly JsonObject[] {
  const properties = valueAt(answer, 'schema', 'definitions', 'custom', 'properties');
  return entriesOf(properties).map(([name, property]) => ({
    name,
    ...withText('title', textAt(property, 'title')),
    ...withText('type', textAt(property, 'type')),
    ...withText('itemType', textAt(property, 'items', 'type')),
    ...withText('externalName', textAt(property, 'externalName')),
    ...withText('externalNamespace', textAt(property, 'externalNamespace')),
    ...withText('description', textAt(property, 'description')),
    ...(readMember(property, 'required') === true && { required: true }),
  }));
}

/** `GET /api/v1/mappings/{mappingId}`; rows that are as they were made are left out. */
function toMappings(answer: JsonObject): readonly JsonObject[] {
  return entriesOf(valueAt(answer, 'mapping', 'properties'))
    .filter(([attribute]) => attribute !== 'userName')
    .map(([attribute, row]) => ({
      attribute,
      expression: textAt(row, 'expression'),
      applyOn:
        mappingTimes.find(({ pushStatus }) => pushStatus === textAt(row, 'pushStatus'))?.id ??
        mappingTimes[0].id,
    }))
    .filter(
      ({ attribute, expression, applyOn }) =>
        expression !== usualExpressions.get(attribute) || applyOn !== 'createAndUpdate',
    );
}

const usualExpressions: ReadonlyMap<string, string> = new Map(
  attributeMappings.flatMap(({ oktaAttribute, appAttribute }) =>
    oktaAttribute === undefined
      ? []
      : [[appAttribute ?? oktaAttribute, `user.${oktaAttribute}`] as const],
  ),
);

const entriesOf = (value: JsonValue | undefined): readonly (readonly [string, JsonObject])[] =>
  isJsonObject(value)
    ? Object.entries(value).flatMap(([name, member]) =>
        isJsonObject(member) ? [[name, member] as const] : [],
      )
    : [];

const textsOf = (value: JsonValue | undefined): readonly string[] =>
  isJsonArray(value) ? value.filter((item) => typeof item === 'string') : [];

const withText = (name: string, text: string): JsonObject => (text === '' ? {} : { [name]: text });

function textAt(value: JsonValue | undefined, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

const valueAt = (value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>(
    (found, name) => (isJsonObject(found) ? readMember(found, name) : undefined),
    value,
  );
