import { type JsonValue } from '../../src/base/json.js';

/** The same value; a write to any part of it throws. */
export function deepFreeze<T extends JsonValue>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach((member: JsonValue) => deepFreeze(member));
  }
  return value;
}
