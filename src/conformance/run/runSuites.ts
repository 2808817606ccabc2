import { type RunOutcome, type RunResult } from '../model/runResult.js';
import { coverageOf } from './coverage.js';
import { foldCauses } from './foldCauses.js';
import { usualLimits } from './limits.js';
import { linkAbort, type LinkedAbort } from './linkedAbort.js';
import { type Probed } from './probe.js';
import { type RunOptions } from './runOptions.js';
import { RunState } from './runState.js';

/** Runs all cases one by one against a server, and leaves it as it was. */
export async function runSuites(options: RunOptions): Promise<RunResult> {
  const limits = { ...usualLimits, ...options.limits };
  const startedAt = options.clock.now();
  const prefix = `scimwb-${toShortId(options.newId())}-`;
  const abort = linkAbort(options.clock, limits.run, [options.signal]);
  const state = new RunState({ ...options, prefix, limits, abort });
  try {
    const probed = await state.probe();
    if (!probed.problem) {
      await runAll(state, options, abort);
      await state.sweep();
    }
    return toResult(options, { state, probed, startedAt, prefix, abort });
  } finally {
    abort.dispose();
  }
}

/** Eight letters and digits. */
const toShortId = (id: string): string =>
  id
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
    .slice(0, 8);

async function runAll(state: RunState, options: RunOptions, abort: LinkedAbort): Promise<void> {
  const all = options.suites.flatMap((suite) => suite.cases.map((one) => ({ suite, one })));
  options.onEvent?.({ kind: 'runStarted', caseCount: all.length, prefix: state.prefix });
  for (const { suite, one } of all) {
    if (abort.signal.aborted) {
      state.leaveOut(suite, one);
    } else {
      await state.runCase(suite, one);
    }
  }
}

interface Ended {
  readonly state: RunState;
  readonly probed: Probed;
  readonly startedAt: number;
  readonly prefix: string;
  readonly abort: LinkedAbort;
}

function toResult(options: RunOptions, ended: Ended): RunResult {
  const { state, probed, startedAt, prefix } = ended;
  return {
    target: options.transport.baseUrl,
    prefix,
    suites: options.suites.map(({ id, title }) => ({ id, title })),
    startedAt,
    duration: options.clock.now() - startedAt,
    outcome: outcomeOf(options, ended),
    ...(probed.problem && { problem: probed.problem }),
    cases: state.results,
    causes: foldCauses(state.results),
    coverage: coverageOf(options.requirements, state.results),
    leftovers: state.leftovers,
    exchangeCount: state.exchangeCount,
  };
}

function outcomeOf({ signal }: RunOptions, { state, probed, abort }: Ended): RunOutcome {
  if (signal?.aborted) {
    return 'cancelled';
  }
  if (probed.problem) {
    return 'couldNotRun';
  }
  const isWrong = state.results.some(
    ({ outcome }) => outcome === 'failed' || outcome === 'blocked',
  );
  return isWrong || abort.isOverdue() ? 'failed' : 'passed';
}
