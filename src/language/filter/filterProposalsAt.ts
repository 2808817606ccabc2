import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type Attribute } from '../../scim/schema/attribute.js';
import { type AttributePath } from '../../scim/filter/ast.js';
import { resourceScope, type ScopedPath, valueScope } from '../../scim/filter/scope.js';
import { attributeProposals, partProposals } from './attributeProposals.js';
import { typesOf } from './entryTypes.js';
import { findEntryAt, findTypeAbove, type FilterEntry } from './filterEntries.js';
import { type FilterCursor, filterCursorAt } from './filterCursor.js';
import { type FilterProposal, type ProposalDraft } from './filterProposal.js';
import { operatorProposals } from './operatorProposals.js';
import { valueProposals } from './valueProposals.js';

/**
 * What can be written at a place of a `.scimfilter` document.
 *
 */
export function filterProposalsAt(
  document: string,
  offset: number,
  registry: SchemaRegistry,
): readonly FilterProposal[] {
  const entry = entryAt(document, offset);
  if (!entry) {
    return [];
  }
  const at = offset - entry.span.start;
  const cursor = filterCursorAt(entry.text.slice(0, longestBefore), at);
  const { start, end } = cursor.replace;
  const replace = { start: start + entry.span.start, end: end + entry.span.start };
  return draftsFor(cursor, typesOf(registry, entry)).map((draft) => ({ ...draft, replace }));
}

/** Nobody writes on where no server reads any more. */
const longestBefore = 40_000;

/** Behind the last character of a filter there may be spaces, which belong to it while it is written. */
function entryAt(document: string, offset: number): FilterEntry | undefined {
  const lineStart = document.lastIndexOf('\n', offset - 1) + 1;
  const before = document.slice(lineStart, offset);
  if (/^\s*#/.test(before)) {
    return undefined;
  }
  const upTo = document.slice(0, offset);
  const found = findEntryAt(document, offset) ?? findEntryAt(upTo, upTo.trimEnd().length);
  const isSameLine = found && !document.slice(found.span.end, offset).includes('\n');
  if (isSameLine) {
    const end = Math.max(found.span.end, offset);
    return { ...found, text: document.slice(found.span.start, end) };
  }
  // A new line: indented it goes on with the filter above.
  if (found && /^[ \t]/.test(before)) {
    return { ...found, text: document.slice(found.span.start, offset) };
  }
  const type = findTypeAbove(document, offset);
  return { text: '', span: { start: offset, end: offset }, ...(type && { type }) };
}

function draftsFor(cursor: FilterCursor, types: readonly ResourceType[]): readonly ProposalDraft[] {
  switch (cursor.wants) {
    case 'attribute': {
      const list = cursor.list && findAttribute(types, cursor.list);
      return list ? partProposals(list) : attributeProposals(types);
    }
    case 'operator':
      return operatorProposals(findPlace(types, cursor)?.leaf);
    case 'value':
      return valueProposals(findPlace(types, cursor)?.leaf);
    case 'joint':
      return jointProposals(cursor);
  }
}

const findAttribute = (
  types: readonly ResourceType[],
  path: AttributePath,
): Attribute | undefined =>
  types.map((type) => resourceScope(type).find(path)?.attribute).find((found) => found);

function findPlace(
  types: readonly ResourceType[],
  { path, list }: FilterCursor,
): ScopedPath | undefined {
  if (!path) {
    return undefined;
  }
  const around = list && findAttribute(types, list);
  return around
    ? valueScope(around).find(path)
    : types.map((type) => resourceScope(type).find(path)).find((found) => found);
}

const jointProposals = ({ closer }: FilterCursor): readonly ProposalDraft[] => [
  { ...keyword('and'), detail: 'both hold; binds stronger than or', sortText: '0' },
  { ...keyword('or'), detail: 'one of them holds, or both', sortText: '1' },
  ...(closer
    ? [{ label: closer, kind: 'keyword' as const, insertText: closer, sortText: '2' }]
    : []),
];

const keyword = (
  word: string,
): Pick<ProposalDraft, 'label' | 'kind' | 'insertText' | 'suggestsNext'> => ({
  label: word,
  kind: 'keyword',
  insertText: `${word} `,
  suggestsNext: true,
});
