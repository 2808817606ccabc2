import { InvalidArgumentError } from 'commander';
import { CliError } from '../cliError.js';
import { isReporterName, type ReporterName, reporterNames } from './reporters.js';

/** A report, and the file that it goes to; the standard output where there is none. */
export interface ReportTarget {
  readonly reporter: ReporterName;
  readonly file?: string;
}

/** `--reporter junit` or `--reporter junit=report.xml`; may be repeated. */
export function collectReporter(
  text: string,
  before: readonly ReportTarget[] = [],
): readonly ReportTarget[] {
  const [name = '', ...rest] = text.split('=');
  const file = rest.join('=');
  if (!isReporterName(name) || (rest.length > 0 && file === '')) {
    throw new InvalidArgumentError(
      `Write one of ${reporterNames.join(', ')}, or with a file: junit=report.xml.`,
    );
  }
  return [...before, { reporter: name, ...(file !== '' && { file }) }];
}

/**
 * `--output` is the file of the one reporter that has none of its own.
 *
 * @throws CliError where it is not clear what goes where
 */
export function placeReports(
  targets: readonly ReportTarget[] = [{ reporter: 'text' }],
  output?: string,
): readonly ReportTarget[] {
  const [first, second] = targets.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new CliError(
      `${first.reporter} and ${second.reporter} cannot both go to the same place. Name files: --reporter ${second.reporter}=FILE`,
    );
  }
  if (output === undefined) {
    return targets;
  }
  if (!first) {
    throw new CliError('--output names a file for a report that has one already. Leave it out.');
  }
  return targets.map((target) => (target === first ? { ...target, file: output } : target));
}
