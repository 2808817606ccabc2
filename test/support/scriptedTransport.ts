import { type ExchangeFailure, type HttpHeader } from '../../src/exchange/exchange.js';
import {
  type OutgoingRequest,
  type SendOptions,
  type Sent,
  type Transport,
} from '../../src/exchange/transport.js';
import { buildExchange } from './exchangeBuilder.js';

export interface ScriptedAnswer {
  readonly status?: number;
  /** A text goes as it is, everything else as JSON. */
  readonly body?: unknown;
  readonly headers?: readonly HttpHeader[];
  readonly failure?: ExchangeFailure['reason'];
}

export type ScriptedServer = (request: OutgoingRequest, number: number) => ScriptedAnswer;

/** A way to a server that is a function. */
export class ScriptedTransport implements Transport {
  readonly baseUrl = 'https://scim.example.com/scim/v2';
  readonly source = 'okta';
  readonly requests: OutgoingRequest[] = [];
  readonly options: SendOptions[] = [];
  readonly #server: ScriptedServer;

  constructor(server: ScriptedServer) {
    this.#server = server;
  }

  /** `GET /Users/1`, in the order in which they came. */
  get lines(): readonly string[] {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  send(request: OutgoingRequest, options: SendOptions = {}): Promise<Sent> {
    this.requests.push(request);
    this.options.push(options);
    return Promise.resolve(toSent(request, this.#server(request, this.requests.length)));
  }
}

/** What a transport gives for such an answer. */
export function toSent(
  { method, path, body: sentBody }: Pick<OutgoingRequest, 'method' | 'path' | 'body'>,
  { status = 200, body, headers = [], failure }: ScriptedAnswer,
): Sent {
  const request = { method, url: path, ...(sentBody !== undefined && { body: sentBody }) };
  if (failure !== undefined) {
    const told = { reason: failure, detail: 'It did not work' };
    const exchange = buildExchange({ ...request, status: 0 });
    return { exchange: { ...exchange, outcome: 'failed', failure: told }, failure: told };
  }
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const exchange = buildExchange({ ...request, status, ...(text !== '' && { answer: text }) });
  return { exchange, answer: { status, headers, text } };
}
