import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { aboutText } from '../hover/aboutText.js';
import { escapeMarkdown } from '../hover/markdown.js';
import {
  itemsOf,
  type JsonNode,
  membersOf,
  nodeAt,
  type JsonTree,
  textOf,
} from '../json/jsonTree.js';
import { documentShape } from '../shape/documentShape.js';
import { findShape } from '../shape/findShape.js';
import {
  type Member,
  type ObjectShape,
  type Shape,
  type Value,
  type ValueShape,
} from '../shape/shape.js';
import { type Cursor, readCursor } from './cursor.js';
import { type Proposal } from './proposal.js';
import { escapeSnippet, hasChoices, valueSnippet } from './snippet.js';

/** What may be written at the place, by what the document says that it is. Never throws. */
export function proposalsAt(
  { text, root }: JsonTree,
  offset: number,
  registry: SchemaRegistry,
): readonly Proposal[] {
  if (!root) {
    return [];
  }
  const cursor = readCursor(text, offset);
  if (cursor.path.length === 0 && !cursor.isKey) {
    // Behind the document, or before it.
    return [];
  }
  const found = findShape(root, documentShape(root, registry), cursor.path);
  const node = nodeAt(root, cursor.path);
  if (!found) {
    return [];
  }
  return cursor.isKey
    ? nameProposals(ownerOf(found.shape), node, cursor, registry)
    : valueProposals(found.shape, nodeAt(root, cursor.path.slice(0, -1)), cursor);
}

/** One object where a list belongs gets the members of its elements. */
function ownerOf(shape: Shape): ObjectShape | undefined {
  const owner = shape.kind === 'list' ? shape.item(undefined) : shape;
  return owner.kind === 'object' ? owner : undefined;
}

function nameProposals(
  owner: ObjectShape | undefined,
  node: JsonNode | undefined,
  cursor: Cursor,
  registry: SchemaRegistry,
): readonly Proposal[] {
  const taken = new Set(
    membersOf(node)
      .filter(({ key }) => key.offset !== cursor.replace.start)
      .map(({ name }) => name.toLowerCase()),
  );
  const free = (owner?.members ?? []).filter(({ name }) => !taken.has(name.toLowerCase()));
  return free.map((member, at) => nameProposal(member, at, cursor, registry));
}

function nameProposal(
  { name, isRequired, about, shape }: Member,
  at: number,
  cursor: Cursor,
  registry: SchemaRegistry,
): Proposal {
  const inner = shape();
  const quoted = JSON.stringify(name);
  const value = cursor.hasColon ? '' : `: ${valueSnippet(inner)}`;
  return {
    label: name,
    kind: about.kind === 'message' ? 'member' : about.kind,
    insertText: escapeSnippet(quoted) + value + (cursor.needsComma ? ',' : ''),
    filterText: quoted,
    replace: cursor.replace,
    detail: detailOf({ isRequired, about }),
    markdown: aboutText(name, about, registry),
    sortText: rankOf({ isRequired, about }) + String(at).padStart(4, '0'),
    suggestsNext: !cursor.hasColon && hasChoices(inner),
  };
}

type NameText = Pick<Member, 'isRequired' | 'about'>;

function detailOf({ isRequired, about }: NameText): string {
  const suffix = isRequired ? ', required' : '';
  switch (about.kind) {
    case 'attribute': {
      const { type, isMultiValued, mutability } = about.attribute;
      const note = mutability === 'readWrite' ? '' : `, ${mutability}`;
      return (isMultiValued ? `array of ${type}` : type) + note + suffix;
    }
    case 'extension':
      return `extension${suffix}`;
    case 'message':
      return about.type + suffix;
  }
}

/** First what must be there, last what the service decides. */
function rankOf({ isRequired, about }: NameText): string {
  const isReadOnly = about.kind === 'attribute' && about.attribute.mutability === 'readOnly';
  return isReadOnly ? '3' : isRequired ? '1' : '2';
}

function valueProposals(
  shape: Shape,
  parent: JsonNode | undefined,
  cursor: Cursor,
): readonly Proposal[] {
  if (shape.kind !== 'value') {
    return cursor.replace.start === cursor.replace.end ? [emptyValue(shape, cursor)] : [];
  }
  const taken = new Set(
    itemsOf(parent)
      .filter((item) => item.offset !== cursor.replace.start)
      .flatMap((item) => textOf(item) ?? []),
  );
  return choicesOf(shape)
    .filter(({ text }) => !taken.has(text))
    .map(({ text, quoted, description }, at) => ({
      label: text,
      kind: shape.holds === 'urn' ? 'urn' : 'value',
      insertText: escapeSnippet(quoted) + (cursor.needsComma ? ',' : ''),
      filterText: quoted,
      replace: cursor.replace,
      ...(description !== undefined &&
        description !== '' && { markdown: escapeMarkdown(description) }),
      sortText: String(at).padStart(4, '0'),
    }));
}

/** `[…]` or `{…}`, to go on in. */
const emptyValue = (shape: Shape, cursor: Cursor): Proposal => ({
  label: shape.kind === 'list' ? '[ ]' : '{ }',
  kind: 'value',
  insertText: valueSnippet(shape) + (cursor.needsComma ? ',' : ''),
  filterText: shape.kind === 'list' ? '[' : '{',
  replace: cursor.replace,
  sortText: '0',
  suggestsNext: hasChoices(shape),
});

interface Choice {
  readonly text: string;
  readonly quoted: string;
  readonly description?: string;
}

const choicesOf = ({ type, values }: ValueShape): readonly Choice[] =>
  type === 'boolean'
    ? ['true', 'false'].map((text) => ({ text, quoted: text }))
    : values.map(({ value, description }: Value) => ({
        text: value,
        quoted: JSON.stringify(value),
        ...(description !== undefined && { description }),
      }));
