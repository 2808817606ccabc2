import { type SchemaRegistry } from '../scim/schema/registry.js';
import { findMember, itemsOf, type JsonNode, type JsonTree, textOf } from './json/jsonTree.js';
import { findUrn } from './shape/urns.js';

/** Whether the document names a schema of SCIM in `schemas`, or is a list of such. */
export function isScimDocument({ root }: JsonTree, registry: SchemaRegistry): boolean {
  const documents = root?.type === 'array' ? itemsOf(root).slice(0, mostLookedAt) : [root];
  return documents.some((document) =>
    urnsOf(document).some(
      (urn) => /^urn:(?:ietf:params:)?scim:|:scim:/i.test(urn) || findUrn(registry, urn),
    ),
  );
}

const mostLookedAt = 20;

function urnsOf(node: JsonNode | undefined): readonly string[] {
  const schemas = findMember(node, 'schemas')?.value;
  return [schemas, ...itemsOf(schemas)].flatMap((one) => textOf(one) ?? []);
}
