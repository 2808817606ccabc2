import { type JsonObject, type JsonValue, isJsonObject, readMember } from '../../../base/json.js';
import { type Profile } from '../person.js';
import { notWellFormed, validationFailed } from './apiError.js';

/** @throws ApiError where it is no JSON object */
export function readObject(body: JsonValue | undefined): JsonObject {
  if (!isJsonObject(body)) {
    throw notWellFormed('A JSON object is expected.');
  }
  return body;
}

/** Undefined where it is missing or null. @throws ApiError where it is no object */
export function findObject(parent: JsonObject, name: string): JsonObject | undefined {
  const value = readMember(parent, name) ?? undefined;
  if (value !== undefined && !isJsonObject(value)) {
    throw validationFailed(name, `${name}: An object is expected`);
  }
  return value;
}

/** Undefined where it is missing or null. @throws ApiError where it is no text */
export function findText(parent: JsonObject, name: string): string | undefined {
  const value = readMember(parent, name) ?? undefined;
  if (value !== undefined && typeof value !== 'string') {
    throw validationFailed(name, `${name}: A text is expected`);
  }
  return value;
}

/** @throws ApiError where it is missing */
export function getText(parent: JsonObject, name: string): string {
  const text = findText(parent, name);
  if (text === undefined) {
    throw validationFailed(name, `${name}: The field cannot be left blank`);
  }
  return text;
}

export const readProfile = (parent: JsonObject): Profile =>
  new Map(Object.entries(findObject(parent, 'profile') ?? {}));

/** Of `credentials.password.value`; what else credentials hold is of no account here. */
export function findPassword(parent: JsonObject): string | undefined {
  const credentials = findObject(parent, 'credentials');
  const password = credentials && findObject(credentials, 'password');
  return password && findText(password, 'value');
}

/** `true` and `false`. @throws ApiError where it is another text */
export function readFlag(
  query: ReadonlyMap<string, string>,
  name: string,
  usual: boolean,
): boolean {
  const text = query.get(name);
  if (text === undefined) {
    return usual;
  }
  if (text !== 'true' && text !== 'false') {
    throw validationFailed(name, `${name}: true or false is expected`);
  }
  return text === 'true';
}
