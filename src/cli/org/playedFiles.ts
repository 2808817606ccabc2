import { writeFile } from 'node:fs/promises';
import { printable } from '../../base/printable.js';
import { toProblemLines } from '../../base/problemReport.js';
import { type Playable } from '../../okta/scenarios/scenarioResult.js';
import { type PeopleChoice } from '../../workbench/captureExport.js';
import { type ScenarioFile } from '../../workbench/scenarios/readScenarioFile.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';

/** Reading takes several times its size in memory. */
const largestFile = 256 * 1024 * 1024;

/** Whether a word on the command line is the name of a file, and no id of a scenario. */
export const looksLikeFile = (name: string): boolean => name === '-' || /[./\\]/.test(name);

/**
 * The scenario in a file, or that a capture makes. What of it is no step is told on stderr.
 *
 * @throws CliError
 */
export async function loadPlayed(
  path: string,
  people: PeopleChoice,
  io: CliIo,
): Promise<ScenarioFile> {
  const text = await io.readText(path, largestFile);
  const { readScenarioFile, ScenarioFileError } =
    await import('../../workbench/scenarios/readScenarioFile.js');
  const { createRegistry } = await import('../../scim/schema/registry.js');
  const name = path === '-' ? 'The standard input' : `The file ${path}`;
  try {
    const file = readScenarioFile(text, { path, people, registry: createRegistry() });
    for (const line of file.leftOut) {
      io.stderr.write(`${printable(`${name}: ${line}.`)}\n`);
    }
    return file;
  } catch (cause) {
    if (cause instanceof ScenarioFileError) {
      const report = { what: `${name} cannot be played.`, problems: cause.problems };
      throw new CliError(toProblemLines(report), { cause });
    }
    throw cause;
  }
}

/**
 * Writes the one scenario that was made of a capture.
 *
 * @throws CliError where there is none, or several, or it cannot be written
 */
export async function writeScenario(
  files: readonly ScenarioFile[],
  path: string,
  io: CliIo,
): Promise<void> {
  const made = files.flatMap(({ text, scenario }) =>
    text === undefined ? [] : [{ text, steps: scenario.steps.length }],
  );
  const [only] = made;
  if (!only || made.length > 1) {
    throw new CliError(
      `--save writes the scenario that one capture is made into, and ${only ? `${String(made.length)} captures were given` : 'none was given'}.`,
    );
  }
  try {
    await writeFile(path, only.text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`The scenario cannot be written to ${path}: ${reason}`, { cause });
  }
  io.stderr.write(`The scenario of ${String(only.steps)} steps is in ${path}\n`);
}

export const scenariosOf = (files: readonly ScenarioFile[]): readonly Playable[] =>
  files.map(({ scenario }) => scenario);
