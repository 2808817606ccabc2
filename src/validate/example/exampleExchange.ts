import { type JsonValue } from '../../base/json.js';
import {
  type Exchange,
  type ExchangeBody,
  type ExchangeFailure,
  type ExchangeSource,
  type HttpHeader,
  type Observation,
} from '../../exchange/exchange.js';

/** The headers of an example; `undefined` leaves one out that would be there by itself. */
export type ExampleHeaders = Readonly<Record<string, string | undefined>>;

export interface ExampleAnswer {
  readonly status: number;
  readonly headers: ExampleHeaders;
  readonly body: JsonValue | RawBody | undefined;
}

/** A body that is not JSON, or JSON that is to be written just so. */
export interface RawBody {
  readonly raw: string;
  readonly encoding?: 'base64';
}

/** One request with its answer, as rules are shown and tested with. */
export interface ExampleExchange {
  readonly method: string;
  /** Path below the base URL, and query. */
  readonly target: string;
  readonly headers: ExampleHeaders;
  readonly body: JsonValue | RawBody | undefined;
  readonly answer: ExampleAnswer;
  /** Milliseconds; 12 where it does not matter. */
  readonly duration?: number;
  /** The target is the whole of it, outside the base path. */
  readonly isOutsideBase?: boolean;
  /** What the mock server noticed while it answered. */
  readonly observations?: readonly Observation[];
  /** Why no whole answer came; `answer` is then what stood in place of it. */
  readonly failure?: ExchangeFailure;
}

/** What a rule finds something in, and what it finds nothing in: an exchange, or several in turn. */
export type Example = ExampleExchange | readonly ExampleExchange[];

/** By rule id. */
export type RuleExamples = Readonly<
  Record<string, { readonly failing: readonly Example[]; readonly passing: readonly Example[] }>
>;

/** A function, so that a bundle in which nobody calls it leaves the examples out. */
export type MakeExamples = () => RuleExamples;

interface RequestParts {
  readonly headers?: ExampleHeaders;
  readonly body?: JsonValue | RawBody;
}

/** The answer of an example. A body comes as application/scim+json unless `headers` say otherwise. */
export const answer = (
  status: number,
  body?: JsonValue | RawBody,
  headers: ExampleHeaders = {},
): ExampleAnswer => ({ status, body, headers });

const request =
  (method: string) =>
  (target: string, parts: RequestParts, given: ExampleAnswer): ExampleExchange => ({
    method,
    target,
    headers: parts.headers ?? {},
    body: parts.body,
    answer: given,
  });

export const get = (
  target: string,
  given: ExampleAnswer,
  headers: ExampleHeaders = {},
): ExampleExchange => request('GET')(target, { headers }, given);

export const post = (
  target: string,
  body: JsonValue | RawBody,
  given: ExampleAnswer,
  headers: ExampleHeaders = {},
): ExampleExchange => request('POST')(target, { body, headers }, given);

export const put = (
  target: string,
  body: JsonValue | RawBody,
  given: ExampleAnswer,
  headers: ExampleHeaders = {},
): ExampleExchange => request('PUT')(target, { body, headers }, given);

export const patch = (
  target: string,
  body: JsonValue | RawBody,
  given: ExampleAnswer,
  headers: ExampleHeaders = {},
): ExampleExchange => request('PATCH')(target, { body, headers }, given);

export const del = (
  target: string,
  given: ExampleAnswer,
  headers: ExampleHeaders = {},
): ExampleExchange => request('DELETE')(target, { headers }, given);

export const raw = (text: string): RawBody => ({ raw: text });

/** Bytes that are not valid UTF-8, in base64. */
export const rawBytes = (base64: string): RawBody => ({ raw: base64, encoding: 'base64' });

export const exampleBaseUrl = 'http://localhost:3000/scim/v2';

/** The example as a captured exchange. */
export function toExchange(
  example: ExampleExchange,
  at: number,
  source: ExchangeSource = 'forward',
): Exchange {
  const { method, target, body, headers, answer: given } = example;
  const [path = ''] = target.split('?', 1);
  const sent = toBody(body);
  const returned = toBody(given.body);
  return {
    id: `example-${String(at + 1)}`,
    source,
    startedAt: firstMoment + at * 1000,
    duration: example.duration ?? 12,
    baseUrl: exampleBaseUrl,
    path,
    request: {
      method,
      target: example.isOutsideBase === true ? target : `/scim/v2${target}`,
      httpVersion: '1.1',
      headers: toHeaders(headers, {
        Accept: scimMediaType,
        ...(sent && { 'Content-Type': scimMediaType }),
      }),
      ...(sent && { body: sent }),
    },
    response: {
      status: given.status,
      headers: toHeaders(given.headers, { ...(returned && { 'Content-Type': scimMediaType }) }),
      ...(returned && { body: returned }),
    },
    outcome: example.failure ? 'failed' : 'answered',
    ...(example.failure && { failure: example.failure }),
    observations: example.observations ?? [],
  };
}

const scimMediaType = 'application/scim+json';

const firstMoment = Date.UTC(2026, 4, 1, 12);

/** What an example says of a header counts, also that it is not there. */
function toHeaders(given: ExampleHeaders, usual: Readonly<Record<string, string>>): HttpHeader[] {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  return [
    ...Object.entries(usual).filter(([name]) => !names.has(name.toLowerCase())),
    ...Object.entries(given).flatMap(([name, value]): HttpHeader[] =>
      value === undefined ? [] : [[name, value]],
    ),
  ];
}

function toBody(body: JsonValue | RawBody | undefined): ExchangeBody | undefined {
  if (body === undefined) {
    return undefined;
  }
  const text = isRaw(body) ? body.raw : JSON.stringify(body);
  return {
    text,
    encoding: isRaw(body) ? (body.encoding ?? 'utf-8') : 'utf-8',
    sizeBytes: new TextEncoder().encode(text).length,
    isTruncated: false,
  };
}

export const isRaw = (body: JsonValue | RawBody): body is RawBody =>
  typeof body === 'object' &&
  body !== null &&
  !Array.isArray(body) &&
  /^raw(,encoding)?$/.test(Object.keys(body).join());
