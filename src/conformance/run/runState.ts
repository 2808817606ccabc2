import { type Exchange } from '../../exchange/exchange.js';
import { type OutgoingRequest, type Sent } from '../../exchange/transport.js';
import { createRegistry, type SchemaRegistry } from '../../scim/schema/registry.js';
import { Judge } from '../../validate/judge.js';
import { CaseSkipped, CaseBlocked } from '../model/caseEnd.js';
import { type ConformanceCase, type Suite } from '../model/conformanceCase.js';
import { type CaseOutcome, type CaseResult, type Leftover } from '../model/runResult.js';
import { type ServerTraits } from '../model/serverTraits.js';
import { CaseReport } from './caseReport.js';
import { CaseRun } from './caseRun.js';
import { Cleaner, type Send } from './cleaner.js';
import { type RunLimits } from './limits.js';
import { linkAbort, type LinkedAbort } from './linkedAbort.js';
import { MadeResources } from './madeResources.js';
import { nothingKnown, probe, type Probed } from './probe.js';
import { toHeaders } from './requestHeaders.js';
import { type RunOptions } from './runOptions.js';
import { toTraits } from './toTraits.js';
import { WatchedTransport, type Watcher } from './watchedTransport.js';

interface Parts extends Omit<RunOptions, 'limits'> {
  readonly prefix: string;
  readonly limits: RunLimits;
  readonly abort: LinkedAbort;
}

/** A run, from its first request to its last. */
export class RunState {
  readonly prefix: string;
  readonly #parts: Parts;
  readonly #made: MadeResources;
  readonly #cleaner: Cleaner;
  readonly #judge: Judge;
  readonly #results: CaseResult[] = [];
  #registry: SchemaRegistry = createRegistry();
  #server: ServerTraits = toTraits(nothingKnown);
  #number = 0;
  #exchangeCount = 0;
  #cleanupSignal: AbortSignal | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.prefix = parts.prefix;
    this.#made = new MadeResources(parts.prefix);
    this.#cleaner = new Cleaner(this.#sendOutside, this.#made, parts.prefix);
    this.#judge = new Judge({
      registry: () => this.#registry,
      ...(parts.levels && { levels: parts.levels }),
    });
  }

  get results(): readonly CaseResult[] {
    return this.#results;
  }

  get leftovers(): readonly Leftover[] {
    return this.#cleaner.leftovers;
  }

  get exchangeCount(): number {
    return this.#exchangeCount;
  }

  async probe(): Promise<Probed> {
    const probed = await probe(this.#sendOutside);
    this.#server = probed.traits;
    this.#registry = probed.traits.registry;
    return probed;
  }

  /** The case was not reached. */
  leaveOut(suite: Suite, one: ConformanceCase): void {
    const { abort, limits } = this.#parts;
    const [outcome, reason] = abort.isOverdue()
      ? (['blocked', `The run took longer than ${String(limits.run / 1000)} s`] as const)
      : (['skipped', 'The run was cancelled'] as const);
    const startedAt = this.#parts.clock.now();
    this.#end(suite, one, { outcome, reason, startedAt, failures: [], exchangeIds: [] });
  }

  async runCase(suite: Suite, one: ConformanceCase): Promise<void> {
    const { clock, limits, abort, onEvent } = this.#parts;
    onEvent?.({ kind: 'caseStarted', suite: suite.id, case: one });
    const startedAt = clock.now();
    const lacking = one.needs.find((need) => !this.#server.capabilities.has(need));
    if (lacking !== undefined) {
      const reason = this.#server.whyNot.get(lacking) ?? `The server has no ${lacking}`;
      this.#end(suite, one, {
        outcome: 'skipped',
        reason,
        startedAt,
        failures: [],
        exchangeIds: [],
      });
      return;
    }
    const time = linkAbort(clock, limits.case, [abort.signal]);
    const report = new CaseReport();
    const run = this.#createRun(one, report, time.signal);
    const stop = await this.#tryCase(one, run, time);
    time.dispose();
    if (one.keepsData !== true) {
      await this.#cleanUp(() => this.#cleaner.clean());
    }
    const failures = report.failures();
    const isWrong = failures.some(({ level }) => level !== 'hint');
    this.#end(suite, one, {
      outcome: isWrong ? 'failed' : (stop?.outcome ?? 'passed'),
      ...(stop && { reason: stop.reason }),
      startedAt,
      failures,
      exchangeIds: run.exchangeIds,
    });
  }

  async sweep(): Promise<void> {
    this.#parts.onEvent?.({ kind: 'cleaningUp' });
    await this.#cleanUp(() => this.#cleaner.sweep(this.#server.capabilities.has('groups')));
  }

  async #tryCase(
    one: ConformanceCase,
    run: CaseRun,
    time: LinkedAbort,
  ): Promise<{ readonly outcome: CaseOutcome; readonly reason: string } | undefined> {
    try {
      await one.run(run);
      return undefined;
    } catch (error) {
      if (this.#parts.abort.signal.aborted && !this.#parts.abort.isOverdue()) {
        return { outcome: 'skipped', reason: 'The run was cancelled' };
      }
      if (time.isOverdue()) {
        const limit = String(this.#parts.limits.case / 1000);
        return { outcome: 'blocked', reason: `The case took longer than ${limit} s` };
      }
      if (error instanceof CaseSkipped) {
        return { outcome: 'skipped', reason: error.message };
      }
      if (error instanceof CaseBlocked) {
        return { outcome: 'blocked', reason: error.message };
      }
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return {
        outcome: 'blocked',
        reason: `SCIM Workbench itself failed, not the server: ${what}`,
      };
    }
  }

  #createRun(one: ConformanceCase, report: CaseReport, signal: AbortSignal): CaseRun {
    const { authorization, requirements, clock } = this.#parts;
    return new CaseRun({
      clock,
      caseId: one.id,
      expectedBy: requirements
        .filter(({ id }) => one.requirements.includes(id))
        .map(({ reference }) => reference),
      prefix: this.prefix,
      nextNumber: () => (this.#number += 1),
      server: this.#server,
      authorization,
      signal,
      report,
      adopt: ({ endpoint, id, name }) => {
        if (this.#made.isOurs(name)) {
          const path = `${endpoint}/${encodeURIComponent(id)}`;
          this.#made.add({ endpoint, id, name, path, isSure: true });
        }
      },
      judge: (exchange) => this.#judge.judge(exchange),
      connect: (watch) => this.#connect(signal, watch, one.id),
    });
  }

  #connect(signal: AbortSignal | undefined, watch: Watcher, caseId?: string): WatchedTransport {
    const { transport, clock, limits } = this.#parts;
    return new WatchedTransport({
      ...{ inner: transport, clock, limit: limits.request },
      ...(signal && { signal }),
      watch: (request, sent) => {
        this.#notice(request, sent, caseId);
        watch(request, sent);
      },
    });
  }

  #notice(request: OutgoingRequest, sent: Sent, caseId: string | undefined): void {
    const { exchange } = sent;
    this.#exchangeCount += 1;
    this.#made.learn(this.#parts.transport.baseUrl, request, sent);
    this.#parts.onEvent?.({
      ...{ kind: 'exchange', exchange },
      ...(caseId !== undefined && { caseId }),
    });
  }

  /** The judge gets to know of it, but what it finds there is no case's. */
  readonly #sendOutside: Send = (request) => {
    const signal = this.#cleanupSignal ?? this.#parts.abort.signal;
    const transport = this.#connect(signal, (_request, { exchange }) => {
      this.#learn(exchange);
    });
    const { method, path, body } = request;
    return transport.send({
      ...{ method, path, headers: toHeaders(request, this.#parts.authorization) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

  #learn(exchange: Exchange): void {
    this.#judge.judge(exchange);
  }

  /** Also after the run was cancelled, so not by its signal; but not for ever. */
  async #cleanUp(run: () => Promise<void>): Promise<void> {
    const time = linkAbort(this.#parts.clock, this.#parts.limits.cleanup, []);
    this.#cleanupSignal = time.signal;
    try {
      await run();
    } finally {
      this.#cleanupSignal = undefined;
      time.dispose();
    }
  }

  #end(
    suite: Suite,
    one: ConformanceCase,
    ended: Pick<CaseResult, 'outcome' | 'startedAt' | 'failures' | 'exchangeIds' | 'reason'>,
  ): void {
    const { id, group, title, requirements } = one;
    const duration = this.#parts.clock.now() - ended.startedAt;
    const result = { id, suite: suite.id, group, title, requirements, duration, ...ended };
    this.#results.push(result);
    this.#parts.onEvent?.({ kind: 'caseEnded', result });
  }
}
