import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { runCliProcess, withServe } from '../../support/cliProcess.js';

await test('serve --fault begins with its faults, and the exchange says that they were asked for', async () => {
  const args = ['--fault', '503 method=GET times=1', '--fault', '429 retry-after=5 times=1'];
  await withServe(args, async (serve) => {
    const first = await serve.send('/Users');
    const second = await serve.send('/Users');
    const third = await serve.send('/Users');

    assert.deepEqual([first.status, second.status, third.status], [503, 429, 200]);
    assert.equal(second.headers.get('retry-after'), '5');
    const { observations } = (await serve.nextEvent()) as Pick<Exchange, 'observations'>;
    assert.deepEqual(
      observations.map(({ id }) => id),
      ['fault.hit'],
    );
  });
});

await test('the line of the start has what a script needs to arm and disarm faults', async () => {
  await withServe([], async (serve) => {
    const { admin } = serve.listening;
    assert.ok(admin);
    const { url, authorization } = admin;
    const headers = { Authorization: authorization };
    const body = JSON.stringify({ kind: 'drop', method: 'PUT' });
    const armed = await fetch(`${url}/faults`, { method: 'POST', headers, body });
    const disarmed = await fetch(`${url}/faults`, { method: 'DELETE', headers });

    assert.equal(armed.status, 201);
    assert.deepEqual(await disarmed.json(), { disarmed: 1 });
  });
});

/** The carets of the message stand under `marked`. */
const bad: readonly (readonly [spec: string, marked: string, message: RegExp])[] = [
  ['', '', /column 1\. It must begin with the name of a fault/],
  ['42 times=1', '42', /column 1\. There is no fault "42"/],
  ['429 time=1', 'time', /column 5\. .*nothing called "time"\. Did you mean times\?/],
  ['429 times=0', '0', /column 11\. times must be a whole number from 1 to/],
  ['429 times', 'times', /column 5\. times has no value/],
  ['503 user="jane', '"jane', /column 10\. The quotes are not closed/],
  ['latency delay=5', '5', /column 15\. delay must be a duration with its unit/],
];

for (const [spec, marked, message] of bad) {
  await test(`serve refuses --fault ${JSON.stringify(spec)}, and shows the place`, async () => {
    const { stdout, stderr, exitCode } = await runCliProcess(['serve', '--fault', spec]);

    assert.equal(exitCode, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    const [carets = '', shown = ''] = stderr.trimEnd().split('\n').reverse();
    assert.equal(carets.trim(), '^'.repeat(Math.max(1, marked.length)));
    assert.ok(shown.slice(carets.indexOf('^')).startsWith(marked));
  });
}
