import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonCursor } from '../../../src/base/jsonCursor.js';
import { runCliProcess, withServe } from '../../support/cliProcess.js';

await test('play ends with 0 where Okta would be content', async () => {
  await withServe(['--token', 'T'], async ({ listening: { baseUrl } }) => {
    const to = ['--target', baseUrl, '--authorization', 'Bearer T'];
    const { stdout, exitCode } = await runCliProcess(['play', 'lifecycle', 'c9292', ...to]);
    assert.match(
      stdout,
      /^✓ lifecycle {3}A person comes.*\n✓ C9292 [^]*content with 2 of 2 scenarios\./,
    );
    assert.equal(exitCode, 0);
    const json = await runCliProcess(['play', 'assign', ...to, '--json']);
    assert.equal(new JsonCursor(JSON.parse(json.stdout)).member('outcome').value, 'content');
  });
});

await test('play ends with 1 where Okta would not be, and tells each step with its requests', async () => {
  const fault = '500 method=PUT path=/Users/*';
  await withServe(['--token', 'T', '--fault', fault], async ({ listening: { baseUrl } }) => {
    const { stdout, exitCode } = await runCliProcess([
      ...['play', 'C9291', '--target', baseUrl, '--authorization', 'Bearer T'],
    ]);
    assert.match(
      stdout,
      /✗ C9291[^]*✗ Change firstName of ada[^\n]*Internal Server Error[^]*500 PUT/,
    );
    assert.match(stdout, /content with 0 of 1 scenario\./);
    assert.equal(exitCode, 1);
  });
});

const wrong: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [[], /Which scenario\?/],
  [['C1', '--target', 'http://localhost:1'], /There is no scenario "C1"/],
  [['all'], /Against which server\?/],
  [['all', '--target', 'https://scim.example.com'], /--allow-remote/],
  [['all', '--target', 'http://127.0.0.1:9/scim'], /cannot be played against/],
];
for (const [args, message] of wrong) {
  await test(`play ${args.join(' ')} ends with 2`, async () => {
    const { stderr, exitCode } = await runCliProcess(['play', ...args]);
    assert.match(stderr, message);
    assert.equal(exitCode, 2);
  });
}

await test('play --list has the scenarios', async () => {
  const { stdout, exitCode } = await runCliProcess(['play', '--list']);
  assert.match(stdout, /^C9290 {7}Users {9}Somebody is assigned/m);
  assert.equal(exitCode, 0);
});
