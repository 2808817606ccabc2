import { Command } from 'commander';
import { type CliIo } from './cliIo.js';
import { addClientOption } from './org/clientOption.js';
import { type OrgFlags, orgUntilStopped } from './org/orgUntilStopped.js';
import { readPort } from './serve/serveFlags.js';
import { addTargetOptions } from './targetOptions.js';

/** `scim-workbench org`: the Okta double as an org with its own management API. */
export const createOrgCommand = (io: CliIo): Command =>
  addClientOption(
    addTargetOptions(
      new Command('org')
        .summary('run a simulated Okta org')
        .description(
          'Run a simulated Okta org whose app is a SCIM server. What is done to its people and groups by its ' +
            'management API is sent to the server as Okta sends it.',
        ),
    ),
  )
    .option('--port <number>', 'port of the management API; 0 takes a free one', readPort, 8486)
    .option('--token <token>', 'token of the management API (SSWS); made up where none is given')
    .option('--json', 'write one JSON object a line instead of text')
    .addHelpText('after', help)
    .action((flags: OrgFlags) => orgUntilStopped(flags, io));

const help = `
The management API is a part of Okta's own: users and their lifecycle, groups, assignments, group push
mappings, System Log. A call is answered when all that follows from it has been sent to the SCIM server;
docs/okta-double.md has the routes. SCIM_WORKBENCH_TOKEN does the same as --token.

Ctrl+C, SIGINT and SIGTERM stop the org (exit code 0).

Examples:
  scim-workbench org --target http://localhost:3000/scim/v2 --authorization "Bearer T"
  scim-workbench org --target http://localhost:3000/scim/v2 --client oin --port 0 --json`;
