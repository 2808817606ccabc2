import { printable } from '../../base/printable.js';
import { type Assessment } from '../../okta/settings/assessSettings.js';
import { type ExportFormat } from '../../okta/settings/exportFormats.js';
import { type Evidence } from '../../okta/settings/oin/oinChecklist.js';
import { type CliIo } from '../cliIo.js';
import { toFindingsSummary, toFindingsText } from './findingsText.js';

export interface ExportTarget {
  readonly format: ExportFormat;
  /** Where the settings come from, for the message; - is stdin. */
  readonly source: string;
  readonly evidence?: Evidence;
}

/** The text, or where the settings have errors, these in its place. */
export function writeExport(
  assessment: Assessment,
  { format, source, evidence }: ExportTarget,
  io: CliIo,
): void {
  const { settings, findings, isUsable, isImported } = assessment;
  if (isUsable || (isImported && format.takesDrafts)) {
    io.stdout.write(format.toText(settings, evidence));
    const notes = format.toNotes?.(settings) ?? [];
    io.stderr.write([...notes.map((note) => `${note}\n`), toFindingsText(findings)].join(''));
  } else {
    // The findings are what there is to give instead of the text.
    io.stdout.write(toFindingsText(findings));
    io.stderr.write(
      `error: ${source === '-' ? 'the standard input' : printable(source)}: ${toFindingsSummary(findings)}. Nothing was exported.\n`,
    );
  }
  io.setExitCode(hasFault(assessment) ? 1 : 0);
}

/** Hints alone are no reason for a script to stop. */
const hasFault = ({ findings }: Assessment): boolean =>
  findings.some(({ level }) => level !== 'hint');
