import { Command, Option } from 'commander';
import { unknownRules } from '../validate/judge.js';
import { type RuleLevels } from '../validate/ruleLevels.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { collect } from './collect.js';
import { collectRule, ruleOptionHelp } from './ruleOption.js';
import { loadRegistry } from './schemaFile.js';
import { type ValidateReport } from './validate/fileReport.js';
import { createJsonReport } from './validate/jsonReport.js';
import { createSarifReport } from './validate/sarifReport.js';
import { createTextReport } from './validate/textReport.js';
import { validateFiles } from './validate/validateFiles.js';

interface ValidateFlags {
  readonly schema?: readonly string[];
  readonly rule?: RuleLevels;
  readonly baseUrl?: string;
  readonly format: Format;
}

type Format = (typeof formats)[number];
const formats = ['text', 'json', 'sarif'] as const;

const reports: Readonly<Record<Format, (io: CliIo) => ValidateReport>> = {
  text: createTextReport,
  json: createJsonReport,
  sarif: createSarifReport,
};

/** `scim-workbench validate`: what is wrong in SCIM documents, captures and HAR files. */
export const createValidateCommand = (io: CliIo): Command =>
  new Command('validate')
    .summary('check SCIM documents, captures and HAR')
    .description(
      'Check SCIM documents, capture files and HAR files against the RFCs and against what Okta does.',
    )
    .argument('<file...>', 'told apart by what is in it (see below); - is stdin')
    .option(
      '--schema <file>',
      "schemas and resource types to add; okta-entitlements adds Okta's Role and Entitlement; may be repeated",
      collect,
    )
    .option('--rule <id=level>', ruleOptionHelp, collectRule)
    .option('--base-url <url>', 'address of the SCIM service in a HAR (default: by its paths)')
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('text'))
    .addHelpText('after', help)
    .action(async (files: readonly string[], flags: ValidateFlags) => {
      await runValidate(files, flags, io);
    });

async function runValidate(
  paths: readonly string[],
  { schema = [], rule: levels = new Map(), baseUrl, format }: ValidateFlags,
  io: CliIo,
): Promise<void> {
  const [unknown] = unknownRules(levels);
  if (unknown !== undefined) {
    throw new CliError(`There is no rule ${JSON.stringify(unknown)}; docs/rules.md has them all.`);
  }
  if (baseUrl !== undefined && !/^https?:\/\/[^/]/i.test(baseUrl)) {
    throw new CliError(
      `--base-url ${baseUrl} is no URL. Write it whole: https://scim.example.com/scim/v2`,
    );
  }
  const registry = await loadRegistry(schema, io);
  const code = await validateFiles(
    paths,
    { registry, levels, ...(baseUrl !== undefined && { baseUrl }), report: reports[format](io) },
    io,
  );
  io.setExitCode(code);
}

const help = `
A file is one of these, whatever its name:
  a SCIM document   a resource, PATCH, Bulk, ListResponse, Error, search or discovery document, or an
                    array of them, or one a line; it may be a request or an answer
  a capture file    of serve --capture, serve --json or Export Captured Requests
  a HAR             of a browser or a proxy; requests that are no SCIM are left out

Exit code 0, also where there are hints; 1 where there are errors or warnings; 2 where a file, or a part of
it, cannot be read.

Examples:
  scim-workbench validate user.json
  scim-workbench validate fixtures/*.json --rule schema.nameCapitals=off
  scim-workbench validate calls.jsonl --format sarif > findings.sarif
  curl -s https://scim.example.com/scim/v2/Users | scim-workbench validate -`;
