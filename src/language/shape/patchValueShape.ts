import { type PatchPath, parsePatchPath } from '../../scim/filter/parser.js';
import { resolvePath } from '../../scim/filter/resolve.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { attributeShape, elementShape, extensionShape, resourceShape } from './attributeShape.js';
import { anything, type Member, type ObjectShape, type Shape } from './shape.js';

/** What `value` of a PATCH operation holds, by its `path` (RFC 7644 3.5.2). */
export function patchValueShape(
  types: readonly ResourceType[],
  pathText: string | undefined,
): Shape {
  if (pathText === undefined || pathText.trim() === '') {
    return changesShape(types);
  }
  const parsed = parsePatchPath(pathText);
  return (parsed.ok ? findPathMember(types, parsed.path)?.shape() : undefined) ?? anything;
}

/** Attributes without a path: also as Okta and Entra name them, `name.givenName` and `urn:…:User:department`. */
function changesShape(types: readonly ResourceType[]): ObjectShape {
  const whole = resourceShape(types, []);
  return {
    ...whole,
    members: whole.members.filter(({ about }) => !isReadOnly(about)),
    find: (name) => {
      const parsed = parsePatchPath(name);
      return whole.find(name) ?? (parsed.ok ? findPathMember(types, parsed.path) : undefined);
    },
  };
}

const isReadOnly = (about: Member['about']): boolean =>
  about.kind === 'attribute' &&
  (about.attribute.mutability === 'readOnly' || about.attribute.name === 'schemas');

/** What a path leads to, in the first of the types that has it. */
export function findPathMember(
  types: readonly ResourceType[],
  path: PatchPath,
): Member | undefined {
  for (const type of types) {
    const found = findIn(type, path);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function findIn(type: ResourceType, path: PatchPath): Member | undefined {
  const urn = path.kind === 'extension' ? path.urn : `${path.urn ?? ''}:${path.name}`;
  const extension = type.findExtension(urn);
  if (extension) {
    return {
      name: extension.urn,
      isRequired: false,
      about: { kind: 'extension', urn: extension.urn },
      shape: () => extensionShape(extension),
    };
  }
  return path.kind === 'extension' ? undefined : findAttribute(type, path);
}

function findAttribute(
  type: ResourceType,
  path: Exclude<PatchPath, { readonly kind: 'extension' }>,
): Member | undefined {
  const resolved = resolvePath(type, path);
  if (!resolved) {
    return undefined;
  }
  const { attribute, extension } = resolved;
  const urn = extension?.urn ?? type.schema;
  // Without a name of its own a complex attribute is meant as a whole.
  const sub = path.sub === undefined ? undefined : resolved.sub;
  const leaf = sub ?? attribute;
  return {
    name: leaf.name,
    isRequired: leaf.isRequired,
    about: {
      kind: 'attribute',
      attribute: leaf,
      path: sub ? `${attribute.name}.${sub.name}` : attribute.name,
      ...(sub && { parent: attribute }),
      urn,
    },
    shape: () =>
      path.kind === 'valuePath' && !sub ? elementShape(attribute, urn) : attributeShape(leaf, urn),
  };
}
