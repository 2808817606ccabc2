import { invalidPath } from '../errors.js';
import { type PatchPath } from '../filter/parser.js';
import { shorten } from '../../base/shorten.js';
import { resolvePath } from '../filter/resolve.js';
import { hintForPath } from '../filter/suggest.js';
import { type ReadContext } from '../message/valueReader.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../schema/resourceType.js';
import { createSelector, type Selector } from './selector.js';

/** What a path means for a resource type. */
export type PatchTarget =
  | { readonly kind: 'resource' }
  | { readonly kind: 'extension'; readonly extension: SchemaExtension }
  | AttributeTarget;

export interface AttributeTarget {
  readonly kind: 'attribute';
  readonly extension?: SchemaExtension;
  readonly attribute: Attribute;
  readonly sub?: Attribute;
  readonly selector?: Selector;
}

/** What `path` points at; undefined where no schema of the type has it. */
export function findTarget(
  type: ResourceType,
  path: PatchPath,
  pathText: string,
  context: ReadContext,
): PatchTarget | undefined {
  const text = pathText.trim();
  const extension = type.findExtension(text);
  if (extension) {
    return { kind: 'extension', extension };
  }
  if (text.toLowerCase() === type.schema.toLowerCase()) {
    return { kind: 'resource' };
  }
  return path.kind === 'extension' ? undefined : findAttribute(type, path, context);
}

export function getTarget(
  type: ResourceType,
  path: PatchPath,
  text: string,
  context: ReadContext,
): PatchTarget {
  const target = findTarget(type, path, text, context);
  if (!target) {
    throw invalidPath(
      `No schema of ${type.name} has what the path "${shorten(text)}" names${hintFor(type, path)}`,
    );
  }
  return target;
}

const hintFor = (type: ResourceType, path: PatchPath): string =>
  path.kind === 'extension' ? '' : hintForPath(type, path);

function findAttribute(
  type: ResourceType,
  path: Exclude<PatchPath, { readonly kind: 'extension' }>,
  context: ReadContext,
): AttributeTarget | undefined {
  const resolved = resolvePath(type, {
    name: path.name,
    span: path.span,
    ...(path.urn !== undefined && { urn: path.urn }),
    ...(path.sub !== undefined && { sub: path.sub }),
  });
  if (!resolved) {
    return undefined;
  }
  const { attribute, extension } = resolved;
  // The resolver takes a complex attribute to mean its `value`; a path means what it says.
  const sub = path.sub === undefined ? undefined : resolved.sub;
  return {
    kind: 'attribute',
    attribute,
    ...(extension && { extension }),
    ...(sub && { sub }),
    ...(path.kind === 'valuePath' && {
      selector: createSelector(type, path.filter, resolved, context),
    }),
  };
}
