import { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Clock } from '../../base/clock.js';
import { timedOut, toFailure } from '../../exchange/callFailure.js';
import { type ExchangeFailure, type HttpHeader } from '../../exchange/exchange.js';
import { ScimError } from '../../scim/errors.js';
import { BodyCopy } from '../bodyCopy.js';
import { errorAnswer } from '../errorAnswer.js';
import { type Transaction } from '../transaction.js';
import { drain } from './drain.js';
import { toClientHeaders } from './forwardedHeaders.js';
import { IdleWatch } from './idleWatch.js';
import { type TargetConnection, type TargetRequest } from './targetConnection.js';

export interface ForwardedCallDeps {
  readonly connection: TargetConnection;
  readonly clock: Clock;
}

/** One request on its way to the target, and the answer on its way back: both as they come. */
export class ForwardedCall {
  readonly #transaction: Transaction;
  readonly #outgoing: TargetRequest;
  readonly #deps: ForwardedCallDeps;
  readonly #watch: IdleWatch;
  #sent: ClientRequest | undefined;
  #answer: IncomingMessage | undefined;
  /** The whole answer is there, or none will be. */
  #isSettled = false;
  #isContinued = false;
  #canRetry: boolean;

  constructor(transaction: Transaction, outgoing: TargetRequest, deps: ForwardedCallDeps) {
    this.#transaction = transaction;
    this.#outgoing = outgoing;
    this.#deps = deps;
    this.#canRetry = isRepeatable(transaction.request);
    this.#watch = new IdleWatch({
      clock: deps.clock,
      timeout: deps.connection.timeout,
      isToBlame: () => this.#isTargetToBlame,
      onIdle: () => {
        this.#fail(timedOut(deps.connection.callTarget));
      },
    });
  }

  begin(): void {
    const { request, response } = this.#transaction;
    const copy = new BodyCopy(request.headers['content-encoding']);
    this.#transaction.bodyCopy = copy;
    request.on('data', (chunk: Buffer) => {
      copy.add(chunk);
      this.#watch.touch();
    });
    response.on('close', () => {
      this.#end();
      if (!request.complete) {
        copy.breakOff();
      }
      noteCodings(this.#transaction);
    });
    this.#open();
  }

  get #request(): IncomingMessage {
    return this.#transaction.request;
  }

  get #response(): ServerResponse {
    return this.#transaction.response;
  }

  #open(): void {
    const { connection } = this.#deps;
    let sent: ClientRequest;
    try {
      sent = connection.open(this.#outgoing);
    } catch (error) {
      this.#fail(toFailure(error, connection.callTarget));
      return;
    }
    this.#sent = sent;
    sent.on('response', (answer) => {
      this.#take(answer, sent);
    });
    sent.on('continue', () => {
      this.#isContinued = true;
      this.#watch.touch();
      if (!this.#isSettled) {
        this.#response.writeContinue();
      }
    });
    sent.on('socket', this.#watch.touch);
    sent.on('drain', this.#watch.touch);
    sent.on('error', (error) => {
      this.#lose(error, sent);
    });
    this.#request.pipe(sent);
  }

  /** Nobody else may be waited for: neither the client's next bytes, nor that it reads. */
  get #isTargetToBlame(): boolean {
    const { headers, complete } = this.#request;
    const isUploadWaiting =
      !complete &&
      !this.#sent?.writableNeedDrain &&
      (headers.expect === undefined || this.#isContinued);
    return this.#answer ? !this.#response.writableNeedDrain : !isUploadWaiting;
  }

  /** A kept connection may be closed by the server at the moment when it is used again. */
  #lose(error: unknown, sent: ClientRequest): void {
    const failure = toFailure(error, this.#deps.connection.callTarget);
    const isStale = failure.reason === 'closed' && sent.reusedSocket && !this.#answer;
    if (isStale && this.#canRetry && !this.#isSettled) {
      this.#canRetry = false;
      this.#open();
    } else {
      this.#fail(failure);
    }
  }

  #take(answer: IncomingMessage, sent: ClientRequest): void {
    this.#answer = answer;
    this.#watch.touch();
    const headers = toClientHeaders(answer);
    const copy = new BodyCopy(answer.headers['content-encoding']);
    answer.on('data', (chunk: Buffer) => {
      copy.add(chunk);
      this.#watch.touch();
    });
    answer.on('error', (error) => {
      this.#fail(toFailure(error, this.#deps.connection.callTarget));
    });
    answer.on('end', () => {
      this.#settle();
      if (!sent.writableFinished) {
        // It has answered before it had read everything, and does not want the rest.
        this.#request.unpipe(sent);
        sent.destroy();
        drain(this.#request);
      }
    });
    if (this.#begin(answer, headers, copy)) {
      this.#response.on('drain', this.#watch.touch);
      answer.pipe(this.#response);
    }
  }

  /** @returns whether the answer could be begun */
  #begin(answer: IncomingMessage, headers: readonly HttpHeader[], copy: BodyCopy): boolean {
    const { response } = this.#transaction;
    if (this.#isSettled || response.destroyed) {
      answer.destroy();
      return false;
    }
    const status = answer.statusCode ?? 0;
    // An answer of which nobody said when it was made stays so.
    response.sendDate = false;
    if (!this.#request.complete) {
      response.shouldKeepAlive = false;
    }
    try {
      response.writeHead(status, answer.statusMessage ?? '', headers.flat());
    } catch {
      // expected: a status or a header that must not be sent on
      answer.destroy();
      this.#fail(unsendable(this.#deps.connection.callTarget.origin));
      return false;
    }
    this.#transaction.sent = {
      status,
      headers,
      toText: noText,
      sizeBytes: 0,
      isRendered: false,
      copy,
    };
    return true;
  }

  #fail(failure: ExchangeFailure): void {
    if (this.#isSettled) {
      return;
    }
    this.#settle();
    this.#transaction.failure = failure;
    this.#transaction.sent?.copy?.breakOff();
    const { request, response } = this.#transaction;
    if (this.#sent) {
      request.unpipe(this.#sent);
      this.#sent.destroy();
    }
    if (response.headersSent) {
      // Its beginning is out. Only a connection that breaks tells the client that this is not all.
      response.destroy();
      return;
    }
    if (!request.complete) {
      response.shouldKeepAlive = false;
    }
    response.sendDate = true;
    this.#transaction.send(errorAnswer(toError(failure)));
    drain(request);
  }

  #settle(): void {
    this.#isSettled = true;
    this.#watch.dispose();
  }

  /** The connection to the client is done with, by its end or because it has hung up. */
  #end(): void {
    if (!this.#isSettled) {
      this.#settle();
      this.#transaction.sent?.copy?.breakOff();
      this.#sent?.destroy();
    }
  }
}

/** Sent again, it does what it does once (RFC 9110 9.2.2), and there is no body that is gone. */
const isRepeatable = ({ method, headers }: IncomingMessage): boolean =>
  ['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method ?? '') &&
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? 0) === 0;

/** RFC 9110 15.6.3 and 15.6.5. */
const toError = ({ reason, detail }: ExchangeFailure): ScimError =>
  new ScimError(
    reason === 'timedOut' ? 504 : 502,
    `The request was forwarded, but the SCIM server gave no answer. ${detail}.`,
  );

const unsendable = (origin: string): ExchangeFailure => ({
  reason: 'malformed',
  detail: `The status line or a header of the answer of ${origin} has characters that must not be there`,
});

const noText = (): string => '';

function noteCodings({ sent, bodyCopy, note }: Transaction): void {
  for (const [copy, what] of [
    [bodyCopy, 'request'],
    [sent?.copy, 'answer'],
  ] as const) {
    if (copy?.toBytes().isEncoded) {
      note({
        id: 'forward.unreadableCoding',
        level: 'warning',
        detail: `The body of the ${what} came with Content-Encoding: ${copy.contentEncoding.slice(0, 60)}, but cannot be read as that. It was handed on as it is; it is neither shown nor judged`,
      });
    }
  }
}
