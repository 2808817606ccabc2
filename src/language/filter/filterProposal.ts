import { type Span } from '../../scim/filter/ast.js';

/** Something to write at the cursor of a filter. */
export interface FilterProposal {
  readonly label: string;
  readonly kind: 'attribute' | 'list' | 'extension' | 'operator' | 'value' | 'keyword';
  /** A snippet: `$1` is where the cursor goes. */
  readonly insertText: string;
  readonly filterText?: string;
  readonly replace: Span;
  readonly detail?: string;
  readonly documentation?: string;
  readonly sortText: string;
  /** What is inserted has something to follow it. */
  readonly suggestsNext?: boolean;
}

/** Before it is known where it goes. */
export type ProposalDraft = Omit<FilterProposal, 'replace'>;
