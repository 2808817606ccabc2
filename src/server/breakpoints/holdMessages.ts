import { type ArrivingContent, type Decision } from '../../exchange/breakpoints/breakpoint.js';
import { type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';
import { restoreHeaders } from '../../exchange/breakpoints/restoreHeaders.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type Redactor } from '../../exchange/redaction.js';
import { drop } from '../faults/brokenAnswers.js';
import { type ScimHandler } from '../handler.js';
import { splitTarget } from '../location.js';
import { targetOf, toHeaders } from '../recorder.js';
import { type Answer, type Transaction, scimMediaType } from '../transaction.js';
import { toAnswerByHand } from './answerByHand.js';
import { changeRequest } from './changeRequest.js';
import { describeHeld } from './describeHeld.js';
import { toHeldBody } from './heldBody.js';
import { keepHeld } from './keepHeld.js';
import { operationTest } from './operationTest.js';

export interface HoldDeps {
  readonly board: BreakpointBoard;
  readonly redactor: Redactor;
  readonly basePath: string;
  /** Finds out again where in the service the request leads, as its target is another one. */
  readonly locate: (transaction: Transaction) => void;
}

/** Holds requests before `next` handles them, and their answers before they are sent. */
export function holdMessages(deps: HoldDeps | undefined): ScimHandler {
  return (request, response, next) => {
    if (!deps?.board.isActive) {
      next();
      return;
    }
    const { transaction } = response.locals;
    transaction.holdAnswer = (answer, send) => holdAnswer(deps, transaction, { answer, send });
    const goOn = (error?: unknown): void => {
      // The routers match what lies below the base path.
      request.url = transaction.path;
      next(error);
    };
    if (!holdRequest(deps, transaction, goOn)) {
      next();
    }
  };
}

function holdRequest(deps: HoldDeps, transaction: Transaction, next: Next): boolean {
  const { request, response, path, query } = transaction;
  let shown: readonly HttpHeader[] = [];
  const held = keepHeld(deps.board, response, {
    stage: 'request',
    source: 'mock',
    method: request.method ?? '',
    path,
    isOperation: operationTest(request.method, path, query.get('filter')),
    content: () => {
      const content = toRequestContent(transaction, deps.redactor);
      shown = content.headers;
      return content;
    },
    resume: (decision, heldFor) => {
      goOn(deps, transaction, { decision, heldFor, shown, next });
    },
  });
  return held !== undefined;
}

/** Secrets are shown to nobody. */
function toRequestContent(
  { request, path, bodyChunks }: Transaction,
  redactor: Redactor,
): ArrivingContent {
  const { query } = splitTarget(targetOf(request));
  const headers = toHeaders(request.rawHeaders);
  return {
    target: redactor.redactTarget(query === '' ? path : `${path}?${query}`),
    headers: redactor.redactHeaders(headers),
    ...toHeldBody(Buffer.concat(bodyChunks), headers, redactor),
  };
}

type Next = (error?: unknown) => void;

interface Resumed {
  readonly decision: Decision;
  readonly heldFor: number;
  readonly shown: readonly HttpHeader[];
  readonly next: Next;
}

function goOn(
  { basePath, locate }: HoldDeps,
  transaction: Transaction,
  { decision, heldFor, shown, next }: Resumed,
): void {
  transaction.note(describeHeld('request', decision, heldFor));
  if (decision.do === 'drop') {
    drop(transaction);
    return;
  }
  // Somebody who has answered or let go by hand has seen it.
  if (decision.do === 'answer') {
    transaction.holdAnswer = undefined;
    const { status, headers = [], body } = decision.answer;
    transaction.send(toAnswerByHand(status, headers, body));
    return;
  }
  const bytes = changeRequest(transaction, decision, { shown, basePath });
  if (bytes) {
    transaction.bodyChunks = [bytes];
    transaction.bodySize = bytes.length;
  }
  try {
    if (decision.target !== undefined) {
      locate(transaction);
    }
  } catch (error) {
    // As one that came so: it is answered with what is wrong with it.
    next(error);
    return;
  }
  next();
}

interface HeldAnswer {
  readonly answer: Answer;
  readonly send: (answer: Answer) => void;
}

function holdAnswer(
  { board, redactor }: HoldDeps,
  transaction: Transaction,
  { answer, send }: HeldAnswer,
): boolean {
  const { request, response, path, query } = transaction;
  const headers = headersOf(answer);
  const shown = redactor.redactHeaders(headers);
  const held = keepHeld(board, response, {
    stage: 'response',
    source: 'mock',
    method: request.method ?? '',
    path,
    status: answer.status,
    isOperation: operationTest(request.method, path, query.get('filter')),
    content: () => ({
      target: redactor.redactTarget(path),
      headers: shown,
      ...toHeldBody(Buffer.from(textOf(answer)), headers, redactor),
    }),
    resume: (decision, heldFor) => {
      transaction.note(describeHeld('response', decision, heldFor));
      if (decision.do === 'drop') {
        drop(transaction);
      } else {
        send(decide(answer, decision, (edited) => restoreHeaders(headers, shown, edited)));
      }
    },
  });
  return held !== undefined;
}

const textOf = ({ text, rendered }: Answer): string => text ?? rendered?.toText() ?? '';

/** With the media type, which is a header to whoever looks at it. */
function headersOf(answer: Answer): readonly HttpHeader[] {
  const { headers = [], mediaType = scimMediaType } = answer;
  return textOf(answer) === '' ? headers : [...headers, ['Content-Type', mediaType]];
}

function decide(
  answer: Answer,
  decision: Exclude<Decision, { do: 'drop' }>,
  restore: (edited: readonly HttpHeader[]) => readonly HttpHeader[],
): Answer {
  if (decision.do === 'answer') {
    const { status, headers = [], body } = decision.answer;
    return toAnswerByHand(status, headers, body);
  }
  const { body, headers, status = answer.status } = decision;
  if (body === undefined && headers === undefined) {
    return { ...answer, status };
  }
  const wanted = headers ? restore(headers) : headersOf(answer);
  const isTypeTaken = headers !== undefined && textOf(answer) !== '';
  return toAnswerByHand(status, wanted, body ?? textOf(answer), isTypeTaken ? '' : undefined);
}
