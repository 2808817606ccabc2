import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import { type Span } from '../../scim/filter/ast.js';
import { parsePatchPath } from '../../scim/filter/parser.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type JsonNode, type JsonTree, textOf } from '../json/jsonTree.js';
import { documentShape } from '../shape/documentShape.js';
import { findShape, type Found } from '../shape/findShape.js';
import { patchedTypes } from '../shape/patchTypes.js';
import { findPathMember } from '../shape/patchValueShape.js';
import { aboutText, urnText } from './aboutText.js';
import { escapeMarkdown } from './markdown.js';

export interface HoverText {
  readonly markdown: string;
  /** What the hover is about, in characters from the beginning. */
  readonly span: Span;
}

/** What there is to say about the place; undefined where it is no name and no value of SCIM. */
export function hoverAt(
  { root }: JsonTree,
  offset: number,
  registry: SchemaRegistry,
): HoverText | undefined {
  const node = root && findNodeAtOffset(root, offset, true);
  if (!root || !node || !isLeaf(node)) {
    return undefined;
  }
  const found = findShape(root, documentShape(root, registry), getNodePath(node));
  const markdown = found && textFor(found, node, registry);
  return markdown === undefined
    ? undefined
    : { markdown, span: { start: node.offset, end: node.offset + node.length } };
}

const isLeaf = ({ type }: JsonNode): boolean =>
  type !== 'object' && type !== 'array' && type !== 'property';

const isKey = (node: JsonNode): boolean =>
  node.parent?.type === 'property' && node.parent.children?.[0] === node;

function textFor(
  { shape, member }: Found,
  node: JsonNode,
  registry: SchemaRegistry,
): string | undefined {
  const text = isKey(node) ? undefined : textOf(node);
  if (text !== undefined && shape.kind === 'value') {
    const special =
      shape.holds === 'urn'
        ? urnText(text, registry)
        : shape.holds === 'path'
          ? pathText(text, node, registry)
          : undefined;
    if (special !== undefined) {
      return special;
    }
  }
  return member && aboutText(member.name, member.about, registry);
}

/** What a PATCH path leads to. */
function pathText(text: string, node: JsonNode, registry: SchemaRegistry): string | undefined {
  const parsed = parsePatchPath(text);
  if (!parsed.ok) {
    return `This path cannot be read: ${escapeMarkdown(parsed.problem.message)}`;
  }
  const member = findPathMember(patchedTypes(patchOf(node), registry), parsed.path);
  const which =
    parsed.path.kind === 'valuePath'
      ? 'Of the values that the filter in brackets matches.\n\n'
      : '';
  return member
    ? which + aboutText(member.name, member.about, registry)
    : 'No loaded schema has this path.';
}

/** From the text up: property, operation, array, property, message. */
const patchOf = (path: JsonNode): JsonNode | undefined =>
  path.parent?.parent?.parent?.parent?.parent;
