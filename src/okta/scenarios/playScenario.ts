import { type Clock } from '../../base/clock.js';
import { type Transport } from '../../exchange/transport.js';
import { type AppKind } from '../client/appKind.js';
import { type OktaClientOptions } from '../client/clientOptions.js';
import { OktaClient } from '../client/oktaClient.js';
import { isSuccess } from '../client/reply.js';
import { type JobReport } from '../org/job.js';
import { Org } from '../org/org.js';
import { OktaOrgClient } from '../org/oktaOrgClient.js';
import { OrgError } from '../org/orgError.js';
import { GuardedTransport } from './guardedTransport.js';
import { describeAct, performAct } from './scenarioActions.js';
import { checkExpectation, describeExpectation } from './scenarioExpectations.js';
import { type ScenarioLeftover, type ScenarioResult, type StepResult } from './scenarioResult.js';
import { type ActStep, type Scenario, type ScenarioStep, isAct } from './scenarioStep.js';
import { ScenarioWorld, WorldError } from './scenarioWorld.js';

export interface PlayDeps {
  readonly transport: Transport;
  readonly authorization: string;
  readonly kind: AppKind;
  readonly clientOptions?: Partial<OktaClientOptions>;
  readonly clock: Clock;
  /** An id of Okta's, beginning with the prefix. */
  readonly newId: (prefix: string) => string;
  /** Begins every name that is made on the server. */
  readonly prefix: string;
  readonly onError: (error: unknown) => void;
  /** After each step. */
  readonly onStep?: (step: StepResult) => void;
  readonly signal?: AbortSignal;
  /** Of a wait after a 429, in milliseconds, so that a run comes to an end. */
  readonly longestWait?: number;
}

/** Plays one scenario with an org of its own, and takes away what it has made on the server. */
export async function playScenario(scenario: Scenario, deps: PlayDeps): Promise<ScenarioResult> {
  const startedAt = deps.clock.now();
  const transport = new GuardedTransport({
    transport: deps.transport,
    now: () => deps.clock.now(),
    newId: () => deps.newId('exc'),
  });
  const run = new ScenarioRun(scenario, transport, deps);
  const steps = await run.run();
  const leftovers = await run.cleanUp();
  run.dispose();
  const isCancelled = deps.signal?.aborted ?? false;
  const isContent = steps.every(({ outcome }) => outcome === 'done');
  return {
    id: scenario.id,
    area: scenario.area,
    title: scenario.title,
    outcome: isContent ? 'content' : isCancelled ? 'cancelled' : 'notContent',
    steps,
    leftovers,
    duration: deps.clock.now() - startedAt,
  };
}

class ScenarioRun {
  readonly #scenario: Scenario;
  readonly #deps: PlayDeps;
  readonly #world: ScenarioWorld;
  readonly #org: Org;
  #jobs: JobReport[] = [];

  constructor(scenario: Scenario, transport: GuardedTransport, deps: PlayDeps) {
    this.#scenario = scenario;
    this.#deps = deps;
    const { authorization, kind, clientOptions, clock, newId, onError, prefix, longestWait } = deps;
    const create = (value: string): OktaOrgClient =>
      new OktaOrgClient(
        new OktaClient({
          transport,
          authorization: value,
          kind,
          clock,
          ...(clientOptions && { options: clientOptions }),
          ...(longestWait !== undefined && { longestWait }),
        }),
      );
    const clients = { right: create(authorization), wrong: create('Bearer wrong-credentials') };
    let client = clients.right;
    this.#org = new Org({
      client: { run: (call, signal) => client.run(call, signal) },
      clock,
      newId,
      onError,
      kind,
      ...(scenario.switches && { switches: scenario.switches }),
    });
    this.#org.onDidEndJob((report) => this.#jobs.push(report));
    this.#world = new ScenarioWorld({
      org: this.#org,
      transport,
      authorization,
      prefix,
      setCredentials: (which) => {
        client = clients[which];
      },
    });
  }

  /** What follows a failed action makes no sense; what follows a failed expectation does. */
  async run(): Promise<readonly StepResult[]> {
    const results: StepResult[] = [];
    let isStopped = false;
    for (const step of this.#scenario.steps) {
      const result: StepResult =
        isStopped || this.#isCancelled ? notReached(step) : await this.#perform(step);
      results.push(result);
      this.#deps.onStep?.(result);
      isStopped ||= isAct(step) && result.outcome === 'failed';
    }
    return results;
  }

  /** The last first: groups before the people in them. */
  async cleanUp(): Promise<readonly ScenarioLeftover[]> {
    const leftovers: ScenarioLeftover[] = [];
    for (const path of this.#world.transport.made) {
      const reply = await this.#world.remove(path);
      if (!isSuccess(reply) && reply.status !== 404) {
        const reason =
          reply.sent.failure?.detail ?? `DELETE is answered with ${String(reply.status)}`;
        leftovers.push({ path, reason });
      }
    }
    return leftovers;
  }

  dispose(): void {
    this.#org.dispose();
  }

  get #isCancelled(): boolean {
    return this.#deps.signal?.aborted ?? false;
  }

  async #perform(step: ScenarioStep): Promise<StepResult> {
    const text = describeStep(step);
    try {
      const problem = isAct(step)
        ? await this.#act(step)
        : await checkExpectation(this.#world, step);
      const jobs = isAct(step) ? this.#jobs : [];
      return problem === undefined
        ? { text, outcome: 'done', jobs }
        : { text, outcome: 'failed', problem, jobs };
    } catch (error) {
      if (error instanceof WorldError || error instanceof OrgError) {
        return { text, outcome: 'failed', problem: error.message, jobs: this.#jobs };
      }
      throw error;
    }
  }

  async #act(step: ActStep): Promise<string | undefined> {
    this.#jobs = [];
    const before = this.#world.transport.strangers.length;
    await performAct(this.#world, step);
    this.#world.jobs = this.#jobs;
    this.#rememberIds();
    const stranger = this.#world.transport.strangers[before];
    if (stranger !== undefined) {
      return `Okta would have changed ${stranger}, which is somebody else's: the server has given it for the one that was looked for. It was not sent`;
    }
    const failed = this.#jobs.find(({ end }) => end.state === 'failed')?.end;
    const problem = failed?.state === 'failed' ? failed.problem : undefined;
    const mustFail = step.act === 'testConnection' && (step.input.fails ?? false);
    if (mustFail) {
      return problem === undefined
        ? 'It is content, although the credentials are wrong'
        : undefined;
    }
    return problem;
  }

  #rememberIds(): void {
    for (const person of this.#world.people.keys()) {
      this.#world.serverIdOf(person);
    }
  }
}

const describeStep = (step: ScenarioStep): string =>
  isAct(step) ? describeAct(step) : describeExpectation(step);

const notReached = (step: ScenarioStep): StepResult => ({
  text: describeStep(step),
  outcome: 'notReached',
  jobs: [],
});
