import { type JsonValue, isJsonArray, isJsonObject, readMember } from '../../src/base/json.js';

/** The value at a place such as `Resources[0].name.familyName`; undefined where there is none. */
export function findAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let found = value;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (name !== undefined) {
      found = isJsonObject(found) ? readMember(found, name) : undefined;
    } else {
      found = isJsonArray(found) ? found[Number(index)] : undefined;
    }
  }
  return found;
}
