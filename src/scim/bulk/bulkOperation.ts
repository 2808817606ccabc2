import { isJsonObject, type JsonValue } from '../../base/json.js';
import { jsonDepth } from '../../base/jsonProblem.js';
import { invalidSyntax, invalidValue, methodNotAllowed, ScimError } from '../errors.js';
import { describeValue } from '../message/simpleValue.js';
import { type TakeNote } from '../note.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type BulkPlace, readBulkPath } from './bulkPath.js';
import { lowerNames } from './bulkRequest.js';

export type BulkWork =
  | { readonly kind: 'create'; readonly type: ResourceType; readonly data: JsonValue }
  | (BulkTarget & { readonly kind: 'replace' | 'patch'; readonly data: JsonValue })
  | (BulkTarget & { readonly kind: 'remove' });

interface BulkTarget {
  readonly type: ResourceType;
  /** May name an operation of the same request: `bulkId:…`. */
  readonly id: string;
  /** As If-Match has it. */
  readonly version?: string;
}

/** One operation of a BulkRequest, readable or not. */
export interface BulkOperation {
  readonly index: number;
  /** As it came, in capitals. */
  readonly method: string | undefined;
  readonly bulkId: string | undefined;
  readonly path: string | undefined;
  /** What is to be done, or why nothing can be. */
  readonly work: BulkWork | ScimError;
}

export function readBulkOperation(
  value: JsonValue,
  index: number,
  registry: SchemaRegistry,
  note: TakeNote,
): BulkOperation {
  const members = isJsonObject(value) ? lowerNames(value) : undefined;
  const text = (name: string): string | undefined => {
    const member = members?.get(name);
    return typeof member === 'string' ? member : undefined;
  };
  return {
    index,
    method: text('method')?.toUpperCase().slice(0, 40),
    bulkId: text('bulkid'),
    path: text('path'),
    work: readWork(members, value, registry, note),
  };
}

type Members = ReadonlyMap<string, JsonValue>;

function readWork(
  members: Members | undefined,
  value: JsonValue,
  registry: SchemaRegistry,
  note: TakeNote,
): BulkWork | ScimError {
  try {
    if (!members) {
      throw invalidSyntax(`An operation must be an object, but was ${describeValue(value)}`);
    }
    return readMembers(members, registry, note);
  } catch (error) {
    if (error instanceof ScimError) {
      return error;
    }
    throw error;
  }
}

function readMembers(members: Members, registry: SchemaRegistry, note: TakeNote): BulkWork {
  const method = readMethod(members.get('method'), note);
  const bulkId = readText(members, 'bulkId');
  if (method === 'POST' && (bulkId === undefined || bulkId === '')) {
    throw invalidValue('bulkId is required where method is POST (RFC 7644 3.7)');
  }
  const path = readText(members, 'path');
  if (path === undefined || path === '') {
    throw invalidValue('path is required: for example /Users, or /Users/ID (RFC 7644 3.7)');
  }
  const version = readText(members, 'version');
  const place = readBulkPath(path, registry, note);
  return method === 'POST'
    ? { kind: 'create', type: toCollection(place), data: readData(members, method, note) }
    : { ...readChange(method, members, note), ...toTarget(place, method, version) };
}

function toCollection({ type, id }: BulkPlace): ResourceType {
  if (id !== undefined) {
    throw methodNotAllowed(
      `POST is not allowed on a resource: it goes to ${type.endpoint} (RFC 7644 3.7)`,
    );
  }
  return type;
}

function toTarget(
  { type, id }: BulkPlace,
  method: BulkMethod,
  version: string | undefined,
): BulkTarget {
  if (id === undefined) {
    throw methodNotAllowed(
      `${method} is not allowed at ${type.endpoint}: it goes to one resource, ` +
        `${type.endpoint}/ID (RFC 7644 3.7)`,
    );
  }
  return { type, id, ...(version !== undefined && { version }) };
}

function readChange(
  method: Exclude<BulkMethod, 'POST'>,
  members: Members,
  note: TakeNote,
): { kind: 'remove' } | { kind: 'replace' | 'patch'; data: JsonValue } {
  if (method !== 'DELETE') {
    const kind = method === 'PUT' ? 'replace' : 'patch';
    return { kind, data: readData(members, method, note) };
  }
  if ((members.get('data') ?? null) !== null) {
    note({ id: 'bulk.deleteData', level: 'hint', detail: 'DELETE takes no data; it is ignored' });
  }
  return { kind: 'remove' };
}

type BulkMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const methods: readonly BulkMethod[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

function readMethod(value: JsonValue | undefined, note: TakeNote): BulkMethod {
  const method = methods.find((one) => typeof value === 'string' && one === value.toUpperCase());
  if (!method) {
    const came = value === undefined ? 'is missing' : `was ${describeValue(value)}`;
    throw invalidValue(`method must be POST, PUT, PATCH or DELETE (RFC 7644 3.7), but ${came}`);
  }
  if (method !== value) {
    note({
      id: 'bulk.methodCapitals',
      level: 'hint',
      detail: `method was ${describeValue(value ?? null)}; RFC 7644 3.7 writes ${method}`,
    });
  }
  return method;
}

function readText(members: Members, name: string): string | undefined {
  const value = members.get(name.toLowerCase()) ?? undefined;
  if (value !== undefined && typeof value !== 'string') {
    throw invalidValue(`${name} must be a string, but was ${describeValue(value)}`);
  }
  return value;
}

/** Some SDKs put the resource into a text, as if it were the body of a request. */
function readData(members: Members, method: BulkMethod, note: TakeNote): JsonValue {
  const data = members.get('data') ?? null;
  if (data === null) {
    throw invalidValue(`data is required where method is ${method} (RFC 7644 3.7)`);
  }
  if (typeof data !== 'string') {
    return data;
  }
  const parsed = parseObject(data);
  if (!parsed) {
    // It may hold a password, so it is not quoted.
    throw invalidSyntax('data must be a JSON object, but was a text');
  }
  note({
    id: 'bulk.dataText',
    level: 'warning',
    detail: 'data is a text with JSON in it; RFC 7644 3.7 has the object itself there',
  });
  return parsed;
}

/** As deep as a request body may be; what works on JSON may recurse. */
const depthLimit = 64;

function parseObject(text: string): JsonValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && jsonDepth(text) <= depthLimit ? value : undefined;
  } catch {
    // expected: any text may stand there
    return undefined;
  }
}
