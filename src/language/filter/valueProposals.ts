import { escapeSnippet } from '../completion/snippet.js';
import { type Attribute } from '../../scim/schema/attribute.js';
import { type ProposalDraft } from './filterProposal.js';

const booleans = ['true', 'false'] as const;

/** @param leaf what is compared; undefined where no schema has it */
export const valueProposals = (leaf: Attribute | undefined): readonly ProposalDraft[] => [
  ...valuesOf(leaf),
  toDraft('null', 'null', '9', 'only behind eq and ne: has no value'),
];

function valuesOf(leaf: Attribute | undefined): readonly ProposalDraft[] {
  switch (leaf?.type) {
    case 'boolean':
      return booleans.map((word, at) => toDraft(word, word, String(at)));
    case 'integer':
    case 'decimal':
    case 'complex':
      return [];
    case 'dateTime':
      return [
        toDraft('"2026-01-01T00:00:00Z"', '"${1:2026-01-01}T${2:00:00:00}Z"', '0', 'date and time'),
      ];
    case 'string':
    case 'reference':
    case 'binary':
    case undefined:
      return [...canonicalValues(leaf), toDraft('"…"', '"$1"', '1', 'string')];
  }
}

const canonicalValues = (leaf: Attribute | undefined): readonly ProposalDraft[] =>
  (leaf?.canonicalValues ?? []).map((value) => {
    const quoted = JSON.stringify(value);
    return toDraft(quoted, escapeSnippet(quoted), `0${value}`);
  });

const toDraft = (
  label: string,
  insertText: string,
  sortText: string,
  detail?: string,
): ProposalDraft => ({
  label,
  kind: 'value',
  insertText,
  sortText,
  ...(detail !== undefined && { detail }),
});
