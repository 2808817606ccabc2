import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { JsonCursor } from '../../../src/base/jsonCursor.js';
import { exitOf, runCliProcess, spawnCli, withServe } from '../../support/cliProcess.js';

await test('org tells where its management API is, and each request with what Okta concludes', async () => {
  await withServe(['--token', 'T'], async (server) => {
    const child = spawnCli([
      ...['org', '--target', server.listening.baseUrl, '--authorization', 'Bearer T'],
      ...['--port', '0', '--token', 'O', '--client', 'oin', '--json'],
    ]);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<JsonCursor> => {
      const line = await lines.next();
      return new JsonCursor(JSON.parse(line.done === true ? 'null' : line.value));
    };
    const listening = await next();
    assert.equal(listening.member('event').value, 'listening');
    assert.equal(listening.member('authorization').value, 'SSWS O');
    const tested = await fetch(
      `${listening.member('baseUrl').string()}/scim-workbench/v1/test-connection`,
      { method: 'POST', headers: { Authorization: 'SSWS O' } },
    );
    assert.deepEqual(await tested.json(), { tasks: [] });
    const exchange = await next();
    assert.equal(exchange.member('source').value, 'okta');
    assert.equal(exchange.member('okta').member('conclusion').value, 'goes on');
    assert.ok(!JSON.stringify(exchange.value).includes('Bearer T'));
    const job = await next();
    assert.deepEqual(
      ['event', 'title', 'state'].map((name) => job.member(name).value),
      ['job', 'Test Connector Configuration', 'done'],
    );
    child.kill('SIGINT');
    assert.equal(await exitOf(child), 0);
  });
});

const wrong: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [[], /required option '--target <url>'/],
  [['--target', 'https://scim.example.com'], /not on this machine[^]*--allow-remote/],
  [['--target', 'http://localhost:1', '--client', 'entra'], /Allowed choices are aiw, oin/],
  [['--target', 'http://localhost:1', '--token', 'a b'], /This --token cannot be sent/],
];
for (const [args, message] of wrong) {
  await test(`org ${args.join(' ')} ends with 2`, async () => {
    const { stderr, exitCode } = await runCliProcess(['org', ...args]);
    assert.match(stderr, message);
    assert.equal(exitCode, 2);
  });
}
