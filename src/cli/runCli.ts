import { Command } from 'commander';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { reportFailure } from './reportFailure.js';
import { laterVerbs, verbs } from './verbs.js';
import { version } from './version.js';

/** Runs one command line. Never rejects: failures are told, and set the exit code. */
export async function runCli(args: readonly string[], io: CliIo): Promise<void> {
  try {
    const program = await createProgram(args, io);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    reportFailure(error, io);
  }
}

async function createProgram(args: readonly string[], io: CliIo): Promise<Command> {
  const wanted = args.find((arg) => !arg.startsWith('-'));
  if (wanted !== undefined && laterVerbs.has(wanted)) {
    throw new CliError(
      `"${wanted}" comes in a later version of SCIM Workbench. This one has ${[...verbs.keys()].join(', ')}.`,
    );
  }
  const program = new Command('scim-workbench')
    .description('Build and debug SCIM 2.0 integrations with Okta.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help; after a verb, its own')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .showHelpAfterError('Add --help to see what can be given.')
    .configureOutput({
      writeOut: (text) => {
        io.stdout.write(text);
      },
      writeErr: (text) => {
        io.stderr.write(text);
      },
    })
    .addHelpText('after', examples);
  for (const command of await loadCommands(wanted, io)) {
    program.addCommand(
      command.copyInheritedSettings(program).helpOption('-h, --help', 'print this help'),
    );
  }
  return program;
}

/** One is enough where it is known; help and suggestions need all of them. */
function loadCommands(wanted: string | undefined, io: CliIo): Promise<readonly Command[]> {
  const load = wanted === undefined ? undefined : verbs.get(wanted);
  return Promise.all((load ? [load] : [...verbs.values()]).map((one) => one(io)));
}

const examples = `
Examples:
  scim-workbench serve --seed 25
  scim-workbench forward http://localhost:3000/scim/v2
  scim-workbench filter 'userName sw "j" and active eq true' --resources people.json
  scim-workbench validate user.json calls.jsonl traffic.har
  scim-workbench check --target http://localhost:3000/scim/v2 --authorization "Bearer abc"
  scim-workbench settings --init > okta.scim-settings.json`;
