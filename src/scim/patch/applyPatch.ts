import {
  isJsonObject,
  isSameJson,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { createWriteEffort } from '../effort.js';
import { invalidValue, mutability, ScimError } from '../errors.js';
import { parsePatchPath } from '../filter/parser.js';
import { shorten } from '../../base/shorten.js';
import { checkRequired, schemasOf } from '../message/body.js';
import { type Place, placeOf } from '../message/place.js';
import { describeValue } from '../message/simpleValue.js';
import { checkNames, type ReadContext, ValueReader } from '../message/valueReader.js';
import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../schema/resourceType.js';
import { AttributeChanger } from './attributeChanger.js';
import { type PatchOperation } from './operation.js';
import { type AttributeTarget, findTarget, getTarget } from './target.js';

/**
 * `resource` after all operations (RFC 7644 3.5.2). Nothing is written to: either every operation
 * holds and the result shares with `resource` what did not change, or the first failure is thrown.
 * Where nothing changed, the result is `resource` itself.
 */
export function applyPatch(
  type: ResourceType,
  resource: JsonObject,
  operations: readonly PatchOperation[],
  context: ReadContext,
): JsonObject {
  const patcher = new Patcher(type, {
    ...context,
    effort: context.effort ?? createWriteEffort(),
  });
  let result = resource;
  for (const [at, operation] of operations.entries()) {
    result = inOperation(at, operation, () => patcher.apply(result, operation, at));
  }
  patcher.finish();
  result = withMember(result, schemasName, schemasOf(type, result));
  if (isSameJson(resource, result)) {
    return resource;
  }
  checkRequired(type, result);
  return result;
}

const schemasName = 'schemas';

/** Says in a failure which operation it was. */
function inOperation(at: number, operation: PatchOperation, run: () => JsonObject): JsonObject {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ScimError)) {
      throw error;
    }
    const path = operation.pathText === undefined ? '' : ` ${shorten(operation.pathText)}`;
    const place = `Operations[${String(at)}] (${operation.op}${path})`;
    throw new ScimError(error.status, `${place}: ${error.message}`, error.scimType, {
      cause: error,
    });
  }
}

class Patcher {
  readonly #type: ResourceType;
  readonly #context: ReadContext;
  readonly #reader: ValueReader;
  readonly #changer: AttributeChanger;

  /** What notes are about: the operation that is at work. */
  #pointer = '';

  constructor(type: ResourceType, context: ReadContext) {
    this.#type = type;
    this.#context = {
      ...context,
      note: (note) => {
        context.note({ pointers: [this.#pointer], ...note });
      },
    };
    this.#reader = new ValueReader(this.#context, { pointerTo: () => this.#pointer });
    this.#changer = new AttributeChanger(this.#reader, this.#context);
  }

  /** @param at its index among the operations */
  apply(resource: JsonObject, operation: PatchOperation, at: number): JsonObject {
    this.#pointer = toPointer(['Operations', at]);
    const { path, pathText = '', value = null } = operation;
    if (path === undefined) {
      return this.#merge(resource, operation, value);
    }
    const target = getTarget(this.#type, path, pathText, this.#context);
    switch (target.kind) {
      case 'resource':
        return this.#merge(resource, operation, value);
      case 'extension':
        return this.#changeExtension(resource, target.extension, operation, value);
      case 'attribute':
        return this.#changeTarget(resource, target, operation);
    }
  }

  finish(): void {
    this.#reader.finish(this.#type.name);
  }

  /** Without a path the value is a part of the resource (RFC 7644 3.5.2.1 and 3.5.2.3). */
  #merge(resource: JsonObject, operation: PatchOperation, value: JsonValue): JsonObject {
    if (operation.op === 'remove') {
      throw mutability(`${this.#type.schema} is the schema of the resource and cannot be removed`);
    }
    if (!isJsonObject(value)) {
      throw invalidValue(
        `value must be an object where there is no path, but was ${describeValue(value)}`,
      );
    }
    checkNames(value, undefined);
    const core = this.#type.schema.toLowerCase();
    let result = resource;
    for (const [name, given] of Object.entries(value)) {
      // Attributes may stand under the URN of the core schema, as they do under those of extensions.
      const isCore = name.toLowerCase() === core && isJsonObject(given);
      for (const [inner, innerGiven] of isCore ? Object.entries(given) : [[name, given] as const]) {
        result = this.#mergeMember(result, inner, { op: operation.op, value: innerGiven });
      }
    }
    return result;
  }

  #mergeMember(resource: JsonObject, name: string, operation: PatchOperation): JsonObject {
    const { value = null } = operation;
    const attribute = this.#type.attributes.find(name);
    if (attribute) {
      return this.#changeMember(resource, attribute, operation, undefined);
    }
    const extension = this.#type.findExtension(name);
    if (extension) {
      return this.#changeExtension(resource, extension, operation, value);
    }
    return this.#mergePath(resource, name, operation);
  }

  /** `{"name.givenName": "Jane"}`: Microsoft Entra names paths where members belong. */
  #mergePath(resource: JsonObject, name: string, operation: PatchOperation): JsonObject {
    const parsed = parsePatchPath(name);
    const target = parsed.ok ? findTarget(this.#type, parsed.path, name, this.#context) : undefined;
    if (target?.kind !== 'attribute') {
      this.#reader.ignoreUnknown(placeOf(name));
      return resource;
    }
    if (target.attribute.mutability === 'readOnly' || target.sub?.mutability === 'readOnly') {
      this.#reader.ignoreReadOnly(placeOf(name));
      return resource;
    }
    this.#context.note({
      id: 'patch.pathInValue',
      level: 'hint',
      detail: `value has a member "${name}", which is a path; it was taken as the path it is`,
    });
    return this.#changeTarget(resource, target, operation);
  }

  /** In a value, what the client cannot set is left out: Okta's group rename carries `id`. */
  #changeMember(
    content: JsonObject,
    attribute: Attribute,
    operation: PatchOperation,
    parent: Place | undefined,
  ): JsonObject {
    const place = placeOf(attribute.name, parent);
    if (attribute.mutability === 'readOnly' || attribute.name === schemasName) {
      this.#reader.ignoreReadOnly(place);
      return content;
    }
    const before = content[attribute.name];
    return withMember(
      content,
      attribute.name,
      this.#changer.change(attribute, before, operation, place),
    );
  }

  #changeTarget(
    resource: JsonObject,
    target: AttributeTarget,
    { op, value }: PatchOperation,
  ): JsonObject {
    const { attribute, extension, selector, sub } = target;
    if (attribute.name === schemasName && !extension) {
      return this.#changeSchemas(resource, op);
    }
    const parent = extension && placeOf(extension.urn);
    const content = extension ? toObject(resource[extension.urn]) : resource;
    const change = {
      op,
      ...(sub && { sub }),
      ...(selector && { selector }),
      ...(value !== undefined && { value }),
    };
    const place = placeOf(attribute.name, parent);
    const after = this.#changer.change(attribute, content[attribute.name], change, place);
    const changed = withMember(content, attribute.name, after);
    return extension ? withExtension(resource, extension, changed) : changed;
  }

  /** The service keeps `schemas` itself: it follows from which extensions have values. */
  #changeSchemas(resource: JsonObject, op: PatchOperation['op']): JsonObject {
    if (op === 'remove') {
      throw mutability('schemas is required and cannot be removed');
    }
    this.#reader.ignoreReadOnly(placeOf(schemasName));
    return resource;
  }

  #changeExtension(
    resource: JsonObject,
    extension: SchemaExtension,
    operation: PatchOperation,
    value: JsonValue,
  ): JsonObject {
    // A null extension is one without values: there is nothing to add, or all of it goes.
    if (operation.op === 'remove' || (operation.op === 'replace' && value === null)) {
      this.#checkRemovable(extension, toObject(resource[extension.urn]));
      return withMember(resource, extension.urn, undefined);
    }
    if (value === null) {
      return resource;
    }
    if (!isJsonObject(value)) {
      throw invalidValue(`${extension.urn} must be an object, but was ${describeValue(value)}`);
    }
    checkNames(value, placeOf(extension.urn));
    let content = toObject(resource[extension.urn]);
    for (const [name, given] of Object.entries(value)) {
      content = this.#mergeExtensionMember(content, extension, name, {
        op: operation.op,
        value: given,
      });
    }
    return withExtension(resource, extension, content);
  }

  #mergeExtensionMember(
    content: JsonObject,
    extension: SchemaExtension,
    name: string,
    operation: PatchOperation,
  ): JsonObject {
    const parent = placeOf(extension.urn);
    const attribute = extension.attributes.find(name);
    if (attribute) {
      return this.#changeMember(content, attribute, operation, parent);
    }
    this.#reader.ignoreUnknown(placeOf(name, parent));
    return content;
  }

  #checkRemovable(extension: SchemaExtension, content: JsonObject): void {
    if (extension.isRequired) {
      throw mutability(`The extension ${extension.urn} is required and cannot be removed`);
    }
    const kept = findUnremovable(extension.attributes, content);
    if (kept) {
      throw mutability(`${extension.urn}:${kept.name} is ${kept.mutability} and cannot be removed`);
    }
  }
}

const findUnremovable = (attributes: AttributeMap, content: JsonObject): Attribute | undefined =>
  [...attributes].find(
    ({ name, mutability: kind }) =>
      content[name] !== undefined && (kind === 'readOnly' || kind === 'immutable'),
  );

const toObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

const withExtension = (
  resource: JsonObject,
  extension: SchemaExtension,
  content: JsonObject,
): JsonObject =>
  withMember(resource, extension.urn, Object.keys(content).length > 0 ? content : undefined);

/** `object` with one member set or, where `value` is undefined, without it. */
function withMember(object: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  const before = object[name];
  if (before === value || (before !== undefined && isSameJson(before, value))) {
    return object;
  }
  return value === undefined ? withoutMember(object, name) : { ...object, [name]: value };
}
