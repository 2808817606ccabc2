import { isJsonArray, isJsonObject, type JsonValue, readMember } from '../../base/json.js';

/** Reads a value out of a resource or of one value of an attribute. */
export type ReadValue = (subject: JsonValue) => JsonValue | undefined;

/** A name that every object inherits must not find what it inherits. */
export const createMemberReader = (name: string): ReadValue =>
  name in Object.prototype
    ? (subject) => (isJsonObject(subject) ? readMember(subject, name) : undefined)
    : (subject) => (isJsonObject(subject) ? subject[name] : undefined);

/** Whether there is a value: RFC 7644, table 3, `pr`: not null, not empty, not a node of empty ones. */
export function isPresent(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') {
    return false;
  }
  if (isJsonArray(value)) {
    return value.some((element) => isPresent(element));
  }
  return !isJsonObject(value) || Object.values(value).some((member) => isPresent(member));
}
