import { type JsonObject, type JsonValue } from '../../../base/json.js';

/** The version of the file's form, under its first member. */
export const recordedVersion = 1;

/** What a file of a scenario is called. */
export const recordedEnding = '.scim-scenario.json';

/** Values that every play has; the others are learned from answers. */
export const givenVariables = {
  run: 'begins every name that the play makes, another one each time',
  baseUrl: 'of the server, without a slash at its end',
  password: 'a password, another one each time',
  open: 'two opening braces, where they are meant as they stand',
} as const;

/** A status, or all that begin with the digit. */
export type ExpectedStatus = number | '2xx' | '3xx' | '4xx' | '5xx';

/** What is sent. In each text `{{name}}` stands for the value of a variable. */
export interface RecordedRequest {
  readonly method: string;
  /** Below the base URL, encoded; with a query where that cannot be told as `query`. */
  readonly path: string;
  /** Decoded, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Besides those of Okta, or in place of them; empty takes one of them out. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: JsonValue;
  /** In place of `body`, as it is. */
  readonly text?: string;
}

/** What the answer must be like. */
export interface RecordedExpectation {
  /** One of them. */
  readonly status: readonly ExpectedStatus[];
  /** What the answer has, and may have more besides; of a list each element stands somewhere in it. */
  readonly body?: JsonObject;
  /** What it must not have: `true` for a member, for a list the elements that are not in it. */
  readonly lacks?: JsonObject;
}

/**
 * Where the value of a variable stands in an answer: a JSON pointer, the name of a header (of `Location` the id
 * at its end), or `bulkId:NAME` for the id of what that operation of a bulk request has made.
 */
export type LearnSource = string;

export interface RecordedStep {
  readonly title: string;
  readonly request: RecordedRequest;
  readonly expect: RecordedExpectation;
  readonly learn: readonly (readonly [variable: string, source: LearnSource])[];
}

/** A captured session that can be played against any server. Plain data. */
export interface RecordedScenario {
  readonly kind: 'recorded';
  /** By the name of its file. */
  readonly id: string;
  readonly area: 'Recorded';
  readonly title: string;
  readonly description?: string;
  readonly steps: readonly RecordedStep[];
}
