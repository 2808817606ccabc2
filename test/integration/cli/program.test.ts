import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { exitOf, runCliProcess, spawnCli } from '../../support/cliProcess.js';

await test('--version prints the version of package.json', async () => {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

  const result = await runCliProcess(['--version']);

  assert.deepEqual(result, { stdout: `${manifest.version}\n`, stderr: '', exitCode: 0 });
});

await test('--help lists the verbs that are there, with examples, and none of those to come', async () => {
  const { stdout, exitCode } = await runCliProcess(['--help']);

  assert.equal(exitCode, 0);
  assert.match(
    stdout,
    /^ {2}serve .*\n {2}forward .*\n {2}check .*\n {2}play .*\n {2}org .*\n {2}filter .*\n {2}validate .*\n {2}settings /m,
  );
  assert.match(stdout, /Examples:\n {2}scim-workbench serve/);
  assert.doesNotMatch(stdout, /mcp/);
});

for (const verb of ['serve', 'play', 'org', 'filter', 'settings']) {
  await test(`${verb} --help has options and examples`, async () => {
    const { stdout, exitCode } = await runCliProcess([verb, '--help']);

    assert.equal(exitCode, 0);
    assert.match(stdout, new RegExp(`^Usage: scim-workbench ${verb} `));
    assert.match(stdout, new RegExp(`Examples:\n {2}scim-workbench ${verb} `));
  });
}

await test('help VERB is the help of the verb', async () => {
  const [one, other] = await Promise.all([
    runCliProcess(['help', 'filter']),
    runCliProcess(['filter', '--help']),
  ]);

  assert.deepEqual(one, other);
});

await test('called with nothing it shows its help, as a failure', async () => {
  const { stdout, stderr, exitCode } = await runCliProcess([]);

  assert.equal(exitCode, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^Usage: scim-workbench /);
});

await test('an unknown verb is refused with a suggestion', async () => {
  const { stderr, exitCode } = await runCliProcess(['serv']);

  assert.equal(exitCode, 2);
  assert.match(stderr, /^error: unknown command 'serv'\n\(Did you mean serve\?\)\n/);
});

for (const verb of ['mcp']) {
  await test(`${verb} says that it comes later`, async () => {
    const { stdout, stderr, exitCode } = await runCliProcess([verb, '--target', 'x']);

    assert.equal(exitCode, 2);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`^error: "${verb}" comes in a later version`));
  });
}

await test('a reader that goes away ends a verb without a word', async () => {
  const stdin = JSON.stringify(
    Array.from({ length: 20_000 }, (_one, at) => ({ userName: `user-${String(at)}` })),
  );
  const child = spawnCli(['filter', 'userName pr', '--resources', '-'], { stdin });
  const stderr: string[] = [];
  child.stderr.on('data', (piece) => stderr.push(String(piece)));

  child.stdout.once('data', () => child.stdout.destroy());

  assert.equal(await exitOf(child), 0);
  assert.deepEqual(stderr, []);
});
