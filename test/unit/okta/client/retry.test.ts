import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type HttpHeader } from '../../../../src/exchange/exchange.js';
import { OktaClient } from '../../../../src/okta/client/oktaClient.js';
import { mostAttempts, waitAfter } from '../../../../src/okta/client/retrySchedule.js';
import { type ScriptedServer, ScriptedTransport } from '../../../support/scriptedTransport.js';
import { ManualClock } from '../../../support/manualClock.js';
import { lena, lenaOnServer } from '../../../support/oktaAccounts.js';

const minute = 60_000;
const after = (value: string): readonly HttpHeader[] => [['retry-After', value]];

void describe('The wait after a 429', () => {
  const rows: readonly (readonly [string, number, readonly HttpHeader[], number | undefined])[] = [
    ['is what Retry-After says', 1, after('30'), 30_000],
    ['is what Retry-After says, each time', 7, after(' 30 '), 30_000],
    ['may be none', 1, after('0'), 0],
    ['is 5 minutes without the header', 1, [], 5 * minute],
    ['is doubled by the second', 2, [], 10 * minute],
    ['is doubled again by the third', 3, [], 20 * minute],
    ['takes no date', 1, after('Fri, 01 May 2026 12:05:00 GMT'), 5 * minute],
    ['takes no fraction', 1, after('1.5'), 5 * minute],
    ['takes no word', 1, after('null'), 5 * minute],
    ['takes nothing below zero', 1, after('-1'), 5 * minute],
    ['takes nothing at all', 1, after(''), 5 * minute],
    ['is over after the tenth', 10, after('1'), undefined],
  ];
  for (const [what, attempt, headers, wanted] of rows) {
    void test(what, () => {
      assert.equal(waitAfter(attempt, headers), wanted);
    });
  }

  void test('never becomes shorter without the header, and ends with the tenth attempt', () => {
    const waits = Array.from({ length: 12 }, (_, at) => waitAfter(at + 1, []));
    assert.deepEqual(waits.slice(mostAttempts - 1), [undefined, undefined, undefined]);
    assert.deepEqual(
      waits.slice(0, mostAttempts - 1),
      Array.from({ length: 9 }, (_, at) => 5 * minute * 2 ** at),
    );
  });

  void test('is a number of milliseconds for any header', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (value, attempt) => {
        const wait = waitAfter(attempt, after(value));
        assert.ok(wait !== undefined && Number.isFinite(wait) && wait >= 0);
      }),
    );
  });
});

const busyFor =
  (count: number, headers: readonly HttpHeader[] = []): ScriptedServer =>
  (_request, number) =>
    number <= count ? { status: 429, headers } : { status: 200, body: lenaOnServer() };

const createClient = (
  transport: ScriptedTransport,
  clock: ManualClock,
  longestWait?: number,
): OktaClient =>
  new OktaClient({
    transport,
    authorization: '',
    kind: 'oin',
    clock,
    ...(longestWait !== undefined && { longestWait }),
  });

const linked = { id: 'u1', account: lena };

/** Lets what waits for nothing but promises run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

void describe('The Okta client and 429', () => {
  void test('sends the same request again when the time has come, not before', async () => {
    const transport = new ScriptedTransport(busyFor(2, after('30')));
    const clock = new ManualClock();
    const running = createClient(transport, clock).run('updateUser', linked);
    for (const count of [1, 2]) {
      await clock.untilWaiting();
      clock.advance(29_999);
      await settle();
      assert.equal(transport.requests.length, count);
      clock.advance(1);
      await settle();
    }
    const result = await running;
    assert.equal(result.outcome, 'done');
    assert.deepEqual(transport.lines, [...Array<string>(3).fill('GET /Users/u1'), 'PUT /Users/u1']);
    assert.deepEqual(
      result.reactions.map(({ kind, wait }) => [kind, wait?.asked]),
      [
        ['retry', 30_000],
        ['retry', 30_000],
        ['continue', undefined],
        ['continue', undefined],
      ],
    );
  });

  void test('gives up after ten attempts, with a task', async () => {
    const transport = new ScriptedTransport(busyFor(100));
    const clock = new ManualClock();
    const running = createClient(transport, clock).run('updateUser', linked);
    for (let attempt = 1; attempt < 10; attempt += 1) {
      await clock.untilWaiting();
      clock.advance(5 * minute * 2 ** (attempt - 1));
      await settle();
    }
    const result = await running;
    assert.equal(transport.requests.length, 10);
    assert.equal(result.outcome, 'task');
    assert.equal(result.text, 'Rate Limit Exceeded');
    assert.equal(clock.timerCount, 0);
  });

  void test('waits no longer than it may, and says how long Okta would', async () => {
    const transport = new ScriptedTransport(busyFor(1));
    const clock = new ManualClock();
    const running = createClient(transport, clock, 10).run('deactivateUser', linked);
    await clock.untilWaiting();
    clock.advance(10);
    const { outcome, reactions } = await running;
    assert.equal(outcome, 'done');
    assert.deepEqual(reactions[0]?.wait, { asked: 5 * minute, waited: 10 });
  });

  void test('can be cancelled while it waits', async () => {
    const transport = new ScriptedTransport(busyFor(1));
    const clock = new ManualClock();
    const abort = new AbortController();
    const running = createClient(transport, clock).run('updateUser', linked, abort.signal);
    await clock.untilWaiting();
    abort.abort();
    const result = await running;
    assert.equal(result.outcome, 'cancelled');
    assert.equal(transport.requests.length, 1);
    assert.equal(clock.timerCount, 0);
  });

  for (const status of [400, 401, 403, 404, 409, 500, 501, 502, 503, 504]) {
    void test(`tries nothing again after ${String(status)}`, async () => {
      const transport = new ScriptedTransport(() => ({ status, headers: after('1') }));
      const { outcome } = await createClient(transport, new ManualClock()).run(
        'updateUser',
        linked,
      );
      assert.equal(outcome, 'task');
      assert.equal(transport.requests.length, 1);
    });
  }

  for (const failure of ['refused', 'timedOut', 'closed', 'tls', 'malformed'] as const) {
    void test(`tries nothing again where there is no answer (${failure})`, async () => {
      const transport = new ScriptedTransport(() => ({ failure }));
      const { outcome } = await createClient(transport, new ManualClock()).run(
        'updateUser',
        linked,
      );
      assert.equal(outcome, 'task');
      assert.equal(transport.requests.length, 1);
    });
  }

  void test('a request that was cancelled ends the plan', async () => {
    const transport = new ScriptedTransport(() => ({ failure: 'cancelled' }));
    const { outcome } = await createClient(transport, new ManualClock()).run('updateUser', linked);
    assert.equal(outcome, 'cancelled');
  });
});
