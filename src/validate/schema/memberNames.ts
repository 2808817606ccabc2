import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../view/messageView.js';
import { type JsonSchema } from './jsonSchema.js';

/** A message with the names of its members as RFC 7644 spells them; itself, where they are. */
export interface NamedMembers {
  readonly value: JsonValue;
  /** Pointers to members with other capitals, and the right name. */
  readonly oddNames: readonly { readonly pointer: string; readonly canonical: string }[];
}

export function nameMembers(schema: JsonSchema, value: JsonValue, pointer = ''): NamedMembers {
  if (isJsonObject(value) && isSchemas(schema['properties'])) {
    return nameObject(schema['properties'], value, pointer);
  }
  const items = schema['items'];
  if (!isJsonArray(value) || !isSchema(items)) {
    return { value, oddNames: [] };
  }
  const named = value.map((item, at) => nameMembers(items, item, `${pointer}/${String(at)}`));
  return {
    value: named.every((one, at) => one.value === value[at])
      ? value
      : named.map((one) => one.value),
    oddNames: named.flatMap((one) => one.oddNames),
  };
}

function nameObject(
  properties: Readonly<Record<string, JsonSchema>>,
  value: JsonObject,
  pointer: string,
): NamedMembers {
  const oddNames: { pointer: string; canonical: string }[] = [];
  let isChanged = false;
  const entries = Object.entries(value).map(([written, member]) => {
    const canonical = findName(properties, written) ?? written;
    const isOdd = canonical !== written && !Object.hasOwn(value, canonical);
    const name = isOdd ? canonical : written;
    if (isOdd) {
      oddNames.push({ pointer: pointer + toPointer([written]), canonical });
    }
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const named = inner && nameMembers(inner, member, pointer + toPointer([written]));
    oddNames.push(...(named?.oddNames ?? []));
    isChanged ||= isOdd || (named !== undefined && named.value !== member);
    return [name, named ? named.value : member] as const;
  });
  return { value: isChanged ? Object.fromEntries(entries) : value, oddNames };
}

function findName(
  properties: Readonly<Record<string, JsonSchema>>,
  written: string,
): string | undefined {
  if (Object.hasOwn(properties, written)) {
    return written;
  }
  const lower = written.toLowerCase();
  return Object.keys(properties).find((name) => name.toLowerCase() === lower);
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null;

const isSchemas = (value: unknown): value is Readonly<Record<string, JsonSchema>> =>
  isSchema(value);
