import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { type PatchPath, type PatchPathParse, parsePatchPath } from '../../scim/filter/parser.js';
import { type ResolvedPath, resolvePath } from '../../scim/filter/resolve.js';
import { type SchemaExtension } from '../../scim/schema/resourceType.js';
import { readAnyCase } from './anyCase.js';
import { type Frame, type MessageView, objectsIn } from './messageView.js';

/** One operation of a PATCH body, as far as it can be read. */
export interface PatchOperationView {
  readonly message: MessageView;
  readonly index: number;
  readonly operation: JsonObject;
  /** In lower case; undefined where it is no text. */
  readonly op: string | undefined;
  /** Undefined where there is none, also where it is `null`, which some clients write for none. */
  readonly path: JsonValue | undefined;
  readonly value: JsonValue | undefined;
  /** Of a path that is a text. */
  readonly parse: PatchPathParse | undefined;
}

/** The operations of a PATCH that are objects (RFC 7644 3.5.2). */
export const patchOperations = (message: MessageView): readonly PatchOperationView[] =>
  message.kind === 'patch'
    ? objectsIn(message.items('Operations')).map(([index, operation]) => {
        const op = readAnyCase(operation, 'op');
        const path = readAnyCase(operation, 'path') ?? undefined;
        return {
          message,
          index,
          operation,
          op: typeof op === 'string' ? op.toLowerCase() : undefined,
          path,
          value: readAnyCase(operation, 'value'),
          parse:
            typeof path === 'string'
              ? parsePatchPath(path, { acceptsUnquotedStrings: true })
              : undefined,
        };
      })
    : [];

/** The steps to a member of an operation, as they are written. */
export function stepsTo(view: PatchOperationView, member?: string): readonly (string | number)[] {
  const steps = [view.message.spelled('Operations'), view.index];
  return member === undefined ? steps : [...steps, spelledIn(view.operation, member)];
}

const spelledIn = (operation: JsonObject, member: string): string =>
  Object.keys(operation).find((name) => name.toLowerCase() === member.toLowerCase()) ?? member;

/** What the path of an operation leads to, by the schemas of the resource. */
export type PatchTarget =
  | { readonly kind: 'attribute'; readonly path: PatchPath; readonly resolved: ResolvedPath }
  | { readonly kind: 'extension'; readonly extension: SchemaExtension }
  | { readonly kind: 'resource' }
  | { readonly kind: 'unknown'; readonly path: PatchPath };

/** Undefined where the path cannot be read, or it cannot be told what is changed. */
export function findPatchTarget(view: PatchOperationView): PatchTarget | undefined {
  const { type } = view.message;
  if (!type) {
    return undefined;
  }
  if (view.path === undefined) {
    return { kind: 'resource' };
  }
  if (view.parse?.ok !== true) {
    return undefined;
  }
  const { path } = view.parse;
  // A bare URN reads like an attribute behind a URN: `urn:…:2.0` and `User`.
  const whole = typeof view.path === 'string' ? view.path.trim() : '';
  if (whole.toLowerCase() === type.schema.toLowerCase()) {
    return { kind: 'resource' };
  }
  const extension = type.findExtension(whole);
  if (extension) {
    return { kind: 'extension', extension };
  }
  const resolved = path.kind === 'extension' ? undefined : resolvePath(type, path);
  return resolved ? { kind: 'attribute', path, resolved } : { kind: 'unknown', path };
}

/** A value of an operation as a part of a resource, so that it can be held against the schemas. */
export interface FramedValue {
  readonly resource: JsonObject;
  readonly frame: Frame;
}

/** What an operation sets, at its place in a resource; undefined where nothing is set that can be checked. */
export function frameValue(view: PatchOperationView): FramedValue | undefined {
  const target = findPatchTarget(view);
  const { value, path } = view;
  const sets = view.op === 'add' || view.op === 'replace';
  if (!target || target.kind === 'unknown' || value === undefined || !sets) {
    return undefined;
  }
  if (target.kind === 'resource') {
    return isJsonObject(value)
      ? { resource: withoutPaths(value), frame: { pointer: '', text: '' } }
      : undefined;
  }
  const steps = framing(target, value);
  const resource = steps.reduceRight<JsonValue>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    value,
  );
  const frame = { pointer: toPointer(steps), text: typeof path === 'string' ? path.trim() : '' };
  return isJsonObject(resource) ? { resource, frame } : undefined;
}

/** Members that are paths are told by a rule of their own (see patchRules.ts). */
const withoutPaths = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !isPathName(name)));

/** `name.givenName`, or an attribute behind the URN of its schema. */
export const isPathName = (name: string): boolean =>
  /^[\w$-]+\.[\w$-]+$/.test(name) ||
  /[[\]]/.test(name) ||
  /^urn:.*:\d+\.\d+:\w+:[\w$.-]+$/i.test(name);

function framing(
  target: Extract<PatchTarget, { readonly kind: 'attribute' | 'extension' }>,
  value: JsonValue,
): readonly (string | number)[] {
  if (target.kind === 'extension') {
    return [target.extension.urn];
  }
  const { attribute, extension, sub } = target.resolved;
  const named = target.path.kind !== 'extension' && target.path.sub !== undefined ? sub : undefined;
  const isOne =
    attribute.isMultiValued &&
    (target.path.kind === 'valuePath' || named !== undefined || !isJsonArray(value));
  return [
    ...(extension ? [extension.urn] : []),
    attribute.name,
    ...(isOne ? [0] : []),
    ...(named ? [named.name] : []),
  ];
}
