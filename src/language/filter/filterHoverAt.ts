import { type AttributePath, type Filter, type Span } from '../../scim/filter/ast.js';
import { checkFilter } from '../../scim/filter/check/checkFilter.js';
import { type FilterExplanation, explainFilter } from '../../scim/filter/explain.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { printPath } from '../../scim/filter/print.js';
import { resolvePath } from '../../scim/filter/resolve.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { aboutText } from '../hover/aboutText.js';
import { escapeMarkdown } from '../hover/markdown.js';
import { typesOf } from './entryTypes.js';
import { findEntryAt } from './filterEntries.js';

export interface FilterHover {
  readonly markdown: string;
  readonly span: Span;
}

/** The condition at a place in words, what its attribute is, and the whole filter in words. */
export function filterHoverAt(
  document: string,
  offset: number,
  registry: SchemaRegistry,
): FilterHover | undefined {
  const entry = findEntryAt(document, offset);
  if (!entry) {
    return undefined;
  }
  const parsed = parseFilter(entry.text);
  if (!parsed.ok) {
    return undefined;
  }
  const { filter } = parsed;
  const at = offset - entry.span.start;
  const type = bestType(filter, typesOf(registry, entry), entry.text);
  const trail = trailTo(filter, at);
  const part = trail.at(-1) ?? filter;
  const attribute = type && attributeText(trail, at, type, registry);
  const { start } = entry.span;
  return {
    markdown: [
      ...(part === filter ? [] : [`**${escapeMarkdown(labelOf(part, trail, type))}**`]),
      ...(attribute === undefined ? [] : [attribute]),
      part === filter
        ? toList(explainFilter(filter, type))
        : `In all:\n\n${toList(explainFilter(filter, type))}`,
    ].join('\n\n---\n\n'),
    span: { start: start + part.span.start, end: start + part.span.end },
  };
}

const labelOf = (part: Filter, trail: readonly Filter[], type: ResourceType | undefined): string =>
  explainFilter(part, trail.some(({ kind }) => kind === 'valuePath') ? undefined : type).label;

function bestType(
  filter: Filter,
  types: readonly ResourceType[],
  text: string,
): ResourceType | undefined {
  const [best] = types
    .map((type) => ({ type, count: checkFilter(filter, type, text).length }))
    .toSorted((left, right) => left.count - right.count);
  return best?.type;
}

/** From the whole to the smallest part that has the place in it. */
function trailTo(filter: Filter, at: number): readonly Filter[] {
  const inner = partsOf(filter).find(({ span }) => span.start <= at && at <= span.end);
  return inner ? [filter, ...trailTo(inner, at)] : [filter];
}

function partsOf(filter: Filter): readonly Filter[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters;
    case 'not':
    case 'valuePath':
      return [filter.filter];
    case 'compare':
    case 'present':
      return [];
  }
}

/** Of the attribute whose name is at the place. */
function attributeText(
  trail: readonly Filter[],
  at: number,
  type: ResourceType,
  registry: SchemaRegistry,
): string | undefined {
  const path = pathAt(trail, at);
  const resolved = path && resolvePath(type, path);
  if (!resolved) {
    return undefined;
  }
  const { attribute, extension, sub } = resolved;
  const urn = extension?.urn ?? type.schema;
  const isPart = path.sub !== undefined && sub !== undefined;
  return aboutText(
    printPath(path),
    isPart
      ? {
          kind: 'attribute',
          attribute: sub,
          parent: attribute,
          path: `${attribute.name}.${sub.name}`,
          urn,
        }
      : { kind: 'attribute', attribute, path: attribute.name, urn },
    registry,
  );
}

/** Within brackets, a name is that of a part of what stands before them. */
function pathAt(trail: readonly Filter[], at: number): AttributePath | undefined {
  const part = trail.at(-1);
  if (part === undefined || !('path' in part) || at > part.path.span.end) {
    return undefined;
  }
  const list = trail.slice(0, -1).findLast((one) => one.kind === 'valuePath');
  return list?.kind === 'valuePath' ? { ...list.path, sub: part.path.name } : part.path;
}

const toList = ({ label, children }: FilterExplanation, indent = ''): string =>
  [
    `${indent}- ${escapeMarkdown(label)}`,
    ...children.map((child) => toList(child, `${indent}  `)),
  ].join('\n');
