import { writeFile } from 'node:fs/promises';
import { type ReportInput } from '../../conformance/reports/reportInput.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';
import { reporters } from './reporters.js';
import { type ReportTarget } from './reportTargets.js';

/**
 * One that cannot be written does not keep the others from being.
 *
 * @throws CliError
 */
export async function writeReports(
  targets: readonly ReportTarget[],
  input: ReportInput,
  { io, source }: { readonly io: CliIo; readonly source?: string | undefined },
): Promise<void> {
  const problems: string[] = [];
  for (const { reporter, file } of targets) {
    const hasColors = file === undefined && io.stdout.hasColors;
    const text = reporters[reporter](input, { hasColors, ...(source !== undefined && { source }) });
    if (file === undefined) {
      io.stdout.write(text);
      continue;
    }
    try {
      await writeFile(file, text);
      io.stderr.write(`The ${reporter} report is in ${file}\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push(`The ${reporter} report cannot be written to ${file}: ${reason}`);
    }
  }
  if (problems.length > 0) {
    throw new CliError(problems.join('\n'));
  }
}
