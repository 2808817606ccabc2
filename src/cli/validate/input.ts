import { type JsonValue } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type TextPlace } from './textPlace.js';

export interface ReadOptions {
  readonly registry: SchemaRegistry;
  /** Of the SCIM service in a HAR, where the user has named it. */
  readonly baseUrl?: string;
}

/** A SCIM message by itself, or an array of them. */
export interface InputDocument {
  readonly kind: 'document';
  /** Without secrets. */
  readonly value: JsonValue;
  /** Where in the file the values stand that JSON pointers lead to. */
  readonly locate: (pointers: Iterable<string>) => (pointer: string) => TextPlace;
}

export interface InputExchange {
  readonly kind: 'exchange';
  /** Without secrets. */
  readonly exchange: Exchange;
  /** Which of the file it is, counted from 1; in a HAR that of its entry. */
  readonly number: number;
  readonly place: TextPlace;
}

export type InputPart = InputDocument | InputExchange;

/** What of a file could not be read. */
export interface InputProblem {
  /** A sentence that names the place, with its full stop. */
  readonly message: string;
  readonly place?: TextPlace;
  /** It could not even be opened, and the message says which file that is. */
  readonly isOfFile?: true;
}

/** What a file holds, as far as it could be read. */
export interface Input {
  readonly parts: readonly InputPart[];
  readonly problems: readonly InputProblem[];
  /** Of a HAR: how many requests it has, those included that are no SCIM. */
  readonly requestCount?: number;
}
