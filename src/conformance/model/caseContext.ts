import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type Sent, type Transport } from '../../exchange/transport.js';
import { type FindingLevel, type OktaConsequence } from '../../validate/finding.js';

export interface CaseRequest {
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly path: string;
  /** Besides those of Okta; undefined takes one of them out. */
  readonly headers?: ReadonlyMap<string, string | undefined>;
  /** Sent minified. */
  readonly body?: JsonValue;
  /** In place of `body`, as it is. */
  readonly text?: string;
}

/** An answer that a case looks at. */
export interface Reply {
  readonly sent: Sent;
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  /** Undefined where there was none, or it was no JSON. */
  readonly json: JsonValue | undefined;
  /** The same where it is an object; empty otherwise. */
  readonly body: JsonObject;
}

/** Something that a case expects; `holds` false makes the case fail and go on. */
export interface Expectation {
  /** Stable within the case: with its id, the cause under which failures are folded. */
  readonly id: string;
  readonly holds: boolean;
  /** What is wrong where it does not hold, a sentence without a full stop. */
  readonly message: string;
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
  /** Who expects it; the references of the requirements of the case where absent. */
  readonly expectedBy?: readonly string[];
  readonly okta?: OktaConsequence;
  readonly fix: string;
  /** `error` where absent. */
  readonly level?: FindingLevel;
  /** The replies that show it, the telling one first; the last one where absent. */
  readonly seenIn?: readonly Reply[];
}

/**
 * What a case has to work with. Every exchange goes through the judge as well, so a case need not repeat
 * its rules: what they find fails the case. Whatever a case makes is taken away after it.
 */
export interface CaseContext {
  /** Begins each name, so that the data of a run is known by it: `scimwb-4f2a-`. */
  readonly prefix: string;
  readonly signal: AbortSignal;
  /** Sends as Okta sends; what a 201 names is taken away in the end. Throws `CaseBlocked` without an answer. */
  send(request: CaseRequest): Promise<Reply>;
  /** For the Okta double: the same tracked, judged way to the server. */
  readonly transport: Transport;
  /** A userName that nobody has, ending in `@example.com`. */
  newUserName(): string;
  /** A displayName that no group has. */
  newGroupName(): string;
  /** @throws CaseBlocked where `holds` is false and nothing after it makes sense */
  demand(expectation: Expectation): void;
  expect(expectation: Expectation): void;
  /** @throws CaseSkipped */
  skip(reason: string): never;
  /** Exchanges that the judge does not look at, as they are wrong on purpose. */
  unjudged<T>(run: () => Promise<T>): Promise<T>;
}
