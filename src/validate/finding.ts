import { type Span } from '../scim/filter/ast.js';

/** `error`: breaks the RFC or Okta. `warning`: works today, will bite. `hint`: good to know. */
export type FindingLevel = (typeof findingLevels)[number];
export const findingLevels = ['error', 'warning', 'hint'] as const;

export type FindingSide = 'request' | 'response';

/** Where in an exchange, or in a document of its own, something is to be seen. */
export type FindingPlace =
  | {
      readonly part: 'body';
      /** Absent for a document, which may be sent in either direction. */
      readonly side?: FindingSide;
      /** JSON pointer (RFC 6901), empty for the whole body. */
      readonly pointer: string;
      /** The same as SCIM writes it, for example `emails[1].primary`; also of what is missing there. */
      readonly path?: string;
      /** Within a text value, for example the filter of a search request. */
      readonly span?: Span;
    }
  | { readonly part: 'header'; readonly side: FindingSide; readonly name: string }
  | { readonly part: 'query'; readonly name: string; readonly span?: Span }
  | { readonly part: 'path' }
  | { readonly part: 'status' }
  | { readonly part: 'exchange' };

/** What Okta does with it, for the app kinds that call differently (AIW: PUT, OIN: PATCH). */
export interface OktaConsequence {
  readonly aiw: string;
  readonly oin: string;
}

/** One thing that is wrong with an exchange or a document. Plain data; never holds a secret. */
export interface Finding {
  /** Id of the rule, for example `created.location`. */
  readonly rule: string;
  readonly level: FindingLevel;
  /** What was sent, and why it is wrong. One sentence or two, without a full stop at the end. */
  readonly message: string;
  readonly place: FindingPlace;
  /** Sections of the standards, for example `RFC 7644 3.3`. */
  readonly references: readonly string[];
  readonly okta?: OktaConsequence;
  /** What to do about it. */
  readonly fix: string;
  /** Ids of the earlier exchanges that it follows from. */
  readonly related?: readonly string[];
}

/** Worst first. */
export const compareLevels = (left: FindingLevel, right: FindingLevel): number =>
  findingLevels.indexOf(left) - findingLevels.indexOf(right);
