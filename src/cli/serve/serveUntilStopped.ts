import { type RunningState, type ServerOptions } from '../../workbench/serverOptions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type CliIo } from '../cliIo.js';
import { createStderrLogger } from '../stderrLogger.js';
import { openCapture } from './captureOption.js';
import { describeReach } from './describeReach.js';
import { createJsonReport } from './jsonReport.js';
import { type ServeFlags } from './serveFlags.js';
import { toStartFailure } from './startFailure.js';
import { createTextReport } from './textReport.js';

/** Nobody looks back at what was captured: it is told and written as it comes. */
const captureBudgetBytes = 4_000_000;

/**
 * Resolves when a signal has stopped the server: the port is free, the capture file is written.
 *
 * @throws CliError where it cannot start, or where captures were lost
 */
export async function serveUntilStopped(
  options: ServerOptions,
  flags: ServeFlags,
  io: CliIo,
): Promise<void> {
  const loaded = await import('../../workbench/workbench.js');
  const workbench = new loaded.Workbench({ logger: createStderrLogger(io), captureBudgetBytes });
  workbench.onStoreMessage(({ level, text }) => {
    io.stderr.write(`${level}: ${text}\n`);
  });
  const signal = stopSignal(io);
  const capture =
    flags.capture === undefined
      ? undefined
      : await openCapture(flags.capture, workbench.captures, io);
  try {
    await run({ workbench, options, flags, io, signal });
  } finally {
    await workbench.stop();
    await capture?.end();
    workbench.dispose();
  }
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

interface Session {
  readonly workbench: Workbench;
  readonly options: ServerOptions;
  readonly flags: ServeFlags;
  readonly io: CliIo;
  readonly signal: AbortSignal;
}

async function run(session: Session): Promise<void> {
  const { workbench, flags, io, signal } = session;
  if (signal.aborted) {
    return;
  }
  const stopped = stopOn(signal, workbench);
  armFaults(session);
  const state = await start(session);
  if (!state) {
    return;
  }
  const report = flags.json ? createJsonReport(workbench, io) : createTextReport(session, io);
  report.listening(state);
  const reach = describeReach(session.options);
  if (reach !== undefined) {
    io.stderr.write(`warning: The server is open to ${reach}. Use --host 127.0.0.1 to close it.\n`);
  }
  workbench.captures.onDidAdd(report.exchange);
  workbench.judgements.onDidJudge((judged) => {
    report.findings(judged, workbench.judgements.lastSeq);
  });
  // After the first line: the rules take a while to load.
  const loaded = loadJudge(session);
  await stopped;
  await loaded;
  workbench.judgements.finish(longestFinish);
  report.stopped();
}

async function loadJudge({ workbench, flags: { rule }, io }: Session): Promise<void> {
  const unknown = await workbench.loadJudge(rule);
  for (const id of unknown) {
    io.stderr.write(
      `warning: There is no rule ${JSON.stringify(id)}; docs/rules.md has them all.\n`,
    );
  }
}

/** Before the start, so that the first request meets them. */
function armFaults({ workbench, flags: { fault = [] } }: Session): void {
  for (const spec of fault) {
    workbench.faults.arm(spec);
  }
}

/** Resolves when the port is free. */
function stopOn(signal: AbortSignal, workbench: Workbench): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      workbench.stop().then(resolve, reject);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Undefined where a signal came before the server was there. */
async function start({
  workbench,
  options,
  flags,
  signal,
}: Session): Promise<RunningState | undefined> {
  try {
    return await workbench.start(options);
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    throw toStartFailure(error, flags);
  }
}
