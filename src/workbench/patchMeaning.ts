import { type JsonValue, isJsonArray, isJsonObject, readMember } from '../base/json.js';
import { type SentOperation } from '../okta/operations/patchIntent.js';
import { type Filter } from '../scim/filter/ast.js';
import { parsePatchPath } from '../scim/filter/parser.js';
import { printFilter } from '../scim/filter/print.js';

/** The name of a resource by its id, where it is known. */
export type FindName = (id: string) => string | undefined;

/** A PATCH operation in one sentence, for example `Set active to false`. Total. */
export function explainOperation(operation: SentOperation, findName: FindName): string {
  switch (operation.op) {
    case 'add':
      return operation.path === undefined
        ? explainPathless('Add', operation.value, findName)
        : explainAdd(operation.path, operation.value, findName);
    case 'replace':
      return operation.path === undefined
        ? explainPathless('Set', operation.value, findName)
        : explainReplace(operation.path, operation.value, findName);
    case 'remove':
      return explainRemove(operation, findName);
    case '':
      return 'An operation without "op"';
    default:
      return `An operation that RFC 7644 does not know: ${operation.op}`;
  }
}

function explainAdd(path: string, value: JsonValue | undefined, findName: FindName): string {
  if (isJsonArray(value)) {
    return `Add ${listItems(value, findName)} to ${readPath(path)}`;
  }
  return isJsonObject(value)
    ? `Add ${describeItem(value, findName)} to ${readPath(path)}`
    : `Add ${toShort(value)} as ${readPath(path)}`;
}

function explainReplace(path: string, value: JsonValue | undefined, findName: FindName): string {
  if (!isJsonArray(value)) {
    return `Set ${readPath(path)} to ${isJsonObject(value) ? describeItem(value, findName) : toShort(value)}`;
  }
  return value.length === 0
    ? `Remove all ${readPath(path)}`
    : `Replace all ${readPath(path)} with ${listItems(value, findName)}`;
}

/** Without a path the value is a part of the resource (RFC 7644 3.5.2.1 and 3.5.2.3). */
function explainPathless(
  verb: 'Add' | 'Set',
  value: JsonValue | undefined,
  findName: FindName,
): string {
  if (!isJsonObject(value)) {
    return 'No path, and no object as value: it says nothing about what to change';
  }
  const sentences = Object.entries(value).map(([name, part]) =>
    verb === 'Add' && isJsonArray(part)
      ? explainAdd(name, part, findName)
      : explainReplace(name, part, findName),
  );
  return sentences.length === 0 ? 'Change nothing' : sentences.join('; ');
}

function explainRemove({ path, value }: SentOperation, findName: FindName): string {
  if (path === undefined) {
    return 'Remove without a path, which RFC 7644 3.5.2.2 does not allow';
  }
  const single = readSingleValue(path);
  if (single) {
    const name = findName(single.value);
    return `Remove ${name ?? JSON.stringify(single.value)} from ${single.attribute}`;
  }
  if (isJsonArray(value) && value.length > 0) {
    return `Remove ${listItems(value, findName)} from ${readPath(path)}`;
  }
  return `Remove ${readPath(path)}`;
}

/** `members[value eq "…"]` names one value. */
function readSingleValue(
  path: string,
): { readonly attribute: string; readonly value: string } | undefined {
  const parsed = parsePatchPath(path);
  if (!parsed.ok || parsed.path.kind !== 'valuePath' || parsed.path.sub !== undefined) {
    return undefined;
  }
  const { name, filter } = parsed.path;
  const value = readValueEquals(filter);
  return value === undefined ? undefined : { attribute: name, value };
}

const readValueEquals = (filter: Filter): string | undefined =>
  filter.kind === 'compare' &&
  filter.operator === 'eq' &&
  filter.path.name.toLowerCase() === 'value' &&
  typeof filter.value === 'string'
    ? filter.value
    : undefined;

/** `emails[type eq "work"].value` reads "value of emails where type eq "work"". */
function readPath(path: string): string {
  const parsed = parsePatchPath(path);
  if (!parsed.ok || parsed.path.kind !== 'valuePath') {
    return path;
  }
  const { name, filter, sub } = parsed.path;
  const selected = `${name} where ${printFilter(filter)}`;
  return sub === undefined ? selected : `${sub} of ${selected}`;
}

/** More than a few are counted. */
const fewItems = 3;

function listItems(items: readonly JsonValue[], findName: FindName): string {
  if (items.length === 0) {
    return 'nothing';
  }
  return items.length > fewItems
    ? `${String(items.length)} values`
    : items.map((item) => describeItem(item, findName)).join(', ');
}

/** A complex value by what people know it by. */
function describeItem(item: JsonValue, findName: FindName): string {
  if (!isJsonObject(item)) {
    return typeof item === 'string' ? (findName(item) ?? toShort(item)) : toShort(item);
  }
  const value = readMember(item, 'value');
  const known = typeof value === 'string' ? findName(value) : undefined;
  const display = readMember(item, 'display');
  return known ?? (typeof display === 'string' ? display : toShort(value ?? item));
}

const longestValue = 60;

function toShort(value: JsonValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
