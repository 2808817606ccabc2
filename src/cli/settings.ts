import { Command, Option } from 'commander';
import { type Assessment, assessSettings } from '../okta/settings/assessSettings.js';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
} from '../okta/settings/exportFormats.js';
import { createExample } from '../okta/settings/provisioningSettings.js';
import { toSettingsText } from '../okta/settings/settingsJson.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { readJsonFile } from './jsonFile.js';
import { printable } from '../base/printable.js';
import { toFindingsSummary, toFindingsText } from './settings/findingsText.js';

interface SettingsFlags {
  readonly init?: true;
  readonly format?: ExportFormat;
}

/** `scim-workbench settings`: what the Okta admin enters, checked. */
export const createSettingsCommand = (io: CliIo): Command =>
  new Command('settings')
    .summary('check and export Okta provisioning settings')
    .description('Check a file of Okta provisioning settings, and write it for the Okta admin.')
    .argument('[file]', 'a *.scim-settings.json file; - is stdin')
    .addOption(
      new Option('--format <format>', `how to write it: ${formatNames.join(', ')}`).argParser(
        readFormat,
      ),
    )
    .option('--init', 'print an example file and do nothing else')
    .addHelpText('after', help)
    .action(async (file: string | undefined, flags: SettingsFlags) => {
      if (flags.init) {
        printExample(file, flags, io);
      } else {
        await exportFile(file, flags.format ?? usualFormat, io);
      }
    });

const [usualFormat] = exportFormats;
const formatNames = exportFormats.map(({ name }) => name);

function readFormat(name: string): ExportFormat {
  const format = findExportFormat(name);
  if (format) {
    return format;
  }
  throw new CliError(
    `There is no format ${JSON.stringify(name)}. Use one of ${formatNames.join(', ')}.`,
  );
}

function printExample(file: string | undefined, { format }: SettingsFlags, io: CliIo): void {
  if (file !== undefined || format) {
    throw new CliError(
      '--init prints an example file, so it takes neither a file nor --format. To keep the example: scim-workbench settings --init > okta.scim-settings.json',
    );
  }
  io.stdout.write(toSettingsText(createExample()));
}

async function exportFile(
  file: string | undefined,
  format: ExportFormat,
  io: CliIo,
): Promise<void> {
  if (file === undefined) {
    throw new CliError(
      'There is no file to export. Name a settings file, or print an example of one with --init.',
    );
  }
  const assessment = await readJsonFile(io, file, (value) =>
    assessSettings(value, format.appKind),
  );
  const { settings, findings, isUsable } = assessment;
  if (isUsable) {
    io.stdout.write(format.toText(settings));
    const notes = format.toNotes?.(settings) ?? [];
    io.stderr.write([...notes.map((note) => `${note}\n`), toFindingsText(findings)].join(''));
  } else {
    // The findings are what there is to give instead of the text.
    io.stdout.write(toFindingsText(findings));
    io.stderr.write(
      `error: ${file === '-' ? 'the standard input' : printable(file)}: ${toFindingsSummary(findings)}. Nothing was exported.\n`,
    );
  }
  io.setExitCode(hasFault(assessment) ? 1 : 0);
}

/** Hints alone are no reason for a script to stop. */
const hasFault = ({ findings }: Assessment): boolean =>
  findings.some(({ level }) => level !== 'hint');

const help = `
Secrets do not belong in the file, and are in no export: a placeholder stands in their place.

Exit code 0, also with hints; 1 with errors (then there is no text) or warnings (the text is there);
2 where the file cannot be read, or the command line is wrong.

Examples:
  scim-workbench settings --init > okta.scim-settings.json
  scim-workbench settings okta.scim-settings.json --format markdown > checklist.md`;
