import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';

type Change = (text: string) => string;

/** The same with other texts, however deep. */
function mapTexts(value: JsonValue, change: Change): JsonValue {
  if (typeof value === 'string') {
    return change(value);
  }
  if (isJsonArray(value)) {
    return value.map((item) => mapTexts(item, change));
  }
  return isJsonObject(value) ? mapObject(value, change) : value;
}

export const mapObject = (object: JsonObject, change: Change): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, mapTexts(value, change)]),
  );

export const mapValues = (
  values: ReadonlyMap<string, JsonValue | undefined>,
  change: Change,
): ReadonlyMap<string, JsonValue | undefined> =>
  new Map(
    [...values].map(([name, value]) => [
      name,
      value === undefined ? undefined : mapTexts(value, change),
    ]),
  );
