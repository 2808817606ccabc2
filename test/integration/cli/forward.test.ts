import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readJsonLines } from '../../../src/capture/jsonLines.js';
import {
  type CliSurroundings,
  runCliProcess,
  type ServeProcess,
  withFolder,
  withServe,
} from '../../support/cliProcess.js';
import { findClosedBaseUrl } from '../../support/forwardRig.js';

interface ExchangeLine {
  readonly event: string;
  readonly source: string;
  readonly outcome: string;
  readonly response: { readonly status: number };
  readonly failure?: { readonly reason: string };
  readonly findings: readonly { readonly rule: string }[];
}

const nextExchange = async (server: ServeProcess): Promise<ExchangeLine> =>
  (await server.nextEvent()) as ExchangeLine;

const withForward = (
  args: readonly string[],
  run: (server: ServeProcess) => Promise<void>,
  surroundings?: CliSurroundings,
): Promise<void> => withServe(args, run, surroundings, 'forward');

await test('the first line is that of serve, with the target; a line for each exchange follows', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'calls.jsonl');
    await withServe(['--token', 'T', '--seed', '2'], async (mock) => {
      await withForward([`${mock.listening.baseUrl}/`, '--capture', path], async (forward) => {
        const { baseUrl, authorization, port } = forward.listening;
        assert.equal(baseUrl, `http://127.0.0.1:${String(port)}/scim/v2`);
        assert.equal(authorization, '');
        assert.deepEqual(
          { ...forward.listening },
          { event: 'listening', baseUrl, authorization, target: mock.listening.baseUrl, port },
        );

        const answer = await forward.send('/Users', { authorization: 'Bearer T' });
        assert.equal(answer.status, 200);
        assert.equal(((await answer.json()) as { totalResults: number }).totalResults, 2);
        const line = await nextExchange(forward);
        assert.equal(line.event, 'exchange');
        assert.equal(line.source, 'forward');
        assert.equal(line.outcome, 'answered');

        await mock.stop();
        const failed = await forward.send('/Users', { authorization: 'Bearer T' });
        assert.equal(failed.status, 502);
        const { outcome, failure, findings } = await nextExchange(forward);
        assert.equal(outcome, 'failed');
        assert.equal(failure?.reason, 'refused');
        assert.deepEqual(
          findings.map(({ rule }) => rule),
          ['target.noAnswer'],
        );
        assert.equal(await forward.stop('SIGINT'), 0);
        assert.equal(await forward.stderr, '');
      });
    });
    const { exchanges, badLines } = readJsonLines(await readFile(path, 'utf8'));
    assert.deepEqual(badLines, []);
    assert.deepEqual(
      exchanges.map(({ failure }) => failure?.reason),
      [undefined, 'refused'],
    );
  });
});

await test('credentials of the environment replace those of clients, and are shown nowhere', async () => {
  await withServe(['--token', 'sesame-4711'], async (mock) => {
    await withForward(
      [mock.listening.baseUrl],
      async (forward) => {
        assert.equal((await forward.send('/Users', { authorization: 'Bearer x' })).status, 200);
        assert.doesNotMatch(JSON.stringify(await forward.nextEvent()), /sesame/);
      },
      { env: { SCIM_WORKBENCH_TARGET_AUTHORIZATION: 'Bearer sesame-4711' } },
    );
  });
});

await test('whoever puts credentials in and opens the server is warned', async () => {
  const target = await findClosedBaseUrl();
  await withForward(
    [
      target,
      '--target-authorization',
      'Bearer T',
      '--public-base-url',
      'https://scim.example.com/scim/v2',
    ],
    async (forward) => {
      await forward.stop();
      assert.match(
        await forward.stderr,
        /^warning: Whoever reaches this server reaches the SCIM server/,
      );
    },
  );
});

const refusals: readonly (readonly [what: string, args: readonly string[], told: RegExp])[] = [
  ['no target', [], /missing required argument 'target'/],
  ['a target without http', ['localhost:3000/scim'], /is no base URL of a SCIM server/],
  ['a target with credentials', ['http://a:b@localhost/scim'], /holds credentials/],
  ['a target with a query', ['http://localhost/scim?x=1'], /ends in "\?x=1"/],
  ['a port that is none', ['http://localhost/scim', '--port', '99999'], /--port/],
  ['a timeout of nothing', ['http://localhost/scim', '--timeout', '0'], /from 1 to 3600/],
  [
    'credentials with a line break',
    ['http://localhost/scim', '--target-authorization', 'Bearer a\nb'],
    /cannot be sent/,
  ],
  [
    'a public base URL that is none',
    ['http://localhost/scim', '--public-base-url', 'nope'],
    /is no public base URL/,
  ],
  ['an option of serve', ['http://localhost/scim', '--seed', '5'], /unknown option '--seed'/],
];

for (const [what, args, told] of refusals) {
  await test(`${what} is refused with exit code 2`, async () => {
    const { stdout, stderr, exitCode } = await runCliProcess(['forward', ...args]);

    assert.equal(exitCode, 2);
    assert.match(stderr, told);
    assert.equal(stdout, '');
  });
}
