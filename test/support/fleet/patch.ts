import {
  isJsonObject,
  isSameJson,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../../src/base/json.js';
import { findField, fieldsOf, withoutEmpty } from './fields.js';
import { parseFilter, type Test } from './filter.js';
import { Failure } from './message.js';
import { type Kind, listOf, objectOf } from './record.js';
import { enterpriseUrn } from './urns.js';

export interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: JsonValue;
}

/** A path, taken apart: `emails[type eq "work"].value`. */
interface Target {
  readonly field: string;
  readonly test?: Test;
  readonly sub?: string;
}

/** The operations of a PATCH. Throws for what is none. */
export function readOperations(body: JsonObject): readonly Operation[] {
  const operations = Object.entries(body).find(
    ([name]) => name.toLowerCase() === 'operations',
  )?.[1];
  if (!Array.isArray(operations)) {
    throw new Failure(400, 'Operations is missing', 'invalidSyntax');
  }
  return operations.map((item: JsonValue) => {
    const { op, path, value } = objectOf(item);
    if (typeof op !== 'string' || !['add', 'replace', 'remove'].includes(op.toLowerCase())) {
      throw new Failure(400, 'op is none of add, replace and remove', 'invalidSyntax');
    }
    return {
      op: op.toLowerCase(),
      ...(typeof path === 'string' && { path }),
      ...(value !== undefined && { value }),
    };
  });
}

/** What `data` is after one operation. */
export function applyOperation(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
  const { op, path, value } = operation;
  if (path === undefined) {
    return applyPathless(kind, data, op, value);
  }
  const target = parsePath(kind, path);
  if (op !== 'remove' && value === undefined) {
    throw new Failure(400, `${op} needs a value`, 'invalidValue');
  }
  return withoutEmpty({ ...data, [target.field]: changeField(data, target, operation) });
}

function applyPathless(
  kind: Kind,
  data: JsonObject,
  op: string,
  value: JsonValue | undefined,
): JsonObject {
  if (op === 'remove') {
    throw new Failure(400, 'remove needs a path', 'noTarget');
  }
  if (!isJsonObject(value)) {
    throw new Failure(400, 'Without path, the value has to be an object', 'invalidValue');
  }
  let changed = data;
  for (const [name, part] of Object.entries(value)) {
    const field = findField(kind, name.split(/[.[]/)[0] ?? '') ?? findField(kind, name);
    const isWritable =
      name.startsWith('urn:') || (field !== undefined && fieldsOf(kind).has(field));
    if (isWritable) {
      changed = applyOperation(kind, changed, { op, path: name, value: part });
    }
  }
  return changed;
}

function parsePath(kind: Kind, path: string): Target {
  const rest = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(User|Group):/i, '');
  if (rest.toLowerCase().startsWith(enterpriseUrn.toLowerCase())) {
    const sub = rest.slice(enterpriseUrn.length + 1);
    return { field: enterpriseUrn, ...(sub !== '' && { sub }) };
  }
  const parts = /^([\w$-]+)(?:\[(.*)\])?(?:\.([\w$-]+))?$/.exec(rest);
  const [, name = '', filter, sub] = parts ?? [];
  const field = findField(kind, name);
  if (!parts || field === undefined) {
    throw new Failure(400, `There is no attribute ${path}`, 'invalidPath');
  }
  if (!fieldsOf(kind).has(field)) {
    throw new Failure(400, `${field} is read-only`, 'mutability');
  }
  return {
    field,
    ...(filter !== undefined && { test: parseFilter(filter) }),
    ...(sub !== undefined && { sub }),
  };
}

function changeField(data: JsonObject, target: Target, { op, value }: Operation): JsonValue {
  const before = data[target.field] ?? null;
  if (target.test) {
    return changeMatches(listOf(before), { ...target, test: target.test }, op, value ?? null);
  }
  if (target.sub !== undefined) {
    return changeSub(before, target.sub, op, value ?? null);
  }
  if (op === 'remove') {
    return null;
  }
  if (Array.isArray(before) && op === 'add') {
    return mergeLists(before, listOf(value));
  }
  return isJsonObject(before) && isJsonObject(value)
    ? withoutEmpty({ ...before, ...value })
    : toList(target.field, value ?? null);
}

/** A single value for a list stands for a list of one. */
const toList = (field: string, value: JsonValue): JsonValue =>
  fieldsOf('Users').get(field) === 'list' || field === 'members' ? listOf(value) : value;

function changeMatches(
  items: readonly JsonValue[],
  { test, sub }: Target & { readonly test: Test },
  op: string,
  value: JsonValue,
): JsonValue {
  const isMatch = (item: JsonValue): boolean => isJsonObject(item) && test(item);
  if (op === 'remove' && sub === undefined) {
    return items.filter((item) => !isMatch(item));
  }
  if (op === 'replace' && !items.some(isMatch)) {
    throw new Failure(400, 'No value matches the path', 'noTarget');
  }
  return items.map((item) => {
    if (!isMatch(item)) {
      return item;
    }
    return sub === undefined
      ? { ...objectOf(item), ...objectOf(value) }
      : changeSub(item, sub, op, value);
  });
}

function changeSub(before: JsonValue, sub: string, op: string, value: JsonValue): JsonValue {
  if (Array.isArray(before)) {
    return before.map((item: JsonValue) => changeSub(item, sub, op, value));
  }
  const parent = objectOf(before);
  const [first = '', ...rest] = sub.split('.');
  if (rest.length > 0) {
    return { ...parent, [first]: changeSub(parent[first] ?? null, rest.join('.'), op, value) };
  }
  const name = Object.keys(parent).find((key) => key.toLowerCase() === sub.toLowerCase()) ?? sub;
  return op === 'remove' ? withoutMember(parent, name) : { ...parent, [name]: value };
}

/** What is there already is not added again; a new primary value takes it from the others. */
function mergeLists(
  before: readonly JsonValue[],
  added: readonly JsonValue[],
): readonly JsonValue[] {
  const hasPrimary = added.some((item) => objectOf(item)['primary'] === true);
  const kept = hasPrimary
    ? before.map((item) =>
        objectOf(item)['primary'] === true ? { ...objectOf(item), primary: false } : item,
      )
    : before;
  const fresh = added.filter((item) => !before.some((old) => isSameItem(old, item)));
  return [...kept, ...fresh];
}

function isSameItem(left: JsonValue, right: JsonValue): boolean {
  const [before, added] = [objectOf(left), objectOf(right)];
  const types = [before['type'], added['type']];
  return (
    isSameJson(left, right) ||
    (before['value'] !== undefined &&
      before['value'] === added['value'] &&
      (types.includes(undefined) || types[0] === types[1]))
  );
}
