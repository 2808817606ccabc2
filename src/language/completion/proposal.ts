import { type Span } from '../../scim/filter/ast.js';

/** Something to write at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'attribute' | 'extension' | 'member' | 'value' | 'urn';
  /** A snippet: `$1` is where the cursor goes. */
  readonly insertText: string;
  /** What is compared with the text in `replace`. */
  readonly filterText: string;
  readonly replace: Span;
  readonly detail?: string;
  readonly markdown?: string;
  /** Those that must be there come first. */
  readonly sortText: string;
  /** What is inserted has choices of its own at its cursor. */
  readonly suggestsNext?: boolean;
}
