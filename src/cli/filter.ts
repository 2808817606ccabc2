import { Command, Option } from 'commander';
import { createRegistry } from '../scim/schema/registry.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { evaluateFilter } from '../language/filter/evaluateFilter.js';
import { findTypeNamed } from '../language/filter/resourceTypeOf.js';
import { type FilterReport, jsonReport, textReport } from './filter/filterReport.js';
import { whyAsked } from './filter/whyAsked.js';
import { readResourceFile } from './resourceFile.js';

interface FilterFlags {
  readonly resources?: string;
  readonly type: string;
  readonly why: readonly string[];
  readonly format: 'text' | 'json';
}

const reports: Readonly<Record<FilterFlags['format'], FilterReport>> = {
  text: textReport,
  json: jsonReport,
};

/** `scim-workbench filter`: reads a filter, explains it, finds what matches. */
export const createFilterCommand = (io: CliIo): Command =>
  new Command('filter')
    .summary('explain a SCIM filter and evaluate it')
    .description('Explain a SCIM filter (RFC 7644 3.4.2.2), and list the resources that match it.')
    .argument('<expression>', 'the filter, for example: userName sw "j"')
    .option(
      '--resources <file>',
      'JSON array, ListResponse, JSON Lines or one resource; - is stdin',
    )
    .option('--type <name>', 'type of resources that do not say it themselves', 'User')
    .addOption(
      new Option(
        '--why <who>',
        'say of one resource (id, userName, displayName or externalId) why it matches or not; repeatable',
      )
        .argParser((who: string, before: readonly string[]) => [...before, who])
        .default([], 'nobody'),
    )
    .addOption(
      new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', help)
    .action(async (expression: string, flags: FilterFlags) => {
      await runFilter(expression, flags, io);
    });

async function runFilter(expression: string, flags: FilterFlags, io: CliIo): Promise<void> {
  const registry = createRegistry();
  const type = findTypeNamed(registry, flags.type);
  if (!type) {
    const names = registry.resourceTypes.map(({ name }) => name).join(', ');
    throw new CliError(
      `There is no resource type ${JSON.stringify(flags.type)}. Use one of ${names}.`,
    );
  }
  const file =
    flags.resources === undefined ? undefined : await readResourceFile(io, flags.resources);
  const resources = file?.resources;
  const evaluation = evaluateFilter(expression, { registry, type, resources });
  const report = reports[flags.format];
  if (evaluation.kind === 'problem') {
    report.problem(evaluation, io);
    io.setExitCode(2);
  } else {
    report.explained(evaluation, whyAsked(evaluation, flags.why), io);
  }
}

const help = `
Exit code 0, also where nothing matches; 2 where the filter is wrong (with its position) or a file
cannot be read.

Examples:
  scim-workbench filter 'userName sw "j" and active eq true'
  scim-workbench filter 'emails[type eq "work" and value co "@example"]' --resources people.json
  scim-workbench filter 'emails[type eq "work"]' --resources people.json --why jane
  scim-workbench filter 'displayName co "Team"' --type Group --resources - < groups.jsonl`;
