import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { tellDocumentKind } from '../../validate/document/documentKind.js';
import { findDiscoveryType } from '../../validate/schema/discoveryTypes.js';
import { isPlainMessageKind, type PlainMessageKind } from '../../validate/schema/messageSchemas.js';
import { type MessageKind } from '../../validate/view/messageView.js';
import { findMember, itemsOf, type JsonNode, textOf } from '../json/jsonTree.js';
import { resourceShape } from './attributeShape.js';
import {
  type Holds,
  type MessageMember,
  messageMembers,
  operationMembers,
} from './messageMembers.js';
import { outlineOf } from './outline.js';
import { patchedTypes } from './patchTypes.js';
import { patchValueShape } from './patchValueShape.js';
import { pathValues } from './pathValues.js';
import { anything, type Member, objectOf, type Shape, type ValueShape, valuesOf } from './shape.js';
import { urnList } from './urnShape.js';
import { allUrnValues, urnValuesOf, urnValuesOfMessage } from './urns.js';

/** What a message is, as far as it says so. */
interface KnownKind {
  readonly kind: MessageKind;
  readonly type?: ResourceType;
}

/** What belongs where in a document, which tells by its `schemas` what it is. */
export function documentShape(root: JsonNode | undefined, registry: SchemaRegistry): Shape {
  const message = messageShape(root, registry, undefined);
  return root?.type === 'array'
    ? { kind: 'list', item: (node) => messageShape(node, registry, undefined) }
    : message;
}

/** @param expected what it is where it does not say so */
function messageShape(
  node: JsonNode | undefined,
  registry: SchemaRegistry,
  expected: KnownKind | undefined,
): Shape {
  const known = tellKind(node, registry) ?? expected;
  if (!known) {
    return objectOf([schemasMember(allUrnValues(registry))]);
  }
  if (isPlainMessageKind(known.kind)) {
    return plainMessageShape({ kind: known.kind, node, registry });
  }
  const type = findDiscoveryType(known.kind) ?? known.type;
  return type ? resourceShape([type], urnValuesOf([type], registry)) : anything;
}

/** Also by its members, where `schemas` is missing or misspelt. */
function tellKind(node: JsonNode | undefined, registry: SchemaRegistry): KnownKind | undefined {
  const told = node?.type === 'object' ? tellDocumentKind(outlineOf(node), registry) : undefined;
  return told === undefined || 'urns' in told ? undefined : told;
}

interface MessagePlace {
  readonly kind: PlainMessageKind;
  /** The message, and within it the operation that is looked at. */
  readonly node: JsonNode | undefined;
  readonly operation?: JsonNode;
  readonly registry: SchemaRegistry;
}

const plainMessageShape = (place: MessagePlace): Shape =>
  objectOf([
    schemasMember(urnValuesOfMessage(place.kind)),
    ...messageMembers[place.kind].map((row) => toMember(row, place)),
  ]);

const toMember = (row: MessageMember, place: MessagePlace): Member => ({
  name: row.name,
  isRequired: row.isRequired ?? false,
  about: {
    kind: 'message',
    type: typeNames[row.holds.as],
    description: row.description,
    reference: row.reference,
  },
  shape: (node) => shapeOf(row.holds, place, node),
});

const schemasMember = (urns: Parameters<typeof urnList>[0]): Member => ({
  name: 'schemas',
  isRequired: true,
  about: {
    kind: 'message',
    type: 'array of URNs',
    description: 'The URNs that tell what the document is.',
    reference: 'RFC 7643 3',
  },
  shape: () => urnList(urns),
});

const typeNames: Readonly<Record<Holds['as'], string>> = {
  text: 'string',
  integer: 'integer',
  anything: 'any value',
  texts: 'array of strings',
  oneOf: 'string',
  resources: 'array of resources',
  resource: 'object',
  operations: 'array of operations',
  path: 'string',
  patchValue: 'any value',
};

const value = (type: ValueShape['type'], values: ValueShape['values'] = []): ValueShape => ({
  kind: 'value',
  type,
  values,
});

function shapeOf(holds: Holds, place: MessagePlace, node: JsonNode | undefined): Shape {
  const { registry, operation } = place;
  switch (holds.as) {
    case 'text':
      return value('string');
    case 'integer':
      return value('integer');
    case 'anything':
      return anything;
    case 'texts':
      return { kind: 'list', item: () => value('string') };
    case 'oneOf':
      return value('string', valuesOf(holds.values));
    case 'resources':
      return { kind: 'list', item: (item) => messageShape(item, registry, listedKind(place)) };
    case 'resource':
      return messageShape(node, registry, dataKind(operation, registry));
    case 'operations':
      return { kind: 'list', item: (item) => operationShape(place, item) };
    case 'path':
      return { ...value('string', pathValues(patchedTypes(place.node, registry))), holds: 'path' };
    case 'patchValue':
      return patchValueShape(
        patchedTypes(place.node, registry),
        textOf(findMember(operation, 'path')?.value),
      );
  }
}

function operationShape(place: MessagePlace, operation: JsonNode | undefined): Shape {
  const { kind } = place;
  if (kind !== 'patch' && kind !== 'bulkRequest' && kind !== 'bulkResponse') {
    return anything;
  }
  return objectOf(
    operationMembers[kind].map((row) =>
      toMember(row, { ...place, ...(operation && { operation }) }),
    ),
  );
}

/** Resources that say nothing are taken for what the others are. */
function listedKind({ node, registry }: MessagePlace): KnownKind | undefined {
  const items = itemsOf(findMember(node, 'Resources')?.value);
  for (const item of items.slice(0, mostLookedAt)) {
    const known = tellKind(item, registry);
    if (known) {
      return known;
    }
  }
  return undefined;
}

const mostLookedAt = 5;

/** RFC 7644 3.7: `data` is what the body of the request would be that method and path name. */
function dataKind(
  operation: JsonNode | undefined,
  registry: SchemaRegistry,
): KnownKind | undefined {
  const path = textOf(findMember(operation, 'path')?.value) ?? '';
  const method = textOf(findMember(operation, 'method')?.value)?.toUpperCase();
  const [, endpoint = ''] = /^(\/[^/?]+)/.exec(path) ?? [];
  const type = registry.findByEndpoint(endpoint);
  if (method === 'PATCH') {
    return { kind: 'patch' };
  }
  return type && { kind: 'resource', type };
}
