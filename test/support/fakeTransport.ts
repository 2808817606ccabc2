import { type JsonValue } from '../../src/base/json.js';
import { type Exchange, type HttpHeader } from '../../src/exchange/exchange.js';
import { type OutgoingRequest, type Sent, type Transport } from '../../src/exchange/transport.js';

export interface FakeAnswer {
  readonly status: number;
  readonly json?: JsonValue;
  readonly headers?: readonly HttpHeader[];
}

/** Undefined: the connection is closed without an answer. */
export type Answering = (
  request: OutgoingRequest,
  signal: AbortSignal | undefined,
) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>;

/** A server in the test itself: what it answers, and what it was sent. */
export class FakeTransport implements Transport {
  readonly baseUrl = 'http://localhost:3000/scim/v2';
  readonly source = 'conformance';
  readonly sent: OutgoingRequest[] = [];
  readonly #answer: Answering;
  #count = 0;

  constructor(answer: Answering) {
    this.#answer = answer;
  }

  /** `DELETE /Users/1`, one a request. */
  get lines(): readonly string[] {
    return this.sent.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
  }

  async send(
    request: OutgoingRequest,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<Sent> {
    this.sent.push(request);
    const answer = await this.#answer(request, signal);
    this.#count += 1;
    const exchange = this.#toExchange(request);
    if (!answer) {
      const failure = { reason: 'closed', detail: 'The connection was closed' } as const;
      return { exchange: { ...exchange, outcome: 'failed', failure }, failure };
    }
    const text = answer.json === undefined ? '' : JSON.stringify(answer.json);
    const given = answer.headers ?? [];
    const isTyped = text === '' || given.some(([name]) => name === 'Content-Type');
    const headers: readonly HttpHeader[] = isTyped
      ? given
      : [['Content-Type', 'application/scim+json'], ...given];
    const response = { status: answer.status, headers, ...bodyOf(text) };
    return {
      exchange: { ...exchange, response },
      answer: { status: answer.status, headers, text },
    };
  }

  #toExchange({ method, path, headers, body }: OutgoingRequest): Exchange {
    return {
      id: `x${String(this.#count)}`,
      source: this.source,
      startedAt: 0,
      duration: 1,
      baseUrl: this.baseUrl,
      path: path.split('?', 1)[0] ?? '',
      request: {
        method,
        target: `/scim/v2${path}`,
        httpVersion: '1.1',
        headers,
        ...bodyOf(body ?? ''),
      },
      outcome: 'answered',
      observations: [],
    };
  }
}

const bodyOf = (text: string): Pick<Exchange['request'], 'body'> =>
  text === ''
    ? {}
    : {
        body: {
          text,
          encoding: 'utf-8',
          sizeBytes: new TextEncoder().encode(text).length,
          isTruncated: false,
        },
      };
