import { type Clock } from '../../base/clock.js';
import { type Sent, type Transport } from '../../exchange/transport.js';
import { oktaTexts } from '../../validate/oktaTexts.js';
import { judgeAnswer } from '../judgement/judgeAnswer.js';
import { type JudgedNames, type Reaction } from '../judgement/judgement.js';
import { pause } from '../../base/pause.js';
import { type Plan, type PlanContext, type PlanState, type Step } from './plan.js';
import { type PlanOutcome, type PlanResult, type StepReaction } from './planResult.js';
import { type Reply, toReply } from './reply.js';
import { toOktaHeaders } from './requestHeaders.js';
import { waitAfter } from './retrySchedule.js';

/** Milliseconds without data, after which Okta gives up. */
const oktaTimeout = 60_000;

export interface RunDeps {
  readonly transport: Transport;
  readonly authorization: string;
  readonly clock: Pick<Clock, 'after'>;
  readonly names: JudgedNames;
  readonly createsUsers: boolean;
  /** Milliseconds, where real waits are cut short. */
  readonly longestWait?: number;
  readonly signal?: AbortSignal;
}

type Ended = Pick<PlanResult, 'outcome' | 'text'>;

/** Sends the requests of a plan one after the other, as far as Okta would go. */
export async function runPlan<Input>(
  plan: Plan<Input>,
  first: PlanContext<Input>,
  deps: RunDeps,
): Promise<PlanResult> {
  const run = new PlanRun(plan, first, deps);
  const ended = await run.run();
  return run.toResult(ended);
}

class PlanRun<Input> {
  readonly #plan: Plan<Input>;
  readonly #deps: RunDeps;
  readonly #sent: Sent[] = [];
  readonly #reactions: StepReaction[] = [];
  #context: PlanContext<Input>;

  constructor(plan: Plan<Input>, context: PlanContext<Input>, deps: RunDeps) {
    this.#plan = plan;
    this.#context = context;
    this.#deps = deps;
  }

  async run(): Promise<Ended> {
    let name = this.#plan.begin(this.#context);
    while (name !== undefined) {
      const step = this.#plan.steps[name];
      if (step === undefined) {
        throw new Error(`The plan ${this.#plan.id} has no step ${name}`);
      }
      const { reply, ended } = await this.#perform(name, step);
      if (ended) {
        return ended;
      }
      const next = step.then(reply, this.#context);
      this.#learn(next.state);
      name = next.to;
    }
    return { outcome: 'done' };
  }

  toResult(ended: Ended): PlanResult {
    const { id, resource, isLinked, resources, leftOut } = this.#context.state;
    return {
      plan: this.#plan.id,
      ...ended,
      sent: this.#sent,
      reactions: this.#reactions,
      ...(id !== undefined && { externalId: id }),
      isLinked,
      ...(resource !== undefined && { resource }),
      resources,
      leftOut,
    };
  }

  #learn(state: Partial<PlanState> | undefined): void {
    this.#context = { ...this.#context, state: { ...this.#context.state, ...state } };
  }

  /** Sends one step until it is answered with something else than 429. */
  async #perform(
    name: string,
    step: Step<Input>,
  ): Promise<{ readonly reply: Reply; readonly ended?: Ended }> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = toReply(await this.#send(step));
      if (reply.sent.failure?.reason === 'cancelled' || this.#deps.signal?.aborted) {
        return { reply, ended: { outcome: 'cancelled' } };
      }
      const reaction = this.#judge(step, reply);
      if (reaction.kind !== 'retry') {
        this.#note(name, reply, reaction);
        return { reply, ...toEnded(reaction) };
      }
      if (!(await this.#waitFor(name, reply, reaction, attempt))) {
        const isCancelled = this.#deps.signal?.aborted ?? false;
        const task = { outcome: 'task' as const, text: oktaTexts.rateLimit };
        return { reply, ended: isCancelled ? { outcome: 'cancelled' } : task };
      }
    }
  }

  async #send(step: Step<Input>): Promise<Sent> {
    const { transport, authorization, signal } = this.#deps;
    const { method, path, body } = step.request(this.#context);
    const sent = await transport.send(
      {
        method,
        path,
        headers: toOktaHeaders(method, authorization),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      { timeout: oktaTimeout, ...(signal && { signal }) },
    );
    this.#sent.push(sent);
    return sent;
  }

  #judge(step: Step<Input>, reply: Reply): Reaction {
    const { names, createsUsers } = this.#deps;
    const { kind, state } = this.#context;
    return judgeAnswer({
      step: step.kind,
      kind,
      reply,
      names,
      createsUsers,
      ...(state.id !== undefined && { id: state.id }),
    });
  }

  #note(step: string, reply: Reply, reaction: Reaction, wait?: StepReaction['wait']): void {
    const { id: exchangeId } = reply.sent.exchange;
    this.#reactions.push({ ...reaction, step, exchangeId, ...(wait && { wait }) });
  }

  /** @returns whether there is another attempt */
  async #waitFor(
    name: string,
    reply: Reply,
    reaction: Reaction,
    attempt: number,
  ): Promise<boolean> {
    const { clock, signal, longestWait = Number.POSITIVE_INFINITY } = this.#deps;
    const asked = waitAfter(attempt, reply.sent.answer?.headers ?? []);
    if (asked === undefined) {
      this.#note(name, reply, { ...reaction, kind: 'task' });
      return false;
    }
    const waited = Math.min(asked, longestWait);
    this.#note(name, reply, reaction, { asked, waited });
    await pause(clock, waited, signal);
    return !(signal?.aborted ?? false);
  }
}

const outcomes: Readonly<Record<'task' | 'stop', PlanOutcome>> = { task: 'task', stop: 'stopped' };

function toEnded({ kind, text }: Reaction): { readonly ended?: Ended } {
  return kind === 'task' || kind === 'stop'
    ? { ended: { outcome: outcomes[kind], ...(text !== undefined && { text }) } }
    : {};
}
