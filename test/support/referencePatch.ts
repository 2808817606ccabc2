import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../src/base/json.js';
import { type ScimType } from '../../src/scim/errors.js';

/** The end of a PATCH that is refused. */
export class Refusal extends Error {
  readonly scimType: ScimType;

  constructor(scimType: ScimType) {
    super(scimType);
    this.scimType = scimType;
  }
}

/** Where an operation points: an attribute of the top, one of its parts, values that a part selects. */
export interface ReferenceTarget {
  readonly name: string;
  readonly part?: string;
  readonly where?: { readonly part: string; readonly is: string };
}

export interface ReferenceOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly target: ReferenceTarget;
  readonly value: JsonValue;
}

/** The attributes that the reference knows, as simple as a few lines can say it. */
const isText = (value: JsonValue): boolean => typeof value === 'string';
const isFlag = (value: JsonValue): boolean => typeof value === 'boolean';
const nameParts = { givenName: isText, familyName: isText };
const emailParts = { value: isText, type: isText, display: isText, primary: isFlag };
type Parts = Readonly<Record<string, (value: JsonValue) => boolean>>;

/** RFC 7644 3.5.2 sentence by sentence, slow and obvious, with copies of everything. */
export function patchByReference(
  person: JsonObject,
  operations: readonly ReferenceOperation[],
): JsonObject {
  let result = structuredClone(person);
  for (const operation of operations) {
    const { name } = operation.target;
    const after = change(result[name] ?? null, operation);
    if (name === 'userName' && after === null && operation.op === 'remove') {
      throw new Refusal('mutability');
    }
    result = without({ ...result, [name]: after });
  }
  if (result['userName'] === undefined) {
    throw new Refusal('invalidValue');
  }
  return result;
}

/** Null stands for unassigned. */
function change(current: JsonValue, operation: ReferenceOperation): JsonValue {
  const { target, op, value } = operation;
  if (target.name === 'emails') {
    return changeEmails(isJsonArray(current) ? current : [], operation);
  }
  if (target.name !== 'name') {
    return changeSimple(current, op, value, isText);
  }
  const name = isJsonObject(current) ? current : {};
  if (target.part !== undefined) {
    return changeParts(name, op, { [target.part]: value }, nameParts);
  }
  if (op === 'remove' || value === null) {
    return op === 'add' ? current : null;
  }
  return changeParts(name, op, value, nameParts);
}

function changeSimple(
  current: JsonValue,
  op: ReferenceOperation['op'],
  value: JsonValue,
  isValid: (value: JsonValue) => boolean,
): JsonValue {
  if (op === 'remove') {
    return null;
  }
  if (value === null) {
    return op === 'add' ? current : null;
  }
  if (!isValid(value)) {
    throw new Refusal('invalidValue');
  }
  return value;
}

/** Parts that are not named stay. */
function changeParts(
  complex: JsonObject,
  op: ReferenceOperation['op'],
  parts: JsonValue,
  known: Parts,
): JsonValue {
  if (!isJsonObject(parts)) {
    throw new Refusal('invalidValue');
  }
  const changed = Object.entries(parts).map(([part, value]) => [
    part,
    changeSimple(complex[part] ?? null, op, value, known[part] ?? isText),
  ]);
  const result = without({ ...complex, ...(Object.fromEntries(changed) as JsonObject) });
  return Object.keys(result).length > 0 ? result : null;
}

const without = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));

function changeEmails(current: JsonArray, operation: ReferenceOperation): JsonValue {
  const { op, target, value } = operation;
  const { part, where } = target;
  const list =
    where || part !== undefined
      ? changeChosen(current, operation)
      : op === 'remove'
        ? []
        : op === 'replace'
          ? foldEmails(readEmails(value))
          : addEmails(current, readEmails(value));
  return list.length > 0 ? list : null;
}

const readEmails = (value: JsonValue): JsonArray =>
  (isJsonArray(value) ? value : [value]).flatMap((one) =>
    one === null ? [] : (changeParts({}, 'replace', one, emailParts) ?? []),
  );

function changeChosen(current: JsonArray, { op, target, value }: ReferenceOperation): JsonArray {
  const { part, where } = target;
  const isChosen = (email: JsonValue): boolean =>
    !where || fold(partOf(email, where.part)) === fold(where.is);
  if (!current.some(isChosen)) {
    return addMissed(current, { op, target, value });
  }
  const changed = current.map((email) => (isChosen(email) ? changeOne(email) : email));
  const winner = changed.findLastIndex(
    (email, at) => isPrimary(email) && !isSameJson(email, current[at]),
  );
  return foldEmails(crown(changed, winner).filter((email) => email !== null));

  function changeOne(email: JsonValue): JsonValue {
    const old = isJsonObject(email) ? email : {};
    if (part !== undefined) {
      return changeParts(old, op, { [part]: value }, emailParts);
    }
    if (op === 'remove' || value === null) {
      return op === 'add' ? email : null;
    }
    return changeParts(op === 'add' ? old : {}, op, value, emailParts);
  }
}

function addMissed(current: JsonArray, { op, target, value }: ReferenceOperation): JsonArray {
  const { part, where } = target;
  if (where && op !== 'add') {
    throw new Refusal('noTarget');
  }
  if (op === 'remove' || value === null) {
    return current;
  }
  const given = part === undefined ? value : { [part]: value };
  if (!isJsonObject(given)) {
    throw new Refusal('invalidValue');
  }
  return addEmails(current, readEmails({ ...(where && { [where.part]: where.is }), ...given }));
}

const partOf = (email: JsonValue | undefined, part: string): JsonValue | undefined =>
  isJsonObject(email) ? email[part] : undefined;

const fold = (value: JsonValue | undefined): JsonValue | undefined =>
  typeof value === 'string' ? value.toLowerCase() : value;

const isPrimary = (email: JsonValue | undefined): boolean => partOf(email, 'primary') === true;

/** RFC 7643 2.4: the same type and value; where there is no value, the same in all but primary. */
function isSameEmail(left: JsonValue, right: JsonValue): boolean {
  if (partOf(left, 'value') === undefined || partOf(right, 'value') === undefined) {
    const bare = (email: JsonValue): JsonValue =>
      isJsonObject(email) ? without({ ...email, primary: null }) : email;
    return isSameJson(bare(left), bare(right));
  }
  return ['type', 'value'].every((part) => fold(partOf(left, part)) === fold(partOf(right, part)));
}

/** Only the one at `winner` is primary; -1: nothing is said about it. */
const crown = (emails: JsonArray, winner: number): JsonArray =>
  emails.map((email, at) =>
    winner !== -1 && at !== winner && isJsonObject(email) && isPrimary(email)
      ? { ...email, primary: false }
      : email,
  );

function mergeEmail(old: JsonValue, addition: JsonValue): JsonValue {
  if (!isJsonObject(old) || !isJsonObject(addition)) {
    return addition;
  }
  const { value = null, type = null } = old;
  const kept = without({ value, type });
  return { ...old, ...addition, ...kept };
}

/** Each once, at most one of them primary: the last that says so in the end. */
function foldEmails(emails: JsonArray): JsonArray {
  const once: JsonValue[] = [];
  const claims: number[] = [];
  for (const email of emails) {
    const at = once.findIndex((other) => isSameEmail(other, email));
    const place = at === -1 ? once.length : at;
    once[place] = at === -1 ? email : mergeEmail(once[at] ?? null, email);
    if (isPrimary(email)) {
      claims.push(place);
    }
  }
  return crown(once, claims.findLast((place) => isPrimary(once[place])) ?? -1);
}

function addEmails(current: JsonArray, additions: JsonArray): JsonArray {
  const added = foldEmails(additions);
  const result = [...current];
  let winner = -1;
  for (const addition of added) {
    const at = result.findIndex((email) => isSameEmail(email, addition));
    const place = at === -1 ? result.length : at;
    result[place] = at === -1 ? addition : mergeEmail(result[at] ?? null, addition);
    winner = isPrimary(addition) ? place : winner;
  }
  return isSameJson(result, current) ? current : crown(result, winner);
}
