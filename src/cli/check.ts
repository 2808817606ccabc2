import { Command, InvalidArgumentError, Option } from 'commander';
import { unknownRules } from '../validate/judge.js';
import { type RuleLevels } from '../validate/ruleLevels.js';
import { suiteIds } from '../workbench/conformance/suiteSets.js';
import { chooseCases } from './check/chooseCases.js';
import { listCases } from './check/listCases.js';
import { collectReporter, placeReports, type ReportTarget } from './check/reportTargets.js';
import { collectVariable, loadSuites } from './check/loadSuites.js';
import { runCheck } from './check/runCheck.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';
import { collect } from './collect.js';
import { collectRule, ruleOptionHelp } from './ruleOption.js';
import { addTargetOptions, type TargetFlags, toTarget } from './targetOptions.js';

interface CheckFlags extends Partial<TargetFlags> {
  readonly suite?: string;
  readonly suiteFile?: readonly string[];
  readonly variable?: ReadonlyMap<string, string>;
  readonly reporter?: readonly ReportTarget[];
  readonly output?: string;
  readonly case?: readonly string[];
  readonly grep?: string;
  readonly list?: boolean;
  readonly capture?: string;
  readonly rule?: RuleLevels;
  readonly source?: string;
  readonly timeout?: number;
}

/** `scim-workbench check`: is a SCIM server as the RFCs and Okta expect it? */
export function createCheckCommand(io: CliIo): Command {
  const command = addTargetOptions(
    new Command('check')
      .summary('check a SCIM server against the RFCs and Okta')
      .description(
        'Check a running SCIM server: call it as Okta does, and hold what comes of it against the RFCs and Okta.',
      ),
  );
  // Cases can be listed without a server.
  command.options.find(({ long }) => long === '--target')?.makeOptionMandatory(false);
  return addCheckOptions(command)
    .addHelpText('after', help)
    .action(async (flags: CheckFlags) => {
      await check(flags, io);
    });
}

const addCheckOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--suite <name>',
        'what to check (default: all, or with --suite-file that file alone)',
      ).choices([...suiteIds, 'all']),
    )
    .option(
      '--suite-file <file>',
      "tests of Runscope (BlazeMeter), as Okta's SPEC and CRUD files; may be repeated",
      collect,
    )
    .option(
      '--variable <name=value>',
      'a variable of --suite-file; may be repeated',
      collectVariable,
    )
    .option('--case <id>', 'only this case, or those whose ids begin so; may be repeated', collect)
    .option('--grep <words>', 'only cases with these words in their title or id')
    .option('--list', 'list the cases, and call nobody')
    .option(
      '--reporter <name[=file]>',
      'text, json, junit, html, markdown or sarif, to stdout or a file; may be repeated (default: text)',
      collectReporter,
    )
    .option('--output <file>', 'where the report goes that names no file itself')
    .option('--capture <file>', 'append every exchange to a JSON Lines file, without secrets')
    .option('--rule <id=level>', ruleOptionHelp, collectRule)
    .option('--source <file>', 'the file of your server that SARIF results are shown at')
    .option('--timeout <seconds>', 'how long one answer may take (default: 20)', readSeconds);

async function check(flags: CheckFlags, io: CliIo): Promise<void> {
  const { case: ids = [], grep: words, rule: levels = new Map() } = flags;
  const set = chooseCases(await loadSuites(flags, io), { ids, words });
  if (flags.list) {
    io.stdout.write(listCases(set));
    return;
  }
  const [unknown] = unknownRules(levels);
  if (unknown !== undefined) {
    throw new CliError(`There is no rule ${JSON.stringify(unknown)}; docs/rules.md has them all.`);
  }
  if (flags.target === undefined) {
    throw new CliError(
      'Give --target the base URL of the SCIM server, for example http://localhost:3000/scim/v2.',
    );
  }
  const code = await runCheck(
    {
      target: toTarget({ ...flags, target: flags.target }, io),
      set,
      reports: placeReports(flags.reporter, flags.output),
      levels,
      timeout: flags.timeout,
      capture: flags.capture,
      source: flags.source,
    },
    io,
  );
  io.setExitCode(code);
}

const longestTimeout = 600;

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || seconds === 0 || seconds > longestTimeout) {
    throw new InvalidArgumentError(`Write seconds, ${String(longestTimeout)} at most: 20.`);
  }
  return Math.round(seconds * 1_000);
}

const help = `
It makes people and groups of its own, whose names begin with scimwb-, and takes them away again, also after
Ctrl+C; it touches nothing else. The report goes to stdout, the progress to stderr.

Exit code 0, also where there are hints; 1 where something is not right; 2 where it could not run to its
end: a wrong option, a server that is not there, credentials that it refuses, Ctrl+C.

Examples:
  scim-workbench check --target http://localhost:3000/scim/v2 --authorization "Bearer abc"
  scim-workbench check --target http://localhost:3000/scim/v2 --suite okta --grep deactivat
  scim-workbench check --target http://localhost:3000/scim/v2 --reporter text --reporter junit=junit.xml \\
    --reporter html=conformance.html
  scim-workbench check --list`;
