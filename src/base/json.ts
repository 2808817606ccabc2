export type JsonPrimitive = string | number | boolean | null;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
export type JsonValue = JsonPrimitive | JsonArray | JsonObject;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isJsonArray = (value: unknown): value is JsonArray => Array.isArray(value);

/**
 * The own member `name`, or undefined. Client documents may carry keys such as `constructor` or
 * `__proto__`; reading through the prototype would find what nobody sent.
 */
export const readMember = (object: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export const withoutMember = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

/** Same JSON value; members of an object may stand in any order. */
export function isSameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) {
    return true;
  }
  if (isJsonArray(left) && isJsonArray(right)) {
    return left.length === right.length && left.every((item, at) => isSameJson(item, right[at]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) {
    return false;
  }
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const value = left[name];
      // Most members of what was changed in one place are the very same.
      return (
        (value !== undefined && value === right[name]) ||
        (Object.hasOwn(right, name) && isSameJson(value, right[name]))
      );
    })
  );
}
