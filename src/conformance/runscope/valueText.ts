import { type JsonValue } from '../../base/json.js';

/** As Runscope writes a value before it compares it: objects and lists as JSON, nothing as nothing. */
export function toValueText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
