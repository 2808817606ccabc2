import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonCursor } from '../../../src/base/jsonCursor.js';
import { toJsonLines } from '../../../src/capture/jsonLines.js';
import { runCliProcess, withFolder, withServe } from '../../support/cliProcess.js';
import { goldenSession } from '../../support/goldenSession.js';

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

await test('play writes the reports that check has, a case for each scenario', async () => {
  const fault = '500 method=PUT path=/Users/*';
  await withServe(['--token', 'T', '--fault', fault], async ({ listening: { baseUrl } }) => {
    const to = ['--target', baseUrl, '--authorization', 'Bearer T'];
    const { stdout, exitCode } = await runCliProcess([
      ...['play', 'C9291', 'C9290', ...to, '--reporter', 'json'],
    ]);
    const report = new JsonCursor(JSON.parse(stdout));
    const [failed, passed] = report.member('cases').items();
    assert.equal(exitCode, 1);
    assert.equal(report.member('outcome').value, 'failed');
    assert.equal(failed?.member('outcome').value, 'failed');
    assert.equal(passed?.member('outcome').value, 'passed');
    const [cause] = report.member('causes').items();
    assert.match(String(cause?.member('failure').member('message').value), /Internal Server Error/);
    const shown = report.member('exchanges').items().at(-1);
    assert.equal(shown?.member('response').member('status').value, 500);

    const junit = await runCliProcess(['play', 'C9291', ...to, '--reporter', 'junit']);
    assert.match(junit.stdout, /<testsuite name="scenarios: Users" tests="1" failures="1"/);
    const text = await runCliProcess(['play', 'C9290', ...to, '--reporter', 'text']);
    assert.match(text.stdout, /is as Okta expects it, as far as 1 case can tell/);
  });
});

await test('what no source is sure of is played as it is told', async () => {
  await withServe(['--token', 'T'], async ({ listening: { baseUrl } }) => {
    const to = ['--target', baseUrl, '--authorization', 'Bearer T', '--json'];
    const play = async (...more: readonly string[]): Promise<string> =>
      (await runCliProcess(['play', 'assign', ...to, ...more])).stdout;

    assert.match(await play(), /filter=userName%20eq%20/);
    assert.match(await play('--assume', 'queryBlank=+'), /filter=userName\+eq\+/);
  });
});

await test('a capture is saved as scenario, which plays with every report', async () => {
  await withFolder(async (folder, write) => {
    const capture = await write('hire.jsonl', toJsonLines(goldenSession('cataloguePeople')));
    const file = `${folder}/hire.scim-scenario.json`;
    const saved = await runCliProcess(['play', capture, '--save', file]);
    assert.match(saved.stderr, /The scenario of 11 steps is in /);
    assert.deepEqual([saved.stdout, saved.exitCode], ['', 0]);

    await withServe(['--token', 'T'], async ({ listening: { baseUrl } }) => {
      const to = ['--target', baseUrl, '--authorization', 'Bearer T'];
      const { stdout, exitCode } = await runCliProcess(['play', file, ...to]);
      assert.match(stdout, /^✓ hire [^]*All is as recorded in 1 of 1 scenario\./);
      assert.equal(exitCode, 0);
    });

    const fault = '500 method=PATCH path=/Users/*';
    await withServe(['--token', 'T', '--fault', fault], async ({ listening: { baseUrl } }) => {
      const to = ['--target', baseUrl, '--authorization', 'Bearer T'];
      const { stdout, exitCode } = await runCliProcess(['play', file, ...to]);
      assert.match(
        stdout,
        /✗ Deactivate user[^\n]*: answered with 500 in place of 200 or 204 [^]*500 PATCH/,
      );
      assert.equal(exitCode, 1);
      const junit = await runCliProcess(['play', file, ...to, '--reporter', 'junit']);
      assert.match(junit.stdout, /<testsuite name="scenarios: Recorded" tests="1" failures="1"/);
    });
  });
});

await test('a file that cannot be played is refused with the line of each problem', async () => {
  await withFolder(async (_folder, write) => {
    const steps = '[\n  { "request": { "method": "GET", "path": "Users" }, "expect": {} }\n]';
    const bad = await write(
      'bad.scim-scenario.json',
      `{ "scimScenario": 1, "title": "T",\n"steps": ${steps} }`,
    );
    const { stderr, exitCode } = await runCliProcess([
      'play',
      bad,
      '--target',
      'http://localhost:1',
    ]);
    assert.match(stderr, /line 3: \/steps\/0\/request\/path: must begin with a slash/);
    assert.match(stderr, /line 3: \/steps\/0\/expect\/status: must be a status/);
    assert.equal(exitCode, 2);

    const broken = await write('broken.scim-scenario.json', '{\n  "scimScenario": 1,\n');
    const told = await runCliProcess(['play', broken, '--target', 'http://localhost:1']);
    assert.match(told.stderr, /It is no JSON, line 3, column 1/);
    const other = await write('other.json', '{}');
    const neither = await runCliProcess(['play', other, '--save', `${other}.x`]);
    assert.match(neither.stderr, /neither a scenario .* nor a capture/);
    const nothing = await runCliProcess(['play', 'all', '--save', `${other}.x`]);
    assert.match(nothing.stderr, /--save writes the scenario that one capture is made into/);
  });
});

const wrong: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [[], /Which scenario\?/],
  [['C1', '--target', 'http://localhost:1'], /There is no scenario "C1"/],
  [['all'], /Against which server\?/],
  [['all', '--target', 'https://scim.example.com'], /--allow-remote/],
  [['all', '--target', 'http://127.0.0.1:9/scim'], /cannot be played against/],
  [['all', '--assume', 'queryBlank=_'], /queryBlank is %20, \+, not "_"/],
  [['all', '--assume', 'blank'], /"blank" is no option of Okta's client\. There are probesGroups,/],
  [
    ['all', '--json', '--reporter', 'junit'],
    /--json and the junit report cannot both go to stdout/,
  ],
  [['all', '--output', 'x.xml'], /--output is for a report/],
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
