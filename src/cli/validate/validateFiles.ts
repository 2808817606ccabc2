import { isJsonArray } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { countLevels } from '../../validate/levelCounts.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { CliError } from '../cliError.js';
import { type CliIo, type ExitCode } from '../cliIo.js';
import { printable } from '../../base/printable.js';
import { type FileReport, type ValidateReport } from './fileReport.js';
import { type Input, type InputPart } from './input.js';
import { judgeInput } from './judgeInput.js';
import { readInput } from './readInput.js';

export interface ValidateOptions {
  readonly registry: SchemaRegistry;
  readonly levels: RuleLevels;
  readonly baseUrl?: string;
  readonly report: ValidateReport;
}

/** Reading takes several times its size in memory. */
const largestFile = 256 * 1024 * 1024;
const mostProblemsTold = 10;

/** A file that cannot be read does not keep the others from being checked. */
export async function validateFiles(
  paths: readonly string[],
  options: ValidateOptions,
  io: CliIo,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const path of paths) {
    // One after the other: each may take much memory.
    const report = await validateFile(path, options, io);
    options.report.file(report);
    tellProblems(report, io);
    codes.push(codeOf(report));
  }
  options.report.end();
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

async function validateFile(
  path: string,
  { registry, levels, baseUrl }: ValidateOptions,
  io: CliIo,
): Promise<FileReport> {
  const input = await read(path, io, (text) =>
    readInput(text, { registry, ...(baseUrl !== undefined && { baseUrl }) }),
  );
  const { parts, problems, requestCount } = input;
  return {
    path,
    isChecked: parts.length > 0,
    documentCount: parts.reduce((sum, part) => sum + countDocuments(part), 0),
    exchangeCount: parts.filter(({ kind }) => kind === 'exchange').length,
    cutBodyCount: parts.filter(hasCutBody).length,
    ...(requestCount !== undefined && { requestCount }),
    findings: judgeInput(parts, { registry, levels }),
    problems,
  };
}

function countDocuments(part: InputPart): number {
  if (part.kind !== 'document') {
    return 0;
  }
  return isJsonArray(part.value) ? part.value.length : 1;
}

const hasCutBody = (part: InputPart): boolean =>
  part.kind === 'exchange' &&
  [part.exchange.request.body, part.exchange.response?.body].some((body) => body?.isTruncated);

async function read(path: string, io: CliIo, toInput: (text: string) => Input): Promise<Input> {
  let text: string;
  try {
    text = await io.readText(path, largestFile);
  } catch (error) {
    if (error instanceof CliError) {
      return { parts: [], problems: [{ message: error.message, isOfFile: true }] };
    }
    throw error;
  }
  return toInput(text);
}

function codeOf({ problems, findings }: FileReport): ExitCode {
  const { error, warning } = countLevels(findings.map(({ finding }) => finding));
  if (problems.length > 0) {
    return 2;
  }
  return error + warning > 0 ? 1 : 0;
}

/** Also where a program reads the output: it is no finding. */
function tellProblems(report: FileReport, io: CliIo): void {
  const { path, problems } = report;
  const name = path === '-' ? 'The standard input' : `The file ${path}`;
  const head = report.isChecked ? `${name} cannot be read as a whole.` : `${name} cannot be used.`;
  for (const { message, isOfFile } of problems.slice(0, mostProblemsTold)) {
    io.stderr.write(`error: ${printable(isOfFile ? message : `${head} ${message}`)}\n`);
  }
  const left = problems.length - mostProblemsTold;
  if (left > 0) {
    io.stderr.write(`error: ${name} has ${String(left)} more such places.\n`);
  }
}
