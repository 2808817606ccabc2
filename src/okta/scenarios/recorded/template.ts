import { isJsonArray, isJsonObject, type JsonValue } from '../../../base/json.js';

const named = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** What a variable may be called. */
export const isVariableName = (name: string): boolean => /^[A-Za-z]\w*$/.test(name);

/** The names of the variables in a text, in order. */
export const variablesIn = (template: string): readonly string[] =>
  Array.from(template.matchAll(named), ([, name = '']) => name);

/** What stands for a variable in a text. */
export const toTemplate = (name: string): string => `{{${name}}}`;

/** A text that is to stand as it is. */
export const asPlainText = (text: string): string => text.replaceAll('{{', toTemplate('open'));

/** @param encode what a value becomes where it is put in; what has no value stays */
export const fillText = (
  template: string,
  values: ReadonlyMap<string, string>,
  encode: (value: string) => string = (value) => value,
): string =>
  template.replaceAll(named, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : encode(value);
  });

/** The same in all texts of a JSON value. */
export function fillJson(template: JsonValue, values: ReadonlyMap<string, string>): JsonValue {
  if (typeof template === 'string') {
    return fillText(template, values);
  }
  if (isJsonArray(template)) {
    return template.map((item) => fillJson(item, values));
  }
  return isJsonObject(template)
    ? Object.fromEntries(
        Object.entries(template).map(([name, value]) => [
          fillText(name, values),
          fillJson(value, values),
        ]),
      )
    : template;
}

/** All texts of a JSON value, names of members too. */
export function* textsIn(value: JsonValue | undefined): Iterable<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (isJsonArray(value)) {
    for (const item of value) {
      yield* textsIn(item);
    }
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      yield name;
      yield* textsIn(member);
    }
  }
}
