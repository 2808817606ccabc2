import { type Clock } from '../../base/clock.js';
import { type ArmedFault } from '../../faults/armedFault.js';
import { applyToAnswer } from '../../faults/applyToAnswer.js';
import { type Candidate, type FaultBoard } from '../../faults/faultBoard.js';
import { type BeforeEffect, type FaultAnswer, type FaultContext } from '../../faults/faultKind.js';
import { type RequestFacts } from '../../faults/requestFacts.js';
import { type Directory } from '../../scim/store/directory.js';
import { type ScimHandler } from '../handler.js';
import { type Answer, type Transaction } from '../transaction.js';
import { cutOff, drop, stall, wait, withhold } from './brokenAnswers.js';
import { hitObservation } from './hitObservation.js';
import { toRequestFacts } from './requestFacts.js';

export interface FaultDeps {
  readonly board: FaultBoard;
  readonly clock: Clock;
}

export interface FaultStageDeps {
  readonly faults?: FaultDeps;
  readonly directory: Directory;
  readonly basePath: string;
}

/** Lets the faults that are armed take hold of requests before `handler`, and of their answers. */
export function withFaults(
  handler: ScimHandler,
  { faults, directory, basePath }: FaultStageDeps,
): ScimHandler {
  if (!faults) {
    return handler;
  }
  const { board } = faults;
  return (request, response, next) => {
    if (!board.isArmed) {
      handler(request, response, next);
      return;
    }
    const { transaction } = response.locals;
    const facts = toRequestFacts(transaction, directory, basePath);
    new FaultedRequest({ ...faults, transaction, facts }).run(() => {
      try {
        handler(request, response, next);
      } catch (error) {
        // It may run out of a timer, where express does not catch it.
        next(error);
      }
    });
  };
}

interface FaultedRequestDeps extends FaultDeps {
  readonly transaction: Transaction;
  readonly facts: RequestFacts;
}

/** One request on its way through the faults that it was chosen for. */
class FaultedRequest {
  readonly #deps: FaultedRequestDeps;
  readonly #candidates: readonly Candidate[];

  constructor(deps: FaultedRequestDeps) {
    this.#deps = deps;
    this.#candidates = deps.board.choose(deps.facts);
  }

  /** @param proceed handles the request, unless a fault ends it before */
  run(proceed: () => void): void {
    if (this.#candidates.some(({ spec: { kind } }) => kind.answer ?? kind.json)) {
      this.#deps.transaction.alterAnswer = (answer) => this.#alter(answer);
    }
    this.#runFrom(0, proceed);
  }

  #runFrom(start: number, proceed: () => void): void {
    const { transaction, clock } = this.#deps;
    for (let at = start; at < this.#candidates.length; at += 1) {
      const effect = this.#hitBefore(this.#candidates[at]);
      if (effect?.do === 'wait') {
        wait(clock, transaction, effect.delay, () => {
          this.#runFrom(at + 1, proceed);
        });
        return;
      }
      if (effect && this.#ends(effect)) {
        return;
      }
    }
    proceed();
  }

  /** Notes the hit; undefined where there is none. */
  #hitBefore(candidate: Candidate | undefined): BeforeEffect | undefined {
    const effect = candidate?.spec.kind.before?.(this.#contextOf(candidate));
    const hit = candidate && effect && this.#deps.board.hit(candidate.id);
    if (!hit) {
      return undefined;
    }
    this.#note(candidate, hit, effect.do === 'wait' ? waited(effect.delay) : '');
    return effect;
  }

  /** Whether the request is not to be handled any more. */
  #ends(effect: Exclude<BeforeEffect, { do: 'wait' }>): boolean {
    const { transaction, clock } = this.#deps;
    switch (effect.do) {
      case 'answer':
        transaction.send(effect.answer);
        return true;
      case 'drop':
        drop(transaction);
        return true;
      case 'stall':
        stall(clock, transaction, effect);
        return true;
      case 'ignoreFilter':
        transaction.ignoresFilter = true;
        return false;
    }
  }

  /** Undefined where nothing more is to be sent. */
  #alter(given: Answer): Answer | undefined {
    const { board, transaction, clock } = this.#deps;
    let answer = given;
    for (const candidate of this.#candidates) {
      const before = toFaultAnswer(answer);
      const effect = applyToAnswer(candidate.spec.kind, before, this.#contextOf(candidate));
      const hit = effect && board.hit(candidate.id);
      if (!hit) {
        continue;
      }
      this.#note(candidate, hit, effect.do === 'withhold' ? this.#describeDone(answer) : '');
      switch (effect.do) {
        case 'replace':
          answer = { ...effect.answer, isRendered: false };
          break;
        case 'cutOff':
          cutOff(transaction, before);
          return undefined;
        case 'withhold':
          withhold(clock, transaction, effect.silence);
          return undefined;
      }
    }
    return answer;
  }

  #describeDone({ status, headers = [] }: Answer): string {
    const { method, path } = this.#deps.facts;
    const location = headers.find(([name]) => name === 'Location')?.[1];
    const where = location === undefined ? '' : ` with Location ${location}`;
    return `${method} ${path} was done; its answer would have been ${String(status)}${where}.`;
  }

  #note({ spec }: Candidate, hit: ArmedFault, more: string): void {
    this.#deps.transaction.note(hitObservation(spec.kind, hit, more));
  }

  #contextOf({ spec: { values } }: Candidate): FaultContext {
    const { facts, board } = this.#deps;
    return { request: facts, values, random: board.random };
  }
}

/** With the text of its bytes, so that a change of it is what goes out. */
function toFaultAnswer({ rendered, ...answer }: Answer): FaultAnswer {
  return { headers: [], ...answer, text: answer.text ?? rendered?.toText() ?? '' };
}

const waited = (delay: number): string => `It waited ${String(delay)} ms.`;
