import { Command, Option } from 'commander';
import { collectReporter } from './check/reportTargets.js';
import { type CliIo } from './cliIo.js';
import { addClientOption } from './org/clientOption.js';
import { type PlayFlags, play } from './org/playCommand.js';
import { addTargetOptions } from './targetOptions.js';

/** `scim-workbench play`: scenarios of Okta against a SCIM server. */
export const createPlayCommand = (io: CliIo): Command =>
  addClientOption(
    addTargetOptions(
      new Command('play')
        .summary('play Okta, or what was captured')
        .description(
          "Play scenarios of Okta's QA plan, everyday ones, or captured sessions, against a SCIM server. Each makes its own data and takes it away again.",
        )
        .argument(
          '[scenario...]',
          'C9290, lifecycle, … or all (--list has them); a *.scim-scenario.json file, or a capture (JSON Lines, HAR)',
        ),
      { isOptional: true },
    ),
  )
    .option('--list', 'list the scenarios')
    .option('--json', 'write the result as one JSON object')
    .option(
      '--reporter <name[=file]>',
      'a report as check has it: text, json, junit, html, markdown or sarif, to stdout or a file; may be repeated',
      collectReporter,
    )
    .option('--output <file>', 'where the report goes that names no file itself')
    .option(
      '--save <file>',
      'write the scenario that a capture is made into; without --target nothing is played',
    )
    .addOption(
      new Option('--people <choice>', 'what becomes of people in a capture')
        .choices(['madeUp', 'asCaptured'])
        .default('madeUp'),
    )
    .addHelpText('after', help)
    .action((names: readonly string[], flags: PlayFlags) => play(names, flags, io));

const help = `
Exit code 0 where Okta would be content (or all is as a file expects it), 1 where not, 2 where the server is not there or refuses the
credentials. What a run has not made itself it does not change, whatever the server answers.

Examples:
  scim-workbench play --list
  scim-workbench play lifecycle --target http://localhost:3000/scim/v2 --authorization "Bearer T"
  scim-workbench play C9290 C9292 --client oin --target http://localhost:3000/scim/v2
  scim-workbench play all --target http://localhost:3000/scim/v2 --json
  scim-workbench play capture.har --save hire.scim-scenario.json
  scim-workbench play hire.scim-scenario.json --target http://localhost:3000/scim/v2
  scim-workbench play all --target http://localhost:3000/scim/v2 --reporter junit=okta.xml`;
