import {
  type FindingLevel,
  type FindingPlace,
  type FindingSide,
  type OktaConsequence,
} from './finding.js';
import { type History } from './history/history.js';
import { type ExchangeView } from './view/exchangeView.js';
import { type MessageView } from './view/messageView.js';

/** What a rule says of itself: the row of docs/rules.md. */
export interface RuleText {
  /** Stable, `<subject>.<what>`, for example `created.location`. */
  readonly id: string;
  readonly level: FindingLevel;
  /** The rule as a sentence, for example "A 201 names the new resource in Location". */
  readonly title: string;
  /** For example `RFC 7644 3.3`. Empty only where the rule is Okta's alone. */
  readonly references: readonly string[];
  readonly okta?: OktaConsequence;
  readonly fix: string;
  /**
   * Ids of observations of the mock server that say the same: no second finding comes of them, and
   * where only the server has seen it, the finding is the rule's.
   */
  readonly covers?: readonly string[];
}

/** What a check has found; the rule adds the rest. */
export interface Problem {
  readonly message: string;
  readonly place: FindingPlace;
  /** Where it differs from the rule's. */
  readonly fix?: string;
  readonly level?: FindingLevel;
  readonly related?: readonly string[];
}

export type Problems = Problem | readonly Problem[] | undefined;

/** Looks at a whole exchange, in the light of those before it. */
export interface ExchangeRule extends RuleText {
  readonly on: 'exchange';
  readonly check: (view: ExchangeView, history: History) => Problems;
}

/** Looks at one SCIM message: the body of either side, a resource in a list, a document. */
export interface MessageRule extends RuleText {
  readonly on: 'message';
  readonly check: (message: MessageView) => Problems;
}

/** Its problems come from the JSON Schemas (see schema/schemaProblems.ts). */
export interface SchemaRule extends RuleText {
  readonly on: 'schema';
}

/** Explains what the mock server itself noticed while it answered. */
export interface ObservationRule extends RuleText {
  readonly on: 'observation';
  /** Where the observation itself says none. */
  readonly place?: FindingPlace;
}

/** Asked about an exchange in which nothing else was found. */
export interface FallbackRule extends RuleText {
  readonly on: 'fallback';
  readonly check: (view: ExchangeView) => Problems;
}

export type Rule = ExchangeRule | MessageRule | SchemaRule | ObservationRule | FallbackRule;

/** The same for both kinds of app. */
export const bothApps = (text: string): OktaConsequence => ({ aiw: text, oin: text });

export const inHeader = (side: FindingSide, name: string): FindingPlace => ({
  part: 'header',
  side,
  name,
});

export const inStatus: FindingPlace = { part: 'status' };

export const inQuery = (name: string): FindingPlace => ({ part: 'query', name });

/** @param pointer JSON pointer, empty for the whole body */
export const inBody = (side: FindingSide, pointer = ''): FindingPlace => ({
  part: 'body',
  side,
  pointer,
});
