import { type JsonValue } from '../../base/json.js';

/** Undefined where it is no JSON. */
export function parseJsonText(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // expected: servers answer all kinds of things
    return undefined;
  }
}
