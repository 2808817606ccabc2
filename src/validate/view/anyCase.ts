import { type JsonObject, type JsonValue, readMember } from '../../base/json.js';

/** The member `name`, its capitals aside (RFC 7643 2.1). */
export function readAnyCase(object: JsonObject | undefined, name: string): JsonValue | undefined {
  if (!object) {
    return undefined;
  }
  const exact = readMember(object, name);
  if (exact !== undefined) {
    return exact;
  }
  const lower = name.toLowerCase();
  const found = Object.keys(object).find((key) => key.toLowerCase() === lower);
  return found === undefined ? undefined : readMember(object, found);
}

/** The text of a member, where it is a text with something in it. */
export function readText(object: JsonObject | undefined, name: string): string | undefined {
  const value = readAnyCase(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `"True"` too: some clients send booleans as texts. */
export function toBoolean(value: JsonValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) {
    return value.toLowerCase() === 'true';
  }
  return undefined;
}
