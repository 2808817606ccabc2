import { parsePatchPath, type PatchPath } from '../../scim/filter/parser.js';
import { resolvePath } from '../../scim/filter/resolve.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { findMember, itemsOf, type JsonNode, membersOf, textOf } from '../json/jsonTree.js';

/** Operations beyond these tell nothing new. */
const mostOperations = 50;

/**
 * The types that a PATCH may be for, which it does not say: those that have all that it names, else those
 * that have a part of it, else all.
 */
export function patchedTypes(
  patch: JsonNode | undefined,
  registry: SchemaRegistry,
): readonly ResourceType[] {
  const paths = pathsIn(patch);
  const types = registry.resourceTypes;
  const all = types.filter((type) => paths.every((path) => hasPath(type, path)));
  const some = types.filter((type) => paths.some((path) => hasPath(type, path)));
  return [all, some, types].find((found) => found.length > 0) ?? types;
}

function pathsIn(patch: JsonNode | undefined): readonly PatchPath[] {
  const operations = itemsOf(findMember(patch, 'Operations')?.value).slice(0, mostOperations);
  return operations.flatMap((operation) => {
    const path = textOf(findMember(operation, 'path')?.value);
    const written =
      path === undefined
        ? membersOf(findMember(operation, 'value')?.value).map(({ name }) => name)
        : [path];
    return written.flatMap((text) => {
      const parsed = parsePatchPath(text);
      return parsed.ok ? [parsed.path] : [];
    });
  });
}

const hasPath = (type: ResourceType, path: PatchPath): boolean =>
  path.kind === 'extension'
    ? type.findExtension(path.urn) !== undefined
    : resolvePath(type, path) !== undefined ||
      type.findExtension(`${path.urn ?? ''}:${path.name}`) !== undefined;
