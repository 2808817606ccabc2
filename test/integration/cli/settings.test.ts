import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type CliIo, type CliWriter, type ExitCode } from '../../../src/cli/cliIo.js';
import { ProcessIo } from '../../../src/cli/processIo.js';
import { runCli } from '../../../src/cli/runCli.js';
import { assessSettings } from '../../../src/okta/settings/assessSettings.js';
import { withServer } from '../../support/serverRig.js';
import { toDisposable } from '../../../src/base/disposable.js';

interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}

const files = new Map<string, string>();
const disk = new ProcessIo();

/** Runs the command line in this process. */
async function run(...args: readonly string[]): Promise<Run> {
  const written = { stdout: '', stderr: '', exitCode: 0 as ExitCode };
  const writer = (name: 'stdout' | 'stderr'): CliWriter => ({
    hasColors: false,
    isClosed: false,
    waitingBytes: 0,
    write: (text) => {
      written[name] += text;
    },
  });
  const io: CliIo = {
    stdout: writer('stdout'),
    stderr: writer('stderr'),
    env: {},
    readText: (path) => Promise.resolve(files.get(path) ?? disk.readText(path)),
    setExitCode: (code) => {
      written.exitCode = code;
    },
    onStopSignal: () => toDisposable(() => undefined),
  };
  await runCli(['settings', ...args], io);
  return written;
}

/** @returns the name, to be given to the command line. */
function write(name: string, text: string): string {
  files.set(name, text);
  return name;
}

const writeSettings = (name: string, settings: unknown): string =>
  write(name, JSON.stringify(settings));

const baseUrl = 'https://scim.example.com/scim/v2';

await test('the example that --init prints is exported without anything to say', async () => {
  const example = await run('--init');
  const path = write('example.json', example.stdout);

  const markdown = await run(path, '--format', 'markdown');
  const json = await run(path, '--format', 'json');

  assert.deepEqual({ ...example, stdout: '' }, { stdout: '', stderr: '', exitCode: 0 });
  assert.match(markdown.stdout, /^# Okta provisioning settings: Example App\n/);
  assert.deepEqual({ ...markdown, stdout: '' }, { stdout: '', stderr: '', exitCode: 0 });
  assert.deepEqual(json, { stdout: example.stdout, stderr: '', exitCode: 0 });
});

await test('Markdown is written where no format is named', async () => {
  const path = writeSettings('usual.json', { connection: { baseUrl } });

  const { stdout, exitCode } = await run(path);

  assert.match(stdout, /^# /);
  assert.equal(exitCode, 0);
});

await test('wrong settings give their findings in place of the text, and 1', async () => {
  const path = writeSettings('wrong.json', {
    signOnMode: 'oidc',
    connection: { baseUrl: 'https://scim_dev.example.com' },
  });

  const { stdout, stderr, exitCode } = await run(path, '--format', 'json');

  assert.match(stdout, /^error: \/signOnMode \(signOn\.oidc\)\n {2}OpenID Connect is chosen/);
  assert.match(stdout, /\n\nerror: \/connection\/baseUrl \(baseUrl\.underscore\)\n/);
  assert.match(stderr, /wrong\.json: 2 errors\. Nothing was exported\.\n$/);
  assert.equal(exitCode, 1);
});

await test('warnings give the text, say why on stderr, and 1', async () => {
  const path = writeSettings('local.json', {
    connection: {
      baseUrl: 'http://localhost:8484/scim/v2',
      authentication: { token: 'c29tZXRoaW5nLXNlY3JldC4' },
    },
  });

  const { stdout, stderr, exitCode } = await run(path, '--format', 'json');

  assert.ok(stdout.includes('"token": "<SCIM bearer token>"'));
  assert.match(stderr, /^warning: \/connection\/authentication\/token \(secret\.inFile\)\n/);
  assert.match(stderr, /\nwarning: \/connection\/baseUrl \(baseUrl\.loopback\)\n/);
  assert.ok(!`${stdout}${stderr}`.includes('c29tZXRoaW5nLXNlY3JldC4'));
  assert.equal(exitCode, 1);
});

await test('hints alone leave 0', async () => {
  const path = writeSettings('slash.json', { connection: { baseUrl: `${baseUrl}/` } });

  const { stderr, exitCode } = await run(path);

  assert.match(stderr, /^hint: \/connection\/baseUrl \(baseUrl\.slash\)\n/);
  assert.equal(exitCode, 0);
});

await test('a member name cannot move the cursor of the terminal', async () => {
  const path = writeSettings('escape.json', { '\u001b[2J': 1, connection: { baseUrl } });

  const { stderr } = await run(path);

  assert.ok(stderr.includes('warning: /\\u001b[2J (member.unknown)'));
});

for (const [format, begins] of [
  ['http', /^# Okta provisioning settings: Example App\n[^]*\n### Task 1: create the app\n/],
  ['curl', /^#!\/usr\/bin\/env bash\n# Okta provisioning settings: Example App\n/],
  [
    'terraform',
    /^# Okta provisioning settings: Example App\n[^]*\nresource "okta_app_saml" "app" \{/,
  ],
  ['sdk', /^\/\/ Okta provisioning settings: Example App\n/],
  ['powershell', /^# Okta provisioning settings: Example App\n/],
] as const) {
  await test(`the format ${format} says at its top what remains by hand`, async () => {
    const path = write('example.json', (await run('--init')).stdout);

    const { stdout, stderr, exitCode } = await run(path, '--format', format);

    assert.match(stdout, begins);
    assert.match(stdout, /Okta has no public API that configures a SCIM connection/);
    assert.deepEqual({ stderr, exitCode }, { stderr: '', exitCode: 0 });
  });
}

await test('a submission is checked as one, and what JSON has no room for is on stderr', async () => {
  const path = writeSettings('submission.json', { connection: { baseUrl } });

  const { stdout, stderr, exitCode } = await run(path, '--format', 'oin');

  assert.ok('provisioning' in Object(JSON.parse(stdout)));
  assert.match(stderr, /^This is the body of POST \/integrations\/api\/v1\/submissions/);
  assert.match(stderr, /\nwarning: \/submission\/logo \(submission\.logo\)\n/);
  assert.equal(exitCode, 1);
});

await test('Basic Auth is refused for a submission, with the reason', async () => {
  const path = writeSettings('basic.json', {
    connection: { baseUrl, authentication: { mode: 'basic', username: 'okta' } },
  });

  const { stdout, exitCode } = await run(path, '--format', 'oin');

  assert.match(stdout, /^error: \/connection\/authentication\/mode \(oin\.basic\)\n/);
  assert.equal(exitCode, 1);
});

await test('a format that nobody knows is refused with those that there are', async () => {
  const path = writeSettings('format.json', { connection: { baseUrl } });

  const { stdout, stderr, exitCode } = await run(path, '--format', 'xml');

  assert.equal(stdout, '');
  assert.match(
    stderr,
    /^error: There is no format "xml"\. Use one of markdown, json, oin, oin-checklist,/,
  );
  assert.equal(exitCode, 2);
});

await test('a probe proposes settings on stdout, and says on stderr what it has seen', async () => {
  await withServer({}, async (rig) => {
    const target = `http://127.0.0.1:${String(rig.port)}${rig.basePath}`;

    const { stdout, stderr, exitCode } = await run(
      ...['--probe', '--target', target, '--authorization', rig.authorization],
    );

    const proposed = assessSettings(JSON.parse(stdout));
    assert.equal(proposed.settings.connection.baseUrl, target);
    assert.match(stderr, /^Import New Users and Profile Updates: yes\. /);
    assert.ok(!`${stdout}${stderr}`.includes(rig.authorization));
    // The address is one of this machine: a warning.
    assert.equal(exitCode, 1);
  });
});

for (const { what, args, says } of [
  { what: 'without a target', args: ['--probe'], says: /Give --target the base URL/ },
  {
    what: 'that is not asked for',
    args: ['--target', 'http://localhost'],
    says: /go with --probe/,
  },
  {
    what: 'of a server elsewhere without leave',
    args: ['--probe', '--target', 'https://scim.example.com'],
    says: /--allow-remote/,
  },
  {
    what: 'of nobody',
    args: ['--probe', '--target', 'http://127.0.0.1:1'],
    says: /could not be asked: Nobody listens/,
  },
]) {
  await test(`a probe ${what} is refused with 2`, async () => {
    const { stdout, stderr, exitCode } = await run(...args);

    assert.equal(stdout, '');
    assert.match(stderr, says);
    assert.equal(exitCode, 2);
  });
}

const brokenJson = write('broken.json', '{"label": "App",\n  "token": "c29tZXRoaW5n');

for (const { what, args, says } of [
  { what: 'no file', args: [], says: /no file to export.*--init/ },
  {
    what: 'a file that is not there',
    args: [join(tmpdir(), 'no-such-folder', 'gone.json')],
    says: /no such file/,
  },
  { what: 'a folder', args: [tmpdir()], says: /it is a folder/ },
  { what: 'a file that is no JSON', args: [brokenJson], says: /no JSON, line 2, column 12/ },
  { what: 'an unknown format', args: [brokenJson, '--format', 'xml'], says: /no format "xml"/ },
  { what: 'two files', args: ['a', 'b'], says: /too many arguments/ },
  { what: '--init with a file', args: ['--init', 'a'], says: /neither a file nor --format/ },
  {
    what: '--init with a format',
    args: ['--init', '--format', 'json'],
    says: /neither a file nor --format/,
  },
]) {
  await test(`${what} gives 2 and the reason`, async () => {
    const { stdout, stderr, exitCode } = await run(...args);

    assert.equal(stdout, '');
    assert.match(stderr, says);
    assert.ok(!stderr.includes('c29tZXRoaW5n'));
    assert.equal(exitCode, 2);
  });
}

await test('--help names the formats and the exit codes', async () => {
  const { stdout, exitCode } = await run('--help');

  assert.match(stdout, /--format <format> +how to write it: markdown, json/);
  assert.match(stdout, /Exit code 0/);
  assert.equal(exitCode, 0);
});
