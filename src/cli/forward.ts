import { Command } from 'commander';
import { type CliIo } from './cliIo.js';
import {
  type ForwardFlags,
  readTimeout,
  toForwardOptions,
  withComparison,
} from './forward/forwardFlags.js';
import { forwardUntilStopped } from './forward/forwardUntilStopped.js';
import { collectRule, ruleOptionHelp } from './ruleOption.js';
import { readPort } from './serve/serveFlags.js';

/** `scim-workbench forward`: between a client and a SCIM server. */
export const createForwardCommand = (io: CliIo): Command =>
  new Command('forward')
    .summary('capture and judge the way to your SCIM server')
    .description(
      'Hand every request on to a SCIM server, and tell what passes between it and its client.',
    )
    .argument('<target>', 'base URL of the SCIM server')
    .option('--port <number>', 'port to listen on; 0 takes a free one', readPort, 8485)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all of them', '127.0.0.1')
    .option('--public-base-url <url>', 'address under which Okta reaches this server')
    .option(
      '--target-authorization <value>',
      'Authorization header for the SCIM server, in place of what clients send',
    )
    .option('--insecure', 'do not check the certificate of the SCIM server')
    .option(
      '--timeout <seconds>',
      'give up when the SCIM server has sent nothing for so long (default: 60, as Okta does)',
      readTimeout,
    )
    .option('--compare', 'warn where the mock server would have answered otherwise')
    .option('--capture <file>', 'write each request and its answer to a JSON Lines file')
    .option('--rule <id=level>', ruleOptionHelp, collectRule)
    .option('--json', 'write one JSON object a line instead of text')
    .addHelpText('after', help)
    .action(async (target: string, flags: ForwardFlags) => {
      await forwardUntilStopped(toForwardOptions(target, flags, io.env), withComparison(flags), io);
    });

const help = `
The path of the target is the path of this server, too: the target http://localhost:3000/scim/v2 is
reached at http://127.0.0.1:8485/scim/v2. Requests are handed on as they come, and answers as well.
Where the SCIM server gives no answer, the client gets a SCIM error with 502 or 504 that says why.

Other programs of this machine can read the command line. The variable
SCIM_WORKBENCH_TARGET_AUTHORIZATION does the same as --target-authorization, out of their sight.

Ctrl+C, SIGINT and SIGTERM stop the server (exit code 0); a second one does not wait.

Examples:
  scim-workbench forward http://localhost:3000/scim/v2
  scim-workbench forward https://scim.example.com/v2 --target-authorization "Bearer T" --port 0 --json
  scim-workbench forward https://localhost:8443/scim --insecure --capture calls.jsonl`;
