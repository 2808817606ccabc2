import { CommanderError } from 'commander';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { printable } from '../base/printable.js';

/** Says on stderr what went wrong, and sets the exit code that goes with it. */
export function reportFailure(error: unknown, io: CliIo): void {
  if (error instanceof CommanderError) {
    // Commander has said it already; help and version come this way too.
    io.setExitCode(error.exitCode === 0 ? 0 : 2);
    return;
  }
  io.setExitCode(error instanceof CliError ? error.exitCode : 2);
  const text =
    error instanceof CliError && !isDebugging(io) ? error.message : describeBug(error, io);
  io.stderr.write(`error: ${text.split('\n').map(printable).join('\n')}\n`);
}

/** Set to anything, it brings stacks and the whole log. */
const debugVariable = 'SCIM_WORKBENCH_DEBUG';

export const isDebugging = ({ env }: Pick<CliIo, 'env'>): boolean =>
  (env[debugVariable] ?? '') !== '';

/** Users get no stack, unless they ask for it. */
export function describeBug(error: unknown, io: Pick<CliIo, 'env'>): string {
  const message = error instanceof Error ? error.message : String(error);
  return isDebugging(io)
    ? describeWithCauses(error)
    : `${message.replace(/\.$/, '')}. This is a bug in SCIM Workbench; ${debugVariable}=1 shows where.`;
}

function describeWithCauses(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const text = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined
    ? text
    : `${text}\nCaused by: ${describeWithCauses(error.cause)}`;
}
