import { type AppKind } from '../../okta/client/appKind.js';
import { type Scenario } from '../../okta/scenarios/scenarioStep.js';
import { type PlayResult } from '../../okta/scenarios/scenarioResult.js';
import { CliError } from '../cliError.js';
import { type CliIo, type ExitCode } from '../cliIo.js';
import { createStderrLogger } from '../stderrLogger.js';
import { type TargetFlags, toTarget } from '../targetOptions.js';
import { toListLines, toResultLines, toSummaryLine } from './playLines.js';

export interface PlayFlags extends Partial<TargetFlags> {
  readonly client: AppKind;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** @throws CliError where it cannot run */
export async function play(names: readonly string[], flags: PlayFlags, io: CliIo): Promise<void> {
  const { findScenarios, scenarios } = await import('../../okta/scenarios/scenarioList.js');
  if (flags.list) {
    const list = scenarios.map(({ id, area, title }) => ({ id, area, title }));
    io.stdout.write(flags.json ? `${JSON.stringify(list)}\n` : `${toListLines(list).join('\n')}\n`);
    return;
  }
  const wanted = names.flatMap((name) => findScenarios(name) ?? unknown(name));
  if (wanted.length === 0) {
    throw new CliError('Which scenario? Give C9290, lifecycle, … or all; play --list has them.');
  }
  const result = await run([...new Set(wanted)], flags, io);
  if (flags.json) {
    io.stdout.write(`${JSON.stringify(result)}\n`);
  }
  if (result.outcome === 'couldNotRun') {
    throw new CliError(`${result.target} cannot be played against. ${result.problem ?? ''}`);
  }
  if (!flags.json) {
    io.stdout.write(`${toSummaryLine(result)}\n`);
  }
  io.setExitCode(exitCodes[result.outcome]);
}

const exitCodes: Readonly<Record<PlayResult['outcome'], ExitCode>> = {
  content: 0,
  notContent: 1,
  couldNotRun: 2,
  cancelled: 2,
};

async function run(
  scenarios: readonly Scenario[],
  flags: PlayFlags,
  io: CliIo,
): Promise<PlayResult> {
  const { target: url } = flags;
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
    scenarios,
    logger: createStderrLogger(io),
    signal: abort.signal,
    ...(!flags.json && {
      onResult: (result) => {
        io.stdout.write(`${toResultLines(result, io.stdout.hasColors).join('\n')}\n`);
      },
    }),
  });
}

function unknown(name: string): never {
  throw new CliError(`There is no scenario ${JSON.stringify(name)}. play --list has all of them.`);
}
