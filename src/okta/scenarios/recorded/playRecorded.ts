import { type Clock } from '../../../base/clock.js';
import { type Transport } from '../../../exchange/transport.js';
import { isSuccess, type Reply, toReply } from '../../client/reply.js';
import { toOktaHeaders } from '../../client/requestHeaders.js';
import { GuardedTransport } from '../guardedTransport.js';
import { type ScenarioLeftover, type ScenarioResult, type StepResult } from '../scenarioResult.js';
import { type AnswerDifference, leftIn, missingIn } from './compareAnswer.js';
import { fillRequest, variablesOf } from './fillRequest.js';
import { learnValue } from './learnValue.js';
import {
  type ExpectedStatus,
  type RecordedScenario,
  type RecordedStep,
} from './recordedScenario.js';
import { fillJson } from './template.js';

export interface RecordedDeps {
  readonly transport: Transport;
  readonly authorization: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: (prefix: string) => string;
  /** Begins every name that is made on the server. */
  readonly prefix: string;
  readonly onStep?: (step: StepResult) => void;
  readonly signal?: AbortSignal;
}

/** Plays a captured session step by step, and takes away what it has made on the server. */
export async function playRecorded(
  scenario: RecordedScenario,
  deps: RecordedDeps,
): Promise<ScenarioResult> {
  const startedAt = deps.clock.now();
  const run = new RecordedRun(deps);
  const steps: StepResult[] = [];
  for (const step of scenario.steps) {
    const result = deps.signal?.aborted ? notReached(step) : await run.perform(step);
    steps.push(result);
    deps.onStep?.(result);
  }
  const leftovers = await run.cleanUp();
  const isContent = steps.every(({ outcome }) => outcome === 'done');
  const { id, area, title } = scenario;
  return {
    ...{ id, area, title },
    outcome: isContent ? 'content' : deps.signal?.aborted ? 'cancelled' : 'notContent',
    ...{ steps, leftovers },
    duration: deps.clock.now() - startedAt,
  };
}

class RecordedRun {
  readonly #deps: RecordedDeps;
  readonly #transport: GuardedTransport;
  readonly #values: Map<string, string>;

  constructor(deps: RecordedDeps) {
    const { transport, clock, newId, prefix } = deps;
    this.#deps = deps;
    this.#transport = new GuardedTransport({
      ...{ transport, prefix },
      now: () => clock.now(),
      newId: () => newId('exc'),
    });
    this.#values = new Map([
      ['run', prefix],
      ['baseUrl', transport.baseUrl],
      ['password', `Pw1!${newId('')}`],
      ['open', '{{'],
    ]);
  }

  async perform(step: RecordedStep): Promise<StepResult> {
    if (variablesOf(step.request).some((name) => !this.#values.has(name))) {
      return notReached(step);
    }
    const { authorization, signal } = this.#deps;
    const request = fillRequest(step.request, this.#values, authorization);
    const sent = await this.#transport.send(request, signal ? { signal } : {});
    const reply = toReply(sent);
    const common = { text: step.title, jobs: [], sent: [{ exchange: sent.exchange }] };
    const line = `${request.method} ${request.path.replace(/\?.*/s, '')}`;
    if (sent.failure) {
      return { ...common, outcome: 'failed', problem: `${line}: ${sent.failure.detail}` };
    }
    const unlearned = this.#learn(step, reply);
    const differences = this.#differences(step, reply);
    const [difference] = differences;
    const problems = [
      ...statusProblem(step.expect.status, reply),
      ...differences.map(toSentence),
      ...unlearned,
    ];
    return problems.length === 0
      ? { ...common, outcome: 'done' }
      : {
          ...common,
          outcome: 'failed',
          problem: `${line}: ${problems.slice(0, mostProblems).join('; ')}${problems.length > mostProblems ? '; …' : ''}`,
          ...(difference && { difference }),
        };
  }

  /** The last first: groups before the people in them. */
  async cleanUp(): Promise<readonly ScenarioLeftover[]> {
    const leftovers: ScenarioLeftover[] = [];
    for (const path of this.#transport.made) {
      const headers = toOktaHeaders('DELETE', this.#deps.authorization);
      const reply = toReply(await this.#transport.send({ method: 'DELETE', path, headers }));
      if (!isSuccess(reply) && reply.status !== 404) {
        const reason =
          reply.sent.failure?.detail ?? `DELETE is answered with ${String(reply.status)}`;
        leftovers.push({ path, reason });
      }
    }
    return leftovers;
  }

  /** What an answer should have told and has not. */
  #learn({ learn, expect }: RecordedStep, reply: Reply): readonly string[] {
    if (statusProblem(expect.status, reply).length > 0) {
      return [];
    }
    return learn.flatMap(([name, source]) => {
      const value = learnValue(reply, source);
      if (value === undefined) {
        return [`the answer has no ${source}, which is needed as {{${name}}}`];
      }
      this.#values.set(name, value);
      return [];
    });
  }

  #differences({ expect }: RecordedStep, reply: Reply): readonly AnswerDifference[] {
    const { status, body, lacks } = expect;
    // RFC 7644 3.5.2: where a change may be answered without the resource, nothing is missing in 204.
    const mayBeEmpty = reply.status === 204 && status.length > 1;
    if (statusProblem(status, reply).length > 0 || mayBeEmpty) {
      return [];
    }
    const wanted = body && fillJson(body, this.#values);
    const unwanted = lacks && fillJson(lacks, this.#values);
    return [
      ...(wanted ? missingIn(wanted, reply.json) : []),
      ...(unwanted ? leftIn(unwanted as NonNullable<typeof lacks>, reply.json) : []),
    ];
  }
}

/** More would hide the first. */
const mostProblems = 5;

const toSentence = ({ pointer, problem }: AnswerDifference): string =>
  `${pointer === '' ? 'the answer' : pointer} ${problem}`;

function statusProblem(
  wanted: readonly ExpectedStatus[],
  { status, json, text }: Reply,
): readonly string[] {
  const isWanted = wanted.some((one) =>
    typeof one === 'number' ? one === status : one.startsWith(String(status).charAt(0)),
  );
  if (isWanted) {
    return [];
  }
  const detail =
    typeof json === 'object' && json !== null && 'detail' in json ? json['detail'] : undefined;
  const told = typeof detail === 'string' ? detail : status >= 400 ? text.slice(0, 200) : '';
  return [
    `answered with ${String(status)} in place of ${wanted.join(' or ')}${told === '' ? '' : ` (${told})`}`,
  ];
}

const notReached = ({ title }: RecordedStep): StepResult => ({
  text: title,
  outcome: 'notReached',
  jobs: [],
});
