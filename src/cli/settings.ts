import { Command, Option } from 'commander';
import { assessSettings } from '../okta/settings/assessSettings.js';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
} from '../okta/settings/exportFormats.js';
import { readCheckReport } from '../okta/settings/oin/checkReport.js';
import { type Evidence } from '../okta/settings/oin/oinChecklist.js';
import { createExample } from '../okta/settings/provisioningSettings.js';
import { toSettingsText } from '../okta/settings/settingsJson.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { readJsonFile } from './jsonFile.js';
import { type ProbeFlags, probe } from './settings/probe.js';
import { writeExport } from './settings/writeExport.js';
import { addTargetOptions } from './targetOptions.js';

interface SettingsFlags extends Partial<ProbeFlags> {
  readonly init?: true;
  readonly format?: ExportFormat;
  readonly probe?: true;
  readonly checkReport?: string;
  readonly htmlReport?: string;
}

/** `scim-workbench settings`: what the Okta admin enters, checked. */
export const createSettingsCommand = (io: CliIo): Command =>
  addTargetOptions(new Command('settings'), { isOptional: true })
    .summary('check and export Okta provisioning settings')
    .description('Check a file of Okta provisioning settings, and write it for the Okta admin.')
    .argument(
      '[file]',
      "a *.scim-settings.json file, or what Okta's API answers of an app; - is stdin",
    )
    .addOption(
      new Option('--format <format>', `how to write it: ${formatNames.join(', ')}`).argParser(
        readFormat,
      ),
    )
    .option('--init', 'print an example file and do nothing else')
    .option(
      '--probe',
      'ask the server at --target what it can do, and propose settings or check FILE',
    )
    .option('--check-report <file>', 'JSON report of check, by which oin-checklist is ticked')
    .option('--html-report <file>', 'HTML report of check, to which oin-checklist links')
    .option('--read-only', 'write nothing to the server; less can be told then')
    .addHelpText('after', help)
    .action(async (file: string | undefined, flags: SettingsFlags) => {
      checkFlags(flags);
      if (flags.init) {
        printExample(file, flags, io);
      } else if (flags.probe) {
        await probe({ file, format: flags.format, ...flags }, io);
      } else {
        await exportFile(file, flags, io);
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

function checkFlags({ probe: isProbe, target, readOnly, init }: SettingsFlags): void {
  if (!isProbe && (target !== undefined || readOnly)) {
    throw new CliError('--target and --read-only go with --probe.');
  }
  if (isProbe && init) {
    throw new CliError('--init prints an example; to have settings proposed, leave it out.');
  }
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
  flags: SettingsFlags,
  io: CliIo,
): Promise<void> {
  const { format = usualFormat } = flags;
  if (file === undefined) {
    throw new CliError(
      'There is no file to export. Name a settings file, or print an example of one with --init.',
    );
  }
  const evidence = await readEvidence(flags, io);
  const assessment = await readJsonFile(io, file, (value) => assessSettings(value, format.appKind));
  writeExport(assessment, { format, source: file, evidence }, io);
}

async function readEvidence(
  { checkReport, htmlReport }: SettingsFlags,
  io: CliIo,
): Promise<Evidence> {
  return {
    ...(checkReport !== undefined && {
      report: await readJsonFile(io, checkReport, readCheckReport),
    }),
    ...(htmlReport !== undefined && { htmlReport }),
  };
}

const help = `
Secrets do not belong in the file, and are in no export: a placeholder stands in their place.

--probe makes one person and one group of its own, whose names begin with scimwb-, and takes them away again; with
--read-only it reads alone. What it has seen is on stderr.

Exit code 0, also with hints; 1 with errors (then there is no text) or warnings (the text is there);
2 where the file cannot be read, or the command line is wrong.

Examples:
  scim-workbench settings --init > okta.scim-settings.json
  scim-workbench settings okta.scim-settings.json --format markdown > checklist.md
  scim-workbench settings okta.scim-settings.json --format oin-checklist --check-report check.json
  scim-workbench settings --probe --target http://localhost:3000/scim/v2 > okta.scim-settings.json
  scim-workbench settings okta.scim-settings.json --probe --target http://localhost:3000/scim/v2`;
