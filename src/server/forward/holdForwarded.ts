import { type Decision } from '../../exchange/breakpoints/breakpoint.js';
import { type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';
import { restoreHeaders } from '../../exchange/breakpoints/restoreHeaders.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { type Redactor } from '../../exchange/redaction.js';
import { BodyCopy } from '../bodyCopy.js';
import { bodyless, toAnswerByHand } from '../breakpoints/answerByHand.js';
import { changeRequest } from '../breakpoints/changeRequest.js';
import { describeHeld } from '../breakpoints/describeHeld.js';
import { toHeldBody, withLengthOf } from '../breakpoints/heldBody.js';
import { keepHeld } from '../breakpoints/keepHeld.js';
import { operationTest } from '../breakpoints/operationTest.js';
import { drop } from '../faults/brokenAnswers.js';
import { splitTarget } from '../location.js';
import { parseQuery } from '../query.js';
import { targetOf, toHeaders } from '../recorder.js';
import { type Transaction } from '../transaction.js';
import { readHeldBody } from './readHeldBody.js';

export interface ForwardHoldDeps {
  readonly board: BreakpointBoard;
  readonly redactor: Redactor;
  /** Of this server and of the target. */
  readonly basePath: string;
}

/** A whole answer, as it goes to the client. */
export interface WholeAnswer {
  readonly status: number;
  /** What the server called it; undefined where the status is another one by now. */
  readonly reason: string | undefined;
  readonly headers: readonly HttpHeader[];
  readonly bytes: Buffer;
}

/** Holds what is forwarded, in both directions. */
export class ForwardHolds {
  readonly #deps: ForwardHoldDeps;

  constructor(deps: ForwardHoldDeps) {
    this.#deps = deps;
  }

  /**
   * Holds the request before it is forwarded, where a breakpoint wants it.
   *
   * @param goOn gets the body, which was read; undefined where it is still to be read
   */
  holdRequest(transaction: Transaction, goOn: (body?: Buffer) => void): void {
    const { request } = transaction;
    if (!this.#wants(transaction, 'request')) {
      goOn();
      return;
    }
    const { response } = transaction;
    if (request.headers.expect?.toLowerCase() === '100-continue') {
      response.writeContinue();
    }
    readHeldBody(request, (bytes) => {
      if (!response.destroyed && !(bytes && this.#keepRequest(transaction, bytes, goOn))) {
        goOn(bytes);
      }
    });
  }

  /** Whether the answer has to be read whole, as a breakpoint wants it. */
  wantsAnswer(transaction: Transaction, status: number): boolean {
    return this.#wants(transaction, 'response', status);
  }

  /** @param send is not called where the connection was dropped by hand */
  holdAnswer(
    transaction: Transaction,
    answer: WholeAnswer,
    send: (answer: WholeAnswer) => void,
  ): void {
    const { board, redactor } = this.#deps;
    const { request, response, path } = transaction;
    const shown = redactor.redactHeaders(answer.headers);
    const held = keepHeld(board, response, {
      stage: 'response',
      source: 'forward',
      method: request.method ?? '',
      path,
      status: answer.status,
      isOperation: testOf(transaction),
      content: () => ({
        target: redactor.redactTarget(path),
        headers: shown,
        ...toHeldBody(answer.bytes, answer.headers, redactor),
      }),
      resume: (decision, heldFor) => {
        transaction.note(describeHeld('response', decision, heldFor));
        if (decision.do === 'drop') {
          drop(transaction);
        } else {
          send(decide(answer, decision, shown));
        }
      },
    });
    if (!held) {
      send(answer);
    }
  }

  #wants(transaction: Transaction, stage: 'request' | 'response', status?: number): boolean {
    const { request, path } = transaction;
    return (
      this.#deps.board.isActive &&
      this.#deps.board.wants({
        stage,
        method: request.method ?? '',
        path,
        isOperation: testOf(transaction),
        ...(status !== undefined && { status }),
      })
    );
  }

  #keepRequest(transaction: Transaction, bytes: Buffer, goOn: (body?: Buffer) => void): boolean {
    const { board, redactor } = this.#deps;
    const { request, response, path } = transaction;
    const headers = toHeaders(request.rawHeaders);
    const shown = redactor.redactHeaders(headers);
    copyBody(transaction, bytes);
    const { query } = splitTarget(targetOf(request));
    const held = keepHeld(board, response, {
      stage: 'request',
      source: 'forward',
      method: request.method ?? '',
      path,
      isOperation: testOf(transaction),
      content: () => ({
        target: redactor.redactTarget(query === '' ? path : `${path}?${query}`),
        headers: shown,
        ...toHeldBody(bytes, headers, redactor),
      }),
      resume: (decision, heldFor) => {
        transaction.note(describeHeld('request', decision, heldFor));
        this.#resume(transaction, decision, { bytes, shown, goOn });
      },
    });
    return held !== undefined;
  }

  #resume(transaction: Transaction, decision: Decision, { bytes, shown, goOn }: HeldRequest): void {
    switch (decision.do) {
      case 'drop':
        drop(transaction);
        return;
      case 'answer': {
        const { status, headers = [], body } = decision.answer;
        transaction.send(toAnswerByHand(status, headers, body));
        return;
      }
      case 'continue':
        goOn(
          changeRequest(transaction, decision, { shown, basePath: this.#deps.basePath }) ?? bytes,
        );
    }
  }
}

interface HeldRequest {
  readonly bytes: Buffer;
  readonly shown: readonly HttpHeader[];
  readonly goOn: (body?: Buffer) => void;
}

/** For the capture. */
export function copyBody(transaction: Transaction, bytes: Buffer): BodyCopy {
  const copy = new BodyCopy(transaction.request.headers['content-encoding']);
  copy.add(bytes);
  transaction.bodyCopy = copy;
  return copy;
}

function testOf({ request, path }: Transaction): (name: string) => boolean {
  const { query } = splitTarget(targetOf(request));
  const filter = parseQuery(query, () => undefined).get('filter');
  return operationTest(request.method, path, filter);
}

function decide(
  answer: WholeAnswer,
  decision: Exclude<Decision, { do: 'drop' }>,
  shown: readonly HttpHeader[],
): WholeAnswer {
  if (decision.do === 'answer') {
    const { status, headers = [], body } = decision.answer;
    return inOnePiece(status, isTyped(headers) || body === '' ? headers : [...headers, type], body);
  }
  const { body, headers, status = answer.status } = decision;
  const wanted = headers ? restoreHeaders(answer.headers, shown, headers) : answer.headers;
  if (body !== undefined || bodyless.has(status)) {
    return inOnePiece(status, wanted, body ?? '');
  }
  return {
    status,
    reason: status === answer.status ? answer.reason : undefined,
    headers: withFramingOf(answer, wanted),
    bytes: answer.bytes,
  };
}

const type: HttpHeader = ['Content-Type', 'application/scim+json'];
const isTyped = (headers: readonly HttpHeader[]): boolean =>
  findHeader(headers, 'content-type') !== undefined;

function inOnePiece(status: number, headers: readonly HttpHeader[], body: string): WholeAnswer {
  const bytes = Buffer.from(bodyless.has(status) ? '' : body, 'utf8');
  const framed = withLengthOf(bytes, headers);
  return {
    status,
    reason: undefined,
    // RFC 9110 8.6: an answer that has no body tells no length of one.
    headers: bodyless.has(status) ? framed.slice(0, -1) : framed,
    bytes,
  };
}

/** A body that stays is as long as it was, whatever was written. */
function withFramingOf(
  { headers, bytes }: WholeAnswer,
  wanted: readonly HttpHeader[],
): readonly HttpHeader[] {
  const isLength = ([name]: HttpHeader): boolean => /^content-length$/i.test(name);
  const came = headers.filter(isLength);
  // It came in chunks: it is whole now.
  const length: readonly HttpHeader[] =
    came.length > 0 || bytes.length === 0 ? came : [['Content-Length', String(bytes.length)]];
  return [...wanted.filter((header) => !isLength(header)), ...length];
}
