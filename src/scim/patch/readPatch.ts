import { toPointer } from '../../base/jsonPointer.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { invalidFilter, invalidPath, invalidSyntax, invalidValue, noTarget } from '../errors.js';
import { parsePatchPath } from '../filter/parser.js';
import { shorten } from '../../base/shorten.js';
import { type MessageKind, checkMessageSchemas } from '../message/messageSchemas.js';
import { describeValue } from '../message/simpleValue.js';
import { type ReadContext } from '../message/valueReader.js';
import { readKnownPath } from './knownPaths.js';
import { type PatchOperation, type PatchOperationName } from './operation.js';

export const patchOpUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const patchOp: MessageKind = {
  urn: patchOpUrn,
  noun: 'The body of a PATCH',
  section: 'RFC 7644 3.5.2',
  noteId: 'patch.schemas',
};

/** The operations of a PATCH body (RFC 7644 3.5.2). */
export function readPatchRequest(body: JsonValue, context: ReadContext): readonly PatchOperation[] {
  if (!isJsonObject(body)) {
    throw invalidSyntax(`The body must be a JSON object, but was ${describeValue(body)}`);
  }
  const members = toMembers(body, 'The body');
  const operations = members.get('operations');
  checkMessageSchemas(members.get('schemas'), patchOp, context);
  if (!isJsonArray(operations)) {
    throw invalidSyntax(
      operations === undefined
        ? 'The body has no "Operations"; a PATCH lists them in an array'
        : `Operations must be an array, but was ${describeValue(operations)}`,
    );
  }
  if (operations.length === 0) {
    tolerateEmpty(context);
  }
  return operations.map((operation, at) => readOperation(operation, at, context));
}

/** RFC 7644 3.5.2 wants one operation or more. */
function tolerateEmpty({ profile, note }: ReadContext): void {
  const problem = 'Operations is empty; a PATCH needs one operation at least';
  if (!profile.acceptsEmptyOperations) {
    throw invalidSyntax(problem);
  }
  note({
    id: 'patch.emptyOperations',
    level: profile.toleranceLevel,
    detail: `${problem}; it was taken as one that changes nothing`,
  });
}

/** By lower-cased name. RFC 7644 3.5.2: an operation has exactly one `op`, in whatever capitals. */
function toMembers(object: JsonObject, place: string): ReadonlyMap<string, JsonValue> {
  const members = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(object)) {
    const key = name.toLowerCase();
    if (members.has(key)) {
      throw invalidSyntax(`${place} has "${shorten(name)}" twice, in different capitals`);
    }
    members.set(key, value);
  }
  return members;
}

function readOperation(value: JsonValue, at: number, context: ReadContext): PatchOperation {
  const place = placeAt(at);
  if (!isJsonObject(value)) {
    throw invalidSyntax(`${place} must be an object, but was ${describeValue(value)}`);
  }
  const members = toMembers(value, place);
  const op = readOp(members.get('op'), at, context);
  const path = readPath(members.get('path'), at, context);
  const operand = members.get('value');
  if (op === 'remove' && path === undefined) {
    throw noTarget(`${place} (remove) needs a path: what is to be removed (RFC 7644 3.5.2.2)`);
  }
  if (op !== 'remove' && operand === undefined) {
    throw invalidValue(`${place} (${op}) needs a value`);
  }
  return { op, ...path, ...(operand !== undefined && { value: operand }) };
}

const placeAt = (at: number): string => `Operations[${String(at)}]`;

function readOp(
  value: JsonValue | undefined,
  at: number,
  context: ReadContext,
): PatchOperationName {
  const place = placeAt(at);
  const op = typeof value === 'string' ? value.toLowerCase() : undefined;
  if (op !== 'add' && op !== 'remove' && op !== 'replace') {
    const came = value === undefined ? 'is missing' : `was ${describeValue(value)}`;
    throw invalidSyntax(`${place}.op must be "add", "remove" or "replace", but ${came}`);
  }
  if (op !== value && context.profile.notesOpCapitals) {
    context.note({
      id: 'patch.opCapitals',
      level: 'hint',
      pointers: [toPointer(['Operations', at, 'op'])],
      detail: `${place}.op was ${describeValue(value ?? null)}; RFC 7644 3.5.2 writes "${op}"`,
    });
  }
  return op;
}

function readPath(
  value: JsonValue | undefined,
  at: number,
  { profile, note }: ReadContext,
): Pick<PatchOperation, 'path' | 'pathText'> | undefined {
  const place = placeAt(at);
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw invalidPath(`${place}.path must be a string, but was ${describeValue(value)}`);
  }
  const parsed = readKnownPath(value, profile.acceptsUnquotedFilterStrings);
  if (!parsed.ok) {
    const column = String(parsed.problem.span.start + 1);
    const fail = isFilterAtFault(value) ? invalidFilter : invalidPath;
    throw fail(
      `${place}.path ${describeValue(value)} is not a path: ${parsed.problem.message} ` +
        `(column ${column})`,
    );
  }
  for (const detail of parsed.notes) {
    note({
      id: 'patch.pathTolerated',
      level: profile.toleranceLevel,
      detail,
      pointers: [toPointer(['Operations', at, 'path'])],
    });
  }
  return { path: parsed.path, pathText: value };
}

/** RFC 7644, table 9: `invalidFilter` is for the filter in a path too, where the rest of it is right. */
function isFilterAtFault(path: string): boolean {
  const open = path.indexOf('[');
  const close = path.lastIndexOf(']');
  return (
    open !== -1 && close > open && parsePatchPath(path.slice(0, open) + path.slice(close + 1)).ok
  );
}
