import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { Failure } from './message.js';
import { type Kind } from './record.js';
import { enterpriseUrn } from './urns.js';

type FieldType = 'string' | 'boolean' | 'object' | 'list';

const userFields = new Map<string, FieldType>([
  ['userName', 'string'],
  ['externalId', 'string'],
  ['name', 'object'],
  ['displayName', 'string'],
  ['nickName', 'string'],
  ['profileUrl', 'string'],
  ['title', 'string'],
  ['userType', 'string'],
  ['preferredLanguage', 'string'],
  ['locale', 'string'],
  ['timezone', 'string'],
  ['active', 'boolean'],
  ['password', 'string'],
  ['emails', 'list'],
  ['phoneNumbers', 'list'],
  ['ims', 'list'],
  ['photos', 'list'],
  ['addresses', 'list'],
  ['entitlements', 'list'],
  ['roles', 'list'],
  ['x509Certificates', 'list'],
  [enterpriseUrn, 'object'],
]);

const groupFields = new Map<string, FieldType>([
  ['displayName', 'string'],
  ['externalId', 'string'],
  ['members', 'list'],
]);

export const fieldsOf = (kind: Kind): ReadonlyMap<string, FieldType> =>
  kind === 'Users' ? userFields : groupFields;

const readOnlyNames = ['id', 'schemas', 'meta', 'groups'];

/** The name of an attribute as the schema spells it; undefined where there is none. */
export function findField(kind: Kind, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const names = [...fieldsOf(kind).keys(), ...readOnlyNames];
  return names.find((field) => field.toLowerCase() === wanted);
}

/** The known, writable attributes of a body, checked. Others are passed over. */
export function pickFields(kind: Kind, body: JsonObject): JsonObject {
  const picked: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(body)) {
    const field = findField(kind, name);
    const type = field === undefined ? undefined : fieldsOf(kind).get(field);
    if (field !== undefined && type !== undefined && value !== null) {
      picked[field] = checkType(field, type, value);
    }
  }
  return withoutEmpty(picked);
}

/** RFC 7643 2.5: an empty list and no value are the same. */
export const withoutEmpty = (data: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );

function checkType(name: string, type: FieldType, value: JsonValue): JsonValue {
  if (type === 'list') {
    if (!Array.isArray(value) || !value.every((item) => isJsonObject(item))) {
      throw wrongType(name, 'an array of objects');
    }
    return onePrimary(value);
  }
  if (type === 'object' ? !isJsonObject(value) : typeof value !== type) {
    throw wrongType(name, `of type ${type}`);
  }
  return value;
}

const wrongType = (name: string, expected: string): Failure =>
  new Failure(400, `${name} has to be ${expected}`, 'invalidValue');

/** RFC 7643 2.4: one value at most is primary; the last one wins. */
function onePrimary(items: readonly JsonObject[]): readonly JsonObject[] {
  const last = items.findLastIndex((item) => item['primary'] === true);
  return items.map((item, at) =>
    item['primary'] === true && at !== last ? { ...item, primary: false } : item,
  );
}
