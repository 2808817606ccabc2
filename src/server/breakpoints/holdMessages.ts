import { type HeldContent, type Decision } from '../../exchange/breakpoints/breakpoint.js';
import { type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';
import { type Redactor } from '../../exchange/redaction.js';
import { splitTarget } from '../location.js';
import { targetOf, toHeaders } from '../recorder.js';
import { type ScimHandler } from '../handler.js';
import { type Answer, type Transaction } from '../transaction.js';
import { drop } from '../faults/brokenAnswers.js';
import { describeHeld } from './describeHeld.js';

export interface HoldDeps {
  readonly board: BreakpointBoard;
  readonly redactor: Redactor;
}

/** Holds requests before `next` handles them, and their answers before they are sent. */
export function holdMessages(deps: HoldDeps | undefined): ScimHandler {
  return (_request, response, next) => {
    if (!deps?.board.isActive) {
      next();
      return;
    }
    const { transaction } = response.locals;
    transaction.holdAnswer = (answer, send) => holdAnswer(deps, transaction, { answer, send });
    if (!holdRequest(deps, transaction, next)) {
      next();
    }
  };
}

function holdRequest(
  { board, redactor }: HoldDeps,
  transaction: Transaction,
  next: () => void,
): boolean {
  const { request, path } = transaction;
  const bytes = Buffer.concat(transaction.bodyChunks);
  const held = board.hold({
    stage: 'request',
    source: 'mock',
    method: request.method ?? '',
    path,
    content: () => toRequestContent(transaction, bytes, redactor),
    resume: (decision, heldFor) => {
      response.off('close', release);
      goOn(transaction, decision, { heldFor, next });
    },
  });
  const { response } = transaction;
  const release = (): void => {
    if (held) {
      board.release(held.id);
    }
  };
  if (held) {
    response.once('close', release);
  }
  return held !== undefined;
}

/** Secrets are shown to nobody, so that a body with one goes on as it came. */
function toRequestContent(
  { request, path }: Transaction,
  bytes: Buffer,
  redactor: Redactor,
): HeldContent {
  const { query } = splitTarget(targetOf(request));
  const text = bytes.toString('utf8');
  const shown = redactor.redactText(text);
  const fixedBody = findFixed(bytes, text, shown);
  return {
    target: redactor.redactTarget(query === '' ? path : `${path}?${query}`),
    headers: redactor.redactHeaders(toHeaders(request.rawHeaders)),
    body: shown,
    ...(fixedBody !== undefined && { fixedBody }),
  };
}

function findFixed(bytes: Buffer, text: string, shown: string): string | undefined {
  if (!Buffer.from(text, 'utf8').equals(bytes)) {
    return 'The body is not UTF-8';
  }
  return shown === text ? undefined : 'The body holds a secret, which is not shown';
}

interface Resumed {
  readonly heldFor: number;
  readonly next: () => void;
}

function goOn(transaction: Transaction, decision: Decision, { heldFor, next }: Resumed): void {
  transaction.note(describeHeld('request', decision, heldFor));
  if (decision.do === 'drop') {
    drop(transaction);
    return;
  }
  // Somebody who has answered or let go by hand has seen it.
  if (decision.do === 'answer') {
    transaction.holdAnswer = undefined;
    const { status, headers = [], body } = decision.answer;
    transaction.send({ status, headers, text: body });
    return;
  }
  if (decision.body !== undefined) {
    const bytes = Buffer.from(decision.body, 'utf8');
    transaction.bodyChunks = [bytes];
    transaction.bodySize = bytes.length;
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
  const { request, response, path } = transaction;
  const { status, headers = [] } = answer;
  const text = answer.text ?? answer.rendered?.toText() ?? '';
  const held = board.hold({
    stage: 'response',
    source: 'mock',
    method: request.method ?? '',
    path,
    status,
    content: () => ({
      target: redactor.redactTarget(path),
      headers: redactor.redactHeaders(headers),
      body: redactor.redactText(text),
      ...(redactor.redactText(text) !== text && {
        fixedBody: 'The body holds a secret, which is not shown',
      }),
    }),
    resume: (decision, heldFor) => {
      response.off('close', release);
      transaction.note(describeHeld('response', decision, heldFor));
      if (decision.do === 'drop') {
        drop(transaction);
      } else {
        send(decide(answer, decision));
      }
    },
  });
  const release = (): void => {
    if (held) {
      board.release(held.id);
    }
  };
  if (held) {
    response.once('close', release);
  }
  return held !== undefined;
}

function decide(answer: Answer, decision: Exclude<Decision, { do: 'drop' }>): Answer {
  if (decision.do === 'answer') {
    const { status, headers = [], body } = decision.answer;
    return { status, headers, text: body };
  }
  const { body, status = answer.status } = decision;
  if (body === undefined) {
    return { ...answer, status };
  }
  const { headers, mediaType } = answer;
  return { status, text: body, ...(headers && { headers }), ...(mediaType && { mediaType }) };
}
