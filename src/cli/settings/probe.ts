import { printable } from '../../base/printable.js';
import {
  type Assessment,
  assessSettings,
  withFindings,
} from '../../okta/settings/assessSettings.js';
import { type ExportFormat, findExportFormat } from '../../okta/settings/exportFormats.js';
import { toEvidenceLines } from '../../okta/settings/probe/evidenceLines.js';
import { proposeSettings } from '../../okta/settings/probe/proposeSettings.js';
import { ProbeError, type ProbeResult } from '../../okta/settings/probe/serverFacts.js';
import { checkAgainstServer } from '../../okta/settings/serverRules.js';
import { toSettingsJson } from '../../okta/settings/settingsJson.js';
import { probeTarget } from '../../workbench/settings/probeTarget.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';
import { readJsonFile } from '../jsonFile.js';
import { type TargetFlags, toTarget } from '../targetOptions.js';
import { writeExport } from './writeExport.js';

export interface ProbeFlags extends TargetFlags {
  readonly readOnly?: boolean;
}

interface ProbeCall extends Partial<ProbeFlags> {
  /** Settings to be held against the server; absent where they are to be proposed. */
  readonly file: string | undefined;
  readonly format: ExportFormat | undefined;
}

/** Asks the server, then proposes settings, or checks those of a file. */
export async function probe({ file, format, ...flags }: ProbeCall, io: CliIo): Promise<void> {
  const { target: url, readOnly: isReadOnly = false } = flags;
  if (url === undefined) {
    throw new CliError('Give --target the base URL of the server that --probe is to ask.');
  }
  const target = toTarget({ ...flags, target: url }, io);
  // What is wrong with the file is said before anything is sent.
  const read = file === undefined ? undefined : await readAssessment(file, format, io);
  const stop = new AbortController();
  const stopping = io.onStopSignal(() => {
    stop.abort();
  });
  try {
    const result = await probeTarget({ target, isReadOnly, signal: stop.signal });
    io.stderr.write(toReport(result));
    writeExport(
      withFindings(
        read ?? assessSettings(toSettingsJson(proposeSettings(result.facts)), format?.appKind),
        (settings) => checkAgainstServer(settings, result.facts),
      ),
      { format: format ?? usualFormat(file), source: file ?? target.baseUrl },
      io,
    );
  } catch (cause) {
    throw cause instanceof ProbeError
      ? new CliError(`${target.baseUrl} could not be asked: ${cause.message}.`, { cause })
      : cause;
  } finally {
    stopping.dispose();
  }
}

const readAssessment = (
  file: string,
  format: ExportFormat | undefined,
  io: CliIo,
): Promise<Assessment> => readJsonFile(io, file, (value) => assessSettings(value, format?.appKind));

/** A proposal is a settings file. */
function usualFormat(file: string | undefined): ExportFormat {
  const format = findExportFormat(file === undefined ? 'json' : 'markdown');
  if (!format) {
    throw new Error('a format that there must be');
  }
  return format;
}

const toReport = ({ facts, leftovers }: ProbeResult): string =>
  [
    ...toEvidenceLines(facts),
    ...leftovers.map((path) => `Left behind, as the server would not delete it: ${path}`),
    '',
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
