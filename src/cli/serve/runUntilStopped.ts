import { type Workbench } from '../../workbench/workbench.js';
import { type CliIo } from '../cliIo.js';
import { createStderrLogger } from '../stderrLogger.js';
import { type CaptureOption } from './captureOption.js';
import { createJsonReport } from './jsonReport.js';
import { type ServerFlags, type ServerPlan } from './serverPlan.js';
import { type ServeReport } from './serveReport.js';
import { createTextReport } from './textReport.js';

/** Nobody looks back at what was captured: it is told and written as it comes. */
const captureBudgetBytes = 4_000_000;

/**
 * Resolves when a signal has stopped the server: the port is free, the capture file is written.
 *
 * @throws CliError where it cannot start, or where captures were lost
 */
export async function runUntilStopped<State>(
  plan: ServerPlan<State>,
  flags: ServerFlags,
  io: CliIo,
): Promise<void> {
  const loaded = await import('../../workbench/workbench.js');
  const workbench = new loaded.Workbench({ logger: createStderrLogger(io), captureBudgetBytes });
  workbench.onStoreMessage(({ level, text }) => {
    io.stderr.write(`${level}: ${text}\n`);
  });
  const signal = stopSignal(io);
  const capture =
    flags.capture === undefined ? undefined : await open(flags.capture, workbench, io);
  try {
    await run({ workbench, plan, flags, io, signal });
  } finally {
    await plan.stop(workbench);
    await capture?.end();
    workbench.dispose();
  }
}

async function open(path: string, { captures }: Workbench, io: CliIo): Promise<CaptureOption> {
  const { openCapture } = await import('./captureOption.js');
  return openCapture(path, captures, io);
}

/** How long the last exchanges may be judged after a stop, in milliseconds. */
const longestFinish = 500;

/** Aborted at the first SIGINT or SIGTERM. */
function stopSignal(io: CliIo): AbortSignal {
  const abort = new AbortController();
  io.onStopSignal(() => {
    abort.abort();
  });
  return abort.signal;
}

interface Session<State> {
  readonly workbench: Workbench;
  readonly plan: ServerPlan<State>;
  readonly flags: ServerFlags;
  readonly io: CliIo;
  readonly signal: AbortSignal;
}

async function run<State>(session: Session<State>): Promise<void> {
  const { workbench, plan, flags, io, signal } = session;
  if (signal.aborted) {
    return;
  }
  const stopped = stopOn(session);
  plan.prepare?.(workbench);
  const started = await start(session);
  if (!started) {
    return;
  }
  const report = createReport(session);
  report.listening(started.state);
  for (const warning of plan.warnings) {
    io.stderr.write(`warning: ${warning}\n`);
  }
  workbench.captures.onDidAdd(report.exchange);
  workbench.judgements.onDidJudge((judged) => {
    report.findings(judged, workbench.judgements.lastSeq);
  });
  // The rules take a while to load, for which the first request would wait.
  let loaded = flags.rule === undefined ? undefined : loadJudge(session);
  workbench.captures.onDidAdd(() => {
    loaded ??= loadJudge(session);
  });
  await stopped;
  await loaded;
  workbench.judgements.finish(longestFinish);
  report.stopped();
}

const createReport = <State>({ workbench, plan, flags, io }: Session<State>): ServeReport<State> =>
  flags.json ? createJsonReport(workbench, plan, io) : createTextReport(workbench, plan, io);

async function loadJudge<State>({ workbench, flags, io }: Session<State>): Promise<void> {
  const unknown = await workbench.loadJudge(flags.rule);
  for (const id of unknown) {
    io.stderr.write(
      `warning: There is no rule ${JSON.stringify(id)}; docs/rules.md has them all.\n`,
    );
  }
}

/** Resolves when the port is free. */
function stopOn<State>({ signal, plan, workbench }: Session<State>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      plan.stop(workbench).then(resolve, reject);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Undefined where a signal came before the server was there. */
async function start<State>({
  workbench,
  plan,
  signal,
}: Session<State>): Promise<{ readonly state: State } | undefined> {
  try {
    return { state: await plan.start(workbench) };
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    throw plan.toStartFailure(error);
  }
}
