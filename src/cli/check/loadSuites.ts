import { InvalidArgumentError } from 'commander';
import { type Suite } from '../../conformance/model/conformanceCase.js';
import { RunscopeError } from '../../conformance/runscope/runscopeError.js';
import { runscopeSuites } from '../../workbench/conformance/runscopeFile.js';
import {
  allSuites,
  findSuite,
  join,
  type SuiteSet,
} from '../../workbench/conformance/suiteSets.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';

interface SuiteFlags {
  readonly suite?: string;
  readonly suiteFile?: readonly string[];
  readonly variable?: ReadonlyMap<string, string>;
  readonly allowRemote?: boolean;
}

/** Such files have some hundred kB. */
const largestFile = 16 * 1024 * 1024;

/**
 * The suites that are asked for: files alone, where nobody names a suite besides.
 *
 * @throws CliError where a file cannot be read, or is no suite
 */
export async function loadSuites(flags: SuiteFlags, io: CliIo): Promise<SuiteSet> {
  const { suite, suiteFile = [] } = flags;
  const files = await Promise.all(suiteFile.map((path) => readFileSuites(path, flags, io)));
  const isNamed = suite !== undefined || suiteFile.length === 0;
  const named = suite === undefined ? undefined : findSuite(suite);
  return join([
    ...(isNamed ? [named ?? allSuites()] : []),
    { suites: files.flat(), requirements: [] },
  ]);
}

async function readFileSuites(
  path: string,
  { variable = new Map(), allowRemote = false }: SuiteFlags,
  io: CliIo,
): Promise<readonly Suite[]> {
  const text = await io.readText(path, largestFile);
  try {
    return runscopeSuites(text, { variables: variable, isRemoteAllowed: allowRemote });
  } catch (cause) {
    if (cause instanceof RunscopeError) {
      const name = path === '-' ? 'The standard input' : `The file ${path}`;
      throw new CliError(`${name} is no suite of tests. ${cause.message.replace(/\.$/, '')}.`, {
        cause,
      });
    }
    throw cause;
  }
}

/** `--variable name=value`; the last one of a name counts. */
export function collectVariable(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new InvalidArgumentError('Write a name, = and a value: oktaAppId=0oa1234.');
  }
  return new Map([...before, [text.slice(0, at), text.slice(at + 1)]]);
}
