import { type JsonValue } from '../../base/json.js';
import { type HttpHeader } from '../../exchange/exchange.js';

/** An exchange without what is another one each time: ids, times, versions, addresses. */
export interface ComparedExchange {
  readonly id: string;
  /** What it means and whom it concerns, for example `Create user: jane@example.com`. */
  readonly title: string;
  /** The same in its parts; the subject may be empty. */
  readonly operation: string;
  readonly operationId: string;
  readonly subject: string;
  readonly line: string;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Ids of rules, in order. */
  readonly findings: readonly string[];
  /** Those that matter, once each, with their names in lower case. */
  readonly requestHeaders: readonly HttpHeader[];
  readonly responseHeaders: readonly HttpHeader[];
  readonly request: JsonValue | undefined;
  readonly response: JsonValue | undefined;
}
