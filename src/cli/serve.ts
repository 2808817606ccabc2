import { Command, Option } from 'commander';
import { profileNames, switchNames } from '../scim/profile.js';
import { type CliIo } from './cliIo.js';
import { collect } from './collect.js';
import { collectRule, ruleOptionHelp } from './ruleOption.js';
import { collectFaults, faultHelp, wrap } from './serve/faultOption.js';
import {
  type ServeFlags,
  authenticationModes,
  collectSwitch,
  readLifetime,
  readPort,
  readSeed,
  toServerOptions,
} from './serve/serveFlags.js';
import { serveUntilStopped } from './serve/serveUntilStopped.js';

/** `scim-workbench serve`: the mock server. */
export const createServeCommand = (io: CliIo): Command =>
  new Command('serve')
    .summary('run a mock SCIM server')
    .description('Run a mock SCIM server, and tell each request that reaches it.')
    .option('--port <number>', 'port to listen on; 0 takes a free one', readPort, 8484)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all of them', '127.0.0.1')
    .option('--base-path <path>', 'path below which SCIM is served', '/scim/v2')
    .addOption(
      new Option('--auth <mode>', 'credentials to ask for')
        .choices(authenticationModes)
        .default('bearer'),
    )
    .option('--token <token>', 'token for --auth bearer; made up where none is given')
    .option('--username <name>', 'user name for --auth basic (default: "okta")')
    .option('--password <password>', 'password for --auth basic; made up where none is given')
    .option('--client-id <id>', 'client id for --auth oauth2 (default: "okta")')
    .option('--client-secret <secret>', 'client secret for --auth oauth2; made up without')
    .option(
      '--redirect-uri <url>',
      'redirect URI for --auth oauth2, besides those of Okta and of this machine; may be repeated',
      collect,
    )
    .option(
      '--token-lifetime <seconds>',
      'how long access tokens of --auth oauth2 live (default: 3600)',
      readLifetime,
    )
    .addOption(
      new Option('--profile <name>', 'how to answer where the RFCs leave room')
        .choices(profileNames)
        .default('okta'),
    )
    .option(
      '--switch <name=value>',
      'set one switch of the profile; may be repeated',
      collectSwitch,
    )
    .option('--seed <number>', 'people to make up, with groups for them', readSeed, 0)
    .option('--data <file>', 'resources to begin with: JSON array, ListResponse or JSON Lines')
    .option('--store <folder>', 'keep the data in a folder; --seed and --data begin a new one')
    .option(
      '--schema <file>',
      "schemas and resource types to add; okta-entitlements adds Okta's Role and Entitlement; may be repeated",
      collect,
    )
    .option('--public-base-url <url>', 'address under which Okta reaches the server')
    .option('--me <user>', 'id or userName of the person at /Me')
    .option('--capture <file>', 'write each request and its answer to a JSON Lines file')
    .option('--fault <spec>', 'a fault to begin with (see below); may be repeated', collectFaults)
    .option('--rule <id=level>', ruleOptionHelp, collectRule)
    .option('--json', 'write one JSON object a line instead of text')
    .addHelpText('after', help)
    .action(async (flags: ServeFlags) => {
      await serveUntilStopped(await toServerOptions(flags, io), flags, io);
    });

const help = `${faultHelp}

Other programs of this machine can read the command line. The variables SCIM_WORKBENCH_TOKEN,
SCIM_WORKBENCH_PASSWORD and SCIM_WORKBENCH_CLIENT_SECRET do the same as --token, --password and
--client-secret, out of their sight.

The switches of --switch; docs/profiles.md tells what each of them does.
  switches    ${wrap(switchNames)}

Ctrl+C, SIGINT and SIGTERM stop the server (exit code 0); a second one does not wait.

Examples:
  scim-workbench serve --seed 25
  scim-workbench serve --port 0 --auth bearer --token T --json
  scim-workbench serve --fault "429 retry-after=5 method=POST path=/Users times=3"
  scim-workbench serve --auth basic --username okta --data people.json --capture calls.jsonl
  scim-workbench serve --auth oauth2 --token-lifetime 300
  scim-workbench serve --profile okta --switch patchAnswer=noContent
  scim-workbench serve --public-base-url https://scim.example.com/scim/v2`;
