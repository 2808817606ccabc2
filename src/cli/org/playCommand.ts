import { toScenarioRun } from '../../conformance/scenarios/scenarioRun.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { type OktaClientOptions } from '../../okta/client/clientOptions.js';
import { exchangesOf } from '../../okta/scenarios/exchangesOf.js';
import { type Playable, type PlayResult } from '../../okta/scenarios/scenarioResult.js';
import { type Scenario } from '../../okta/scenarios/scenarioStep.js';
import { type PeopleChoice } from '../../workbench/captureExport.js';
import { type ScenarioFile } from '../../workbench/scenarios/readScenarioFile.js';
import { systemClock } from '../../workbench/systemClock.js';
import { placeReports, type ReportTarget } from '../check/reportTargets.js';
import { writeReports } from '../check/writeReports.js';
import { CliError } from '../cliError.js';
import { type CliIo, type ExitCode } from '../cliIo.js';
import { createStderrLogger } from '../stderrLogger.js';
import { type TargetFlags, toTarget } from '../targetOptions.js';
import { version } from '../version.js';
import { loadPlayed, looksLikeFile, scenariosOf, writeScenario } from './playedFiles.js';
import { toListLines, toResultLines, toSummaryLine } from './playLines.js';

export interface PlayFlags extends Partial<TargetFlags> {
  readonly client: AppKind;
  readonly assume?: Partial<OktaClientOptions>;
  readonly list?: boolean;
  readonly json?: boolean;
  readonly reporter?: readonly ReportTarget[];
  readonly output?: string;
  readonly save?: string;
  readonly people: PeopleChoice;
}

/** @throws CliError where it cannot run */
export async function play(names: readonly string[], flags: PlayFlags, io: CliIo): Promise<void> {
  const { findScenarios, scenarios } = await import('../../okta/scenarios/scenarioList.js');
  if (flags.list) {
    const list = scenarios.map(({ id, area, title }) => ({ id, area, title }));
    io.stdout.write(flags.json ? `${JSON.stringify(list)}\n` : `${toListLines(list).join('\n')}\n`);
    return;
  }
  if (names.length === 0) {
    throw new CliError(
      'Which scenario? Give C9290, lifecycle, … or all (play --list has them), or a file.',
    );
  }
  const told = toTold(flags);
  const { wanted, files } = await load(names, findScenarios, { flags, io });
  if (flags.save !== undefined) {
    await writeScenario(files, flags.save, io);
    if (flags.target === undefined) {
      return;
    }
  }
  const startedAt = systemClock.now();
  const result = await run(wanted, flags, { io, told });
  await writeReports(told.reports, toReportInput(result, startedAt), { io });
  if (flags.json) {
    io.stdout.write(`${JSON.stringify(result)}\n`);
  }
  if (result.outcome === 'couldNotRun') {
    throw new CliError(`${result.target} cannot be played against. ${result.problem ?? ''}`);
  }
  if (told.tellsLive) {
    io.stdout.write(`${toSummaryLine(result)}\n`);
  }
  io.setExitCode(exitCodes[result.outcome]);
}

interface Loaded {
  readonly wanted: readonly Playable[];
  readonly files: readonly ScenarioFile[];
}

/** In the order in which they are named. @throws CliError */
async function load(
  names: readonly string[],
  find: (name: string) => readonly Scenario[] | undefined,
  { flags, io }: { readonly flags: PlayFlags; readonly io: CliIo },
): Promise<Loaded> {
  const wanted: Playable[] = [];
  const files: ScenarioFile[] = [];
  for (const name of names) {
    const known = find(name);
    if (known) {
      wanted.push(...known);
    } else if (looksLikeFile(name)) {
      const file = await loadPlayed(name, flags.people, io);
      files.push(file);
      wanted.push(...scenariosOf([file]));
    } else {
      unknown(name);
    }
  }
  return { wanted: [...new Set(wanted)], files };
}

/** What is written, and where. */
interface Told {
  readonly reports: readonly ReportTarget[];
  /** Each scenario as it ends, on stdout. */
  readonly tellsLive: boolean;
}

/** @throws CliError where two things would go to stdout */
function toTold({ json = false, reporter, output }: PlayFlags): Told {
  if (reporter === undefined && output !== undefined) {
    throw new CliError('--output is for a report: give --reporter too, for example junit.');
  }
  const reports = reporter === undefined ? [] : placeReports(reporter, output);
  const toStdout = reports.find(({ file }) => file === undefined);
  if (toStdout && json) {
    throw new CliError(
      `--json and the ${toStdout.reporter} report cannot both go to stdout. Name a file: --reporter ${toStdout.reporter}=FILE`,
    );
  }
  return { reports, tellsLive: !json && !toStdout };
}

function toReportInput(result: PlayResult, startedAt: number): Parameters<typeof writeReports>[1] {
  const steps = result.scenarios.flatMap((scenario) => exchangesOf(scenario.steps));
  const exchanges = new Map(steps.map(({ exchange }) => [exchange.id, exchange]));
  const duration = systemClock.now() - startedAt;
  return {
    result: toScenarioRun(result, { startedAt, duration, prefix: 'scimwb-' }),
    findExchange: (id) => exchanges.get(id),
    version,
  };
}

const exitCodes: Readonly<Record<PlayResult['outcome'], ExitCode>> = {
  content: 0,
  notContent: 1,
  couldNotRun: 2,
  cancelled: 2,
};

async function run(
  scenarios: readonly Playable[],
  flags: PlayFlags,
  { io, told }: { readonly io: CliIo; readonly told: Told },
): Promise<PlayResult> {
  const { target: url, assume } = flags;
  if (url === undefined) {
    throw new CliError('Against which server? Give --target and the base URL of a SCIM server.');
  }
  const target = toTarget({ ...flags, target: url }, io);
  const { playScenarios } = await import('../../workbench/okta/playScenarios.js');
  const abort = new AbortController();
  io.onStopSignal(() => {
    io.stderr.write('Stopping; what was made is taken away.\n');
    abort.abort();
  });
  return playScenarios({
    target,
    kind: flags.client,
    ...(assume && { clientOptions: assume }),
    scenarios,
    logger: createStderrLogger(io),
    signal: abort.signal,
    ...(told.tellsLive && {
      onResult: (result) => {
        io.stdout.write(`${toResultLines(result, io.stdout.hasColors).join('\n')}\n`);
      },
    }),
  });
}

function unknown(name: string): never {
  throw new CliError(
    `There is no scenario ${JSON.stringify(name)}. play --list has all of them; a file is named with its ending.`,
  );
}
