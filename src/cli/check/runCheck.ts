import { KeptExchanges } from '../../conformance/reports/keptExchanges.js';
import { type RunOutcome, type RunResult } from '../../conformance/model/runResult.js';
import { verdictOf } from '../../conformance/reports/summary.js';
import { type RunEvent } from '../../conformance/run/runOptions.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { CaptureFile, CaptureFileError } from '../../workbench/captureFile.js';
import { checkServer } from '../../workbench/conformance/checkServer.js';
import { type SuiteSet } from '../../workbench/conformance/suiteSets.js';
import { type Target } from '../../workbench/target/target.js';
import { CliError } from '../cliError.js';
import { type CliIo, type ExitCode } from '../cliIo.js';
import { printable } from '../../base/printable.js';
import { version } from '../version.js';
import { problemAdvice } from './problemAdvice.js';
import { Progress } from './progress.js';
import { type ReportTarget } from './reportTargets.js';
import { writeReports } from './writeReports.js';

export interface CheckPlan {
  readonly target: Target;
  readonly set: SuiteSet;
  readonly reports: readonly ReportTarget[];
  readonly levels: RuleLevels;
  /** Of one request, in milliseconds. */
  readonly timeout?: number | undefined;
  readonly capture?: string | undefined;
  readonly source?: string | undefined;
}

const exitCodes: Readonly<Record<RunOutcome, ExitCode>> = {
  passed: 0,
  failed: 1,
  couldNotRun: 2,
  cancelled: 2,
};

/** @throws CliError where a file cannot be written */
export async function runCheck(plan: CheckPlan, io: CliIo): Promise<ExitCode> {
  const kept = new KeptExchanges();
  const progress = new Progress(io.stderr);
  const capture = plan.capture === undefined ? undefined : await openCapture(plan.capture, io);
  const result = await run(plan, io, progress, (event) => {
    kept.take(event);
    progress.take(event);
    if (event.kind === 'exchange') {
      capture?.write(event.exchange);
    }
  });
  progress.clear();
  const input = { result, findExchange: kept.find, version };
  await writeReports(reportsOf(plan, result), input, { io, source: plan.source });
  tellOutcome(plan, result, io);
  await capture?.close();
  return exitCodes[result.outcome];
}

async function run(
  { target, set, levels, timeout }: CheckPlan,
  io: CliIo,
  progress: Progress,
  onEvent: (event: RunEvent) => void,
): Promise<RunResult> {
  const abort = new AbortController();
  const listening = io.onStopSignal(() => {
    progress.say(
      'Stopping: what was made is taken away. Press Ctrl+C again to leave at once; it stays there then.',
    );
    abort.abort();
  });
  try {
    return await checkServer({
      target,
      ...set,
      levels,
      signal: abort.signal,
      onEvent,
      ...(timeout !== undefined && { limits: { request: timeout } }),
    });
  } finally {
    listening.dispose();
  }
}

/** For people, a run that could not begin is a failure like others: on stderr. */
const reportsOf = ({ reports }: CheckPlan, { outcome }: RunResult): readonly ReportTarget[] =>
  outcome === 'couldNotRun'
    ? reports.filter(({ reporter, file }) => reporter !== 'text' || file !== undefined)
    : reports;

function tellOutcome({ reports }: CheckPlan, result: RunResult, io: CliIo): void {
  const { outcome, problem, leftovers } = result;
  const verdict = printable(verdictOf(result));
  if (outcome === 'couldNotRun') {
    const advice = problem && problemAdvice[problem.reason];
    io.stderr.write(`error: ${verdict}\n${advice === undefined ? '' : `${advice}\n`}`);
    return;
  }
  const isTold = reports.some(({ reporter, file }) => reporter === 'text' && file === undefined);
  if (!isTold) {
    io.stderr.write(`${verdict}\n`);
    for (const { path, name, reason } of leftovers) {
      const left = printable(`${result.target}${path} (${name}): ${reason}`);
      io.stderr.write(`warning: Could not be taken away again: ${left}\n`);
    }
  }
}

async function openCapture(path: string, io: CliIo): Promise<CaptureFile> {
  try {
    return await CaptureFile.open(path, (error) => {
      io.stderr.write(`error: ${error.message}\n`);
    });
  } catch (cause) {
    if (cause instanceof CaptureFileError) {
      throw new CliError(`${cause.message}\nGive --capture a file that can be written.`, { cause });
    }
    throw cause;
  }
}
