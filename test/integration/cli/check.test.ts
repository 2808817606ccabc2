import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { readJsonLines } from '../../../src/capture/jsonLines.js';
import {
  exitOf,
  runCliProcess,
  type ServeProcess,
  spawnCli,
  withFolder,
  withServe,
} from '../../support/cliProcess.js';
import { fleetDefects } from '../../support/fleet/fleetDefects.js';
import { withFleetServer } from '../../support/fleet/fleetClient.js';
import { fleetToken } from '../../support/fleet/fleetHttp.js';
import { parseXml } from '../../support/xmlTree.js';

const token = 'check-token-of-the-test';
const serveArgs = ['--seed', '3', '--token', token];

/** A few cases are enough for what the command line does. */
const few = ['--case', 'okta.probe', '--case', 'okta.lookup.hit'];

void describe('check of the mock server', () => {
  void test('passes with exit code 0 and leaves the data as it was', () =>
    withServe(serveArgs, async (server) => {
      const { baseUrl, authorization } = server.listening;
      const before = await (await server.send('/Users?count=100')).text();

      const { stdout, stderr, exitCode } = await runCliProcess([
        'check',
        '--target',
        baseUrl,
        '--authorization',
        authorization,
        ...few,
      ]);

      assert.equal(exitCode, 0, stderr);
      assert.match(
        stdout,
        /^\S+ is as the RFCs and Okta expect it, as far as 3 cases can tell\.\n/,
      );
      assert.match(stderr, /^3 cases; names begin with scimwb-\w+-\n$/);
      assert.equal(await (await server.send('/Users?count=100')).text(), before);
    }));

  void test('takes the credentials out of the variable, and shows them nowhere', () =>
    withServe(serveArgs, async ({ listening: { baseUrl, authorization } }) => {
      await withFolder(async (folder) => {
        const capture = `${folder}/calls.jsonl`;
        const { stdout, stderr, exitCode } = await runCliProcess(
          ['check', '--target', baseUrl, '--reporter', 'json', '--capture', capture, ...few],
          { env: { SCIM_WORKBENCH_AUTHORIZATION: authorization } },
        );
        const captured = await readFile(capture, 'utf8');

        assert.equal(exitCode, 0);
        assert.equal([stdout, stderr, captured].join('').includes(token), false);
        assert.ok(readJsonLines(captured).exchanges.length > 5);
      });
    }));

  void test('writes each report to its file, and says on stderr how it went', () =>
    withServe(serveArgs, async ({ listening: { baseUrl, authorization } }) => {
      await withFolder(async (folder) => {
        const { stdout, stderr, exitCode } = await runCliProcess([
          ...['check', '--target', baseUrl, '--authorization', authorization, ...few],
          ...['--reporter', `junit=${folder}/a.xml`, '--reporter', `html=${folder}/a.html`],
          ...['--reporter', 'sarif', '--output', `${folder}/a.sarif`],
        ]);

        assert.equal(exitCode, 0);
        assert.equal(stdout, '');
        assert.match(stderr, /The junit report is in .*a\.xml\n/);
        assert.match(stderr, /is as the RFCs and Okta expect it/);
        assert.equal(parseXml(await readFile(`${folder}/a.xml`, 'utf8')).attributes['tests'], '3');
        assert.match(await readFile(`${folder}/a.html`, 'utf8'), /^<!doctype html>/);
        assert.match(await readFile(`${folder}/a.sarif`, 'utf8'), /"version": "2\.1\.0"/);
      });
    }));

  void test('ends with 2 where a report cannot be written, and writes the others', () =>
    withServe(serveArgs, async ({ listening: { baseUrl, authorization } }) => {
      await withFolder(async (folder) => {
        const { stdout, stderr, exitCode } = await runCliProcess([
          ...['check', '--target', baseUrl, '--authorization', authorization, ...few],
          ...['--reporter', `junit=${folder}/no/a.xml`, '--reporter', 'markdown'],
        ]);

        assert.equal(exitCode, 2);
        assert.match(stdout, /^## SCIM conformance\n/);
        assert.match(stderr, /error: The junit report cannot be written to .*: ENOENT/);
      });
    }));

  void test('runs a file of Runscope alone, with variables, where no suite is named', () =>
    withServe(serveArgs, async ({ listening: { baseUrl, authorization } }) => {
      await withFolder(async (_folder, write) => {
        const step = {
          step_type: 'request',
          note: 'Users are listed',
          method: 'GET',
          url: '{{SCIMBaseURL}}/{{endpoint}}',
          headers: { Authorization: '{{auth}}' },
          assertions: [{ source: 'response_status', comparison: 'equal_number', value: 200 }],
        };
        const path = await write('mine.json', JSON.stringify({ name: 'Mine', steps: [step] }));
        const args = ['check', '--target', baseUrl, '--authorization', authorization];

        const right = await runCliProcess([
          ...args,
          '--suite-file',
          path,
          '--variable',
          'endpoint=Users',
        ]);
        const wrong = await runCliProcess([
          ...args,
          '--suite-file',
          path,
          '--variable',
          'endpoint=Nothing',
        ]);

        assert.equal(right.exitCode, 0, right.stdout);
        assert.match(right.stdout, /\n1 case: 1 passed\./);
        assert.equal(wrong.exitCode, 1);
        assert.match(wrong.stdout, /Users are listed/);
      });
    }));

  void test('that is stopped takes away what it made, and says so with exit code 2', () =>
    withServe(['--seed', '3', '--token', token], async (server) => {
      const { baseUrl, authorization } = server.listening;
      const before = await (await server.send('/Users?count=100')).text();
      const child = spawnCli(['check', '--target', baseUrl, '--authorization', authorization]);
      const output = Promise.all([text(child.stdout), text(child.stderr)]);

      await untilMade(server);
      child.kill('SIGINT');
      const exitCode = await exitOf(child);
      const [stdout, stderr] = await output;

      assert.equal(exitCode, 2);
      assert.match(stderr, /Stopping: what was made is taken away\./);
      assert.match(stdout, /was stopped before its end\./);
      assert.match(stdout, /skipped +\d+ cases: The run was cancelled\./);
      assert.equal(await (await server.send('/Users?count=100')).text(), before);
    }));
});

/** The server tells each exchange: something was created. */
async function untilMade(server: ServeProcess): Promise<void> {
  for (;;) {
    const event = await server.nextEvent();
    if (JSON.stringify(event).includes('"status":201')) {
      return;
    }
  }
}

void describe('check of a server with a defect', () => {
  void test('ends with 1 and names what is wrong, with what Okta does and how to mend it', async () => {
    const defect = fleetDefects.find(({ id }) => id === 'put.keepsRemoved');
    assert.ok(defect);
    await withFleetServer(defect.server, async ({ baseUrl }) => {
      const { stdout, stderr, exitCode } = await runCliProcess(
        ['check', '--target', baseUrl, '--suite', 'okta', '--case', 'okta.empty'],
        { env: { SCIM_WORKBENCH_AUTHORIZATION: `Bearer ${fleetToken}` } },
      );

      assert.equal(exitCode, 1);
      assert.match(stdout, /title was emptied/);
      assert.match(stdout, /\n {3}Okta .*\n/);
      assert.match(stdout, /\n {3}Mend it .*\n/);
      assert.match(stdout, /\n {3}Exchange +(?:GET|PUT) \/Users\/\S+ → 200\n/);
      assert.match(stderr, /\n✖ /);
    });
  });
});
