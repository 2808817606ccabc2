import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
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
  const members = Object.entries(value).map(([written, member]) => {
    const found = findName(properties, written) ?? written;
    // A name that is there twice in different capitals stays.
    const name = found !== written && Object.hasOwn(value, found) ? written : found;
    const place = pointer + toPointer([written]);
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const inner: NamedMembers = schema
      ? nameMembers(schema, member, place)
      : { value: member, oddNames: [] };
    const odd = name === written ? [] : [{ pointer: place, canonical: name }];
    return { name, isSame: name === written && inner.value === member, inner, odd };
  });
  return {
    value: members.every(({ isSame }) => isSame)
      ? value
      : Object.fromEntries(members.map(({ name, inner }) => [name, inner.value])),
    oddNames: members.flatMap(({ odd, inner }) => [...odd, ...inner.oddNames]),
  };
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
