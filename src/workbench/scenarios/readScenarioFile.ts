import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { JsonShapeError } from '../../base/jsonCursor.js';
import { jsonDepth } from '../../base/jsonProblem.js';
import { JsonShapeErrors } from '../../base/jsonProblems.js';
import { fromPointer } from '../../base/jsonPointer.js';
import { type Exchange } from '../../exchange/exchange.js';
import { isRecorded, readRecorded } from '../../okta/scenarios/recorded/readRecorded.js';
import {
  recordedEnding,
  type RecordedScenario,
} from '../../okta/scenarios/recorded/recordedScenario.js';
import { RecordingError } from '../../okta/scenarios/recording/recordScenario.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type PeopleChoice } from '../captureExport.js';
import { readCaptures } from '../captureImport.js';
import { JsonTextError, parseJson } from '../parseJson.js';
import { saveScenario } from './saveScenario.js';

/** A file cannot be played: everything that is wrong with it, with its line where it has one. */
export class ScenarioFileError extends Error {
  override readonly name = 'ScenarioFileError';
  /** One at least, each without its full stop. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}

export interface ScenarioFileOptions {
  /** With its folders, for the scenario's name. */
  readonly path: string;
  readonly registry: SchemaRegistry;
  /** What becomes of people where the file is a capture. */
  readonly people: PeopleChoice;
}

export interface ScenarioFile {
  readonly scenario: RecordedScenario;
  /** Of the file of the scenario, where what was read is a capture and not one already. */
  readonly text?: string;
  /** What in a capture is no step, a sentence each without its full stop. */
  readonly leftOut: readonly string[];
}

/**
 * A file of a scenario, or a capture (JSON Lines, HAR), which becomes one.
 *
 * @throws ScenarioFileError
 */
export function readScenarioFile(text: string, options: ScenarioFileOptions): ScenarioFile {
  const document = parseDocument(text, options);
  return isRecorded(document)
    ? { scenario: readWith(text, document, options), leftOut: [] }
    : readCapture(text, options);
}

/** What is played is named after its file. */
export const toScenarioId = (path: string): string => {
  const name = path === '-' ? 'stdin' : (path.split(/[\\/]/).at(-1) ?? path);
  return name.toLowerCase().endsWith(recordedEnding)
    ? name.slice(0, -recordedEnding.length)
    : name.replace(/(?<=.)\.[^.]*$/, '');
};

/** Undefined for JSON Lines. */
function parseDocument(text: string, { path }: ScenarioFileOptions): unknown {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const isMeant =
      path.toLowerCase().endsWith(recordedEnding) || /^\s*\{\s*"scimScenario"/.test(text);
    if (cause instanceof JsonTextError && isMeant) {
      throw new ScenarioFileError([`It is no JSON, ${cause.message}`], { cause });
    }
    if (cause instanceof JsonTextError) {
      return undefined;
    }
    throw cause;
  }
}

function readWith(
  text: string,
  document: unknown,
  { path }: ScenarioFileOptions,
): RecordedScenario {
  try {
    return readRecorded(document, toScenarioId(path));
  } catch (cause) {
    const problems =
      cause instanceof JsonShapeErrors
        ? cause.problems
        : cause instanceof JsonShapeError
          ? [cause]
          : undefined;
    if (!problems) {
      throw cause;
    }
    const lineOf = locate(text);
    throw new ScenarioFileError(
      problems.map(({ pointer, message }) => `line ${String(lineOf(pointer))}: ${message}`),
      { cause },
    );
  }
}

/** jsonc-parser goes into each bracket by calling itself. */
const deepestLocated = 1_000;

/** The line, from 1, of what a pointer leads to, or of what should hold it. */
function locate(text: string): (pointer: string) => number {
  const tree = jsonDepth(text) > deepestLocated ? undefined : parseTree(text);
  return (pointer) => {
    const steps = fromPointer(pointer).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    for (let length = steps.length; tree && length >= 0; length -= 1) {
      const node = findNodeAtLocation(tree, steps.slice(0, length));
      if (node) {
        return text.slice(0, node.offset).split('\n').length;
      }
    }
    return 1;
  };
}

function readCapture(text: string, options: ScenarioFileOptions): ScenarioFile {
  const { exchanges, badParts, otherCount } = readCaptures(text, options.registry);
  const bad = badParts.map(({ where, reason }) => `${where} ${reason}`);
  if (exchanges.length === 0) {
    throw new ScenarioFileError([
      `It is neither a scenario ("scimScenario": 1) nor a capture (JSON Lines, HAR) with requests to a SCIM service`,
      ...bad.slice(0, 1),
    ]);
  }
  const saved = save(exchanges, options);
  const others = otherCount === 0 ? [] : [`${String(otherCount)} entries are for other services`];
  return { ...saved, leftOut: [...bad, ...others, ...saved.leftOut] };
}

function save(
  exchanges: readonly Exchange[],
  { path, registry, people }: ScenarioFileOptions,
): ReturnType<typeof saveScenario> {
  const id = toScenarioId(path);
  try {
    return saveScenario(exchanges, { id, title: id, people, registry });
  } catch (cause) {
    if (cause instanceof RecordingError) {
      throw new ScenarioFileError([cause.message.replace(/\.$/, '')], { cause });
    }
    throw cause;
  }
}
