import { type Clock } from '../../base/clock.js';
import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type Sent, type Transport } from '../../exchange/transport.js';
import { type FindingLevel, type OktaConsequence } from '../../validate/finding.js';
import { type ServerTraits } from './serverTraits.js';

export interface CaseRequest {
  readonly method: string;
  /** Below the base URL, with its query, encoded. */
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
  /**
   * In place of the id of the case and `id`: where one defect shows in several cases, for example
   * `rfc.filter.ignored`.
   */
  readonly cause?: string;
  /**
   * Rules of the judge that say the same: where one of them has found it in the replies of `seenIn`, this
   * is not told again.
   */
  readonly sameAs?: readonly string[];
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
  /** The replies that show it, the telling one first; the last one of the case where absent. */
  readonly seenIn?: readonly Reply[];
}

/** A resource that a case has made. */
export interface MadeResource {
  readonly id: string;
  /** Below the base URL, for example `/Users/2819`. */
  readonly path: string;
  /** Its userName or displayName. */
  readonly name: string;
  /** The answer to its creation. */
  readonly reply: Reply;
}

/** A resource that is there, and has a name of the run. */
export interface FoundResource {
  /** With its slash, for example `/Users`. */
  readonly endpoint: string;
  readonly id: string;
  readonly name: string;
}

/**
 * What a case has to work with. Every exchange goes through the judge as well, so a case need not repeat
 * its rules: what they find in an answer fails the case. Whatever a case makes is taken away after it.
 */
export interface CaseContext {
  /** Begins each name, so that the data of a run is known by it: `scimwb-4f2a9c1e-`. */
  readonly prefix: string;
  /** What the server said of itself. */
  readonly server: ServerTraits;
  /** The whole value of the header; empty where the server wants none. */
  readonly authorization: string;
  readonly signal: AbortSignal;
  /** Sends as Okta sends; what a 201 names is taken away in the end. Throws `CaseBlocked` without an answer. */
  send(request: CaseRequest): Promise<Reply>;
  /** For the Okta double: the same tracked, judged way to the server. */
  readonly transport: Transport;
  /** The answer of what was sent by `transport`. Throws `CaseBlocked` where there is none. */
  toReply(sent: Sent): Reply;
  /** A userName that nobody has, ending in `@example.com`. */
  newUserName(): string;
  /** A displayName that no group has. */
  newGroupName(): string;
  /**
   * The user that a case needs, with what Okta sends on creation and the given attributes over it
   * (undefined takes one out).
   *
   * @throws CaseBlocked where it is not created
   */
  createUser(attributes?: ReadonlyMap<string, JsonValue | undefined>): Promise<MadeResource>;
  /** @throws CaseBlocked where it is not created */
  createGroup(members?: readonly MadeResource[]): Promise<MadeResource>;
  /** What somebody else has made for the run is taken away with the rest; what has another name is not. */
  adopt(found: FoundResource): void;
  /** @throws CaseBlocked where `holds` is false and nothing after it makes sense */
  demand(expectation: Expectation): void;
  expect(expectation: Expectation): void;
  readonly clock: Clock;
  /** Resolves after so many milliseconds, or where the case is stopped. */
  pause(duration: number): Promise<void>;
  /** @throws CaseSkipped */
  skip(reason: string): never;
  /** @throws CaseBlocked */
  block(reason: string): never;
  /**
   * Exchanges that are wrong on purpose: the judge only looks at the form of their answers, not at what
   * they refuse or take.
   */
  unjudged<T>(run: () => Promise<T>): Promise<T>;
}
