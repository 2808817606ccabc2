import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Clock } from '../base/clock.js';
import { type Logger } from '../base/logger.js';
import {
  type TextRedactor,
  renderedToExchangeBody,
  textToExchangeBody,
  toExchangeBody,
} from '../exchange/body.js';
import {
  type Exchange,
  type ExchangeBody,
  type ExchangeSource,
  type HttpHeader,
  type Observation,
} from '../exchange/exchange.js';
import { type Redactor } from '../exchange/redaction.js';
import { SharedHeaders } from '../exchange/sharedHeaders.js';
import { type SentAnswer, Transaction } from './transaction.js';

export interface RecorderDeps {
  readonly record: (exchange: Exchange) => void;
  readonly newId: () => string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** `mock` where nothing is said. */
  readonly source?: ExchangeSource;
}

interface Ended {
  readonly transaction: Transaction;
  readonly endedAt: number;
  readonly isAborted: boolean;
}

/** Turns every request into one Exchange, after its answer is out and off the request path. */
export class Recorder {
  readonly #deps: RecorderDeps;
  readonly #oauthRedactor: Redactor;
  readonly #sharedRequest = new SharedHeaders();
  readonly #sharedResponse = new SharedHeaders();
  #ended: Ended[] = [];

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
    this.#oauthRedactor = deps.redactor.forOAuth();
  }

  begin(request: IncomingMessage, response: ServerResponse): Transaction {
    const { clock } = this.#deps;
    const transaction = new Transaction(request, response, clock.now());
    // `close` comes after `finish`, and without it when the client has hung up in time. Where the answer
    // was lost on its way out, node says `finish` all the same; only the socket knows better.
    let isAborted = true;
    const { socket } = request;
    response.on('finish', () => {
      isAborted = socket.destroyed || socket.errored !== null;
    });
    response.on('close', () => {
      this.#ended.push({ transaction, endedAt: clock.now(), isAborted });
      if (this.#ended.length === 1) {
        setImmediate(() => {
          this.#flush();
        });
      }
    });
    return transaction;
  }

  #flush(): void {
    const ended = this.#ended;
    this.#ended = [];
    for (const one of ended) {
      try {
        this.#deps.record(this.#toExchange(one));
      } catch (error) {
        // One exchange that cannot be kept must not cost the others.
        this.#deps.logger.error(error, { what: 'record exchange' });
      }
    }
  }

  #toExchange({ transaction, endedAt, isAborted }: Ended): Exchange {
    const { newId, source = 'mock' } = this.#deps;
    const redactor = this.#redactorFor(transaction);
    const { request, startedAt, sent, failure } = transaction;
    const body = toRequestBody(transaction, redactor);
    const responseBody = sent && toResponseBody(sent, redactor);
    return {
      id: newId(),
      source,
      startedAt,
      duration: endedAt - startedAt,
      baseUrl: transaction.baseUrl,
      path: transaction.path,
      request: {
        method: request.method ?? '',
        target: redactor.redactTarget(targetOf(request)),
        httpVersion: request.httpVersion,
        headers: this.#sharedRequest.share(redactor.redactHeaders(toHeaders(request.rawHeaders))),
        ...(body && { body }),
      },
      ...(sent && {
        response: {
          status: sent.status,
          headers: this.#sharedResponse.share(redactor.redactHeaders(sent.headers)),
          ...(responseBody && { body: responseBody }),
        },
      }),
      outcome: failure ? 'failed' : isAborted ? 'aborted' : 'answered',
      ...(failure && { failure }),
      observations: transaction.observations.length === 0 ? none : transaction.observations,
    };
  }

  /** SCIM has no forms, so that one is meant for OAuth 2, wherever it went. */
  #redactorFor({ isOAuth, request }: Transaction): Redactor {
    return isOAuth || isForm(request) ? this.#oauthRedactor : this.#deps.redactor;
  }
}

/** One for all exchanges that have none. */
const none: readonly Observation[] = [];

const isForm = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.toLowerCase().includes('x-www-form-urlencoded') ?? false;

function toRequestBody(
  { request, bodyChunks, bodySize, bodyCopy, isOAuth }: Transaction,
  redactor: Redactor,
): ExchangeBody | undefined {
  const textRedactor: TextRedactor =
    isOAuth || isForm(request) ? { redactText: (text) => redactor.redactForm(text) } : redactor;
  if (bodyCopy) {
    return toExchangeBody(bodyCopy.toBytes(), textRedactor);
  }
  const encoding = request.headers['content-encoding']?.trim().toLowerCase();
  return toExchangeBody(
    {
      bytes: Buffer.concat(bodyChunks),
      sizeBytes: bodySize,
      isEncoded: encoding !== undefined && encoding !== '' && encoding !== 'identity',
    },
    textRedactor,
  );
}

function toResponseBody(
  { toText, sizeBytes, isRendered, copy }: SentAnswer,
  redactor: Redactor,
): ExchangeBody | undefined {
  if (copy) {
    return toExchangeBody(copy.toBytes(), redactor);
  }
  return isRendered
    ? renderedToExchangeBody(toText, sizeBytes)
    : textToExchangeBody(toText(), sizeBytes, redactor);
}

/** Express keeps what came in `originalUrl` while routers rewrite `url`. */
export const targetOf = (request: IncomingMessage & { readonly originalUrl?: string }): string =>
  request.originalUrl ?? request.url ?? '';

export function toHeaders(raw: readonly string[]): readonly HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    headers.push([raw[at] ?? '', raw[at + 1] ?? '']);
  }
  return headers;
}
