import { type JsonObject, type JsonValue } from '../base/json.js';
import { type FaultValues } from './faultValue.js';
import { type FaultOperation, type RequestFacts } from './requestFacts.js';
import { type ValueType } from './valueType.js';

/** Where on the way of a request a fault takes hold. */
export const faultStages = {
  before: 'before the request is handled: nothing is done',
  after: 'when the work is done: what was created or changed stays',
  bytes: "on the answer's bytes and headers",
  json: "on the answer's JSON",
} as const;

export type FaultStage = keyof typeof faultStages;

/** A status, headers and a text in place of what the service answers. */
export interface FaultAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** In place of `application/scim+json`. */
  readonly mediaType?: string;
}

/** How long silence lasts before the connection is dropped, in milliseconds. */
interface Silence {
  readonly silence: number;
}

export type BeforeEffect =
  | { readonly do: 'wait'; readonly delay: number }
  | { readonly do: 'answer'; readonly answer: FaultAnswer }
  | { readonly do: 'drop' }
  | ({ readonly do: 'stall'; readonly sendsHeaders: boolean } & Silence)
  | { readonly do: 'ignoreFilter' };

export type AnswerEffect =
  | { readonly do: 'replace'; readonly answer: FaultAnswer }
  /** The connection is dropped in the middle of the body. */
  | { readonly do: 'cutOff' }
  /** Nothing of the answer goes out; without `silence` the connection is dropped at once. */
  | { readonly do: 'withhold'; readonly silence: number | undefined };

export interface FaultContext {
  readonly request: RequestFacts;
  readonly values: FaultValues;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
}

export interface FaultParameter {
  /** In JSON; on a command line with dashes. */
  readonly name: string;
  readonly description: string;
  readonly type: ValueType;
  /** As it is written in a specification; without it the parameter may be absent. */
  readonly usual?: string;
}

/** One row of the table of faults. */
export interface FaultKind {
  readonly id: string;
  readonly title: string;
  /** What the server does, as a sentence. */
  readonly does: string;
  /** What Okta does then, as a sentence. */
  readonly okta: string;
  readonly stage: FaultStage;
  readonly parameters: readonly FaultParameter[];
  /** The only requests that it can hit; all where it is absent. */
  readonly operations?: readonly FaultOperation[];
  /** Undefined where the request is none that it hits. */
  readonly before?: (context: FaultContext) => BeforeEffect | undefined;
  /** Undefined where the answer is none that it hits. */
  readonly answer?: (answer: FaultAnswer, context: FaultContext) => AnswerEffect | undefined;
  /** The same for answers that are JSON objects. */
  readonly json?: (body: JsonObject, context: FaultContext) => JsonValue | undefined;
}
