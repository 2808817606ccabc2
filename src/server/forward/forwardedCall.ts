import { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Clock } from '../../base/clock.js';
import { reasonPhrase } from '../../base/reasonPhrase.js';
import { timedOut, toFailure } from '../../exchange/callFailure.js';
import { type ExchangeFailure } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { ScimError } from '../../scim/errors.js';
import { BodyCopy } from '../bodyCopy.js';
import { errorAnswer } from '../errorAnswer.js';
import { type Transaction } from '../transaction.js';
import { drain } from './drain.js';
import { toClientHeaders } from './forwardedHeaders.js';
import { type ForwardHolds, type WholeAnswer, copyBody } from './holdForwarded.js';
import { IdleWatch } from './idleWatch.js';
import { readHeldBody } from './readHeldBody.js';
import { type TargetConnection, type TargetRequest } from './targetConnection.js';

export interface ForwardedCallDeps {
  readonly connection: TargetConnection;
  readonly clock: Clock;
  readonly holds: ForwardHolds | undefined;
}

export interface OutgoingRequest extends TargetRequest {
  /** Where it was read already; else it goes on as it comes. */
  readonly body: Buffer | undefined;
}

/** One request on its way to the target, and the answer on its way back: both as they come. */
export class ForwardedCall {
  readonly #transaction: Transaction;
  readonly #outgoing: OutgoingRequest;
  readonly #deps: ForwardedCallDeps;
  readonly #watch: IdleWatch;
  #sent: ClientRequest | undefined;
  #answer: IncomingMessage | undefined;
  /** The whole answer is there, or none will be. */
  #isSettled = false;
  #isContinued = false;
  #canRetry: boolean;

  constructor(transaction: Transaction, outgoing: OutgoingRequest, deps: ForwardedCallDeps) {
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
    const { body = Buffer.alloc(0) } = this.#outgoing;
    const copy = copyBody(this.#transaction, body);
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
    const { body } = this.#outgoing;
    if (body) {
      sent.end(body);
    } else {
      this.#request.pipe(sent);
    }
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
    answer.on('data', this.#watch.touch);
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
    const { holds } = this.#deps;
    if (holds?.wantsAnswer(this.#transaction, answer.statusCode ?? 0)) {
      this.#hold(holds, answer);
    } else {
      this.#passOn(answer);
    }
  }

  /** As it comes. */
  #passOn(answer: IncomingMessage): void {
    if (this.#isSettled || this.#response.destroyed) {
      answer.destroy();
      return;
    }
    const copy = new BodyCopy(answer.headers['content-encoding']);
    answer.on('data', copy.add);
    const { statusCode: status = 0, statusMessage: reason } = answer;
    if (this.#begin({ status, reason, headers: toClientHeaders(answer) }, copy)) {
      this.#response.on('drain', this.#watch.touch);
      answer.pipe(this.#response);
    } else {
      answer.destroy();
      this.#fail(unsendable(this.#deps.connection.callTarget.origin));
    }
  }

  /** As a whole, once somebody has decided. */
  #hold(holds: ForwardHolds, answer: IncomingMessage): void {
    readHeldBody(answer, (bytes) => {
      if (!bytes) {
        this.#passOn(answer);
        return;
      }
      const { statusCode: status = 0, statusMessage: reason } = answer;
      const whole = { status, reason, headers: toClientHeaders(answer), bytes };
      holds.holdAnswer(this.#transaction, whole, (decided) => {
        this.#sendWhole(decided);
      });
    });
  }

  #sendWhole(answer: WholeAnswer): void {
    const copy = new BodyCopy(findHeader(answer.headers, 'content-encoding'));
    copy.add(answer.bytes);
    if (this.#response.destroyed) {
      return;
    }
    if (this.#begin(answer, copy)) {
      this.#response.end(answer.bytes);
    } else {
      this.#answerFailure(unsendable(this.#deps.connection.callTarget.origin));
    }
  }

  /** @returns whether the answer could be begun */
  #begin({ status, reason = reasonPhrase(status), headers }: AnswerHead, copy: BodyCopy): boolean {
    const { response } = this.#transaction;
    // An answer of which nobody said when it was made stays so.
    response.sendDate = false;
    if (!this.#request.complete) {
      response.shouldKeepAlive = false;
    }
    try {
      response.writeHead(status, reason, headers.flat());
    } catch {
      // expected: a status or a header that must not be sent on
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
    if (this.#sent) {
      this.#request.unpipe(this.#sent);
      this.#sent.destroy();
    }
    this.#answerFailure(failure);
  }

  #answerFailure(failure: ExchangeFailure): void {
    this.#transaction.failure = failure;
    this.#transaction.sent?.copy?.breakOff();
    const { request, response } = this.#transaction;
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

type AnswerHead = Omit<WholeAnswer, 'bytes'>;

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
