import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CaseContext } from '../../../../src/conformance/model/caseContext.js';
import { type ConformanceCase } from '../../../../src/conformance/model/conformanceCase.js';
import { type RunResult } from '../../../../src/conformance/model/runResult.js';
import { type RunEvent, type RunOptions } from '../../../../src/conformance/run/runOptions.js';
import { runSuites } from '../../../../src/conformance/run/runSuites.js';
import { error, FakeDirectory } from '../../../support/fakeDirectory.js';
import { type Answering, FakeTransport } from '../../../support/fakeTransport.js';
import { ManualClock } from '../../../support/manualClock.js';

const caseOf = (
  run: (context: CaseContext) => Promise<void>,
  changes: Partial<ConformanceCase> = {},
): ConformanceCase => ({
  id: 'test.subject.case',
  group: 'Subject',
  title: 'It does what it should',
  requirements: [],
  needs: [],
  run,
  ...changes,
});

async function runAgainst(
  answer: Answering,
  cases: readonly ConformanceCase[],
  changes: Partial<RunOptions> = {},
): Promise<{ readonly result: RunResult; readonly transport: FakeTransport }> {
  const transport = new FakeTransport(answer);
  const result = await runSuites({
    transport,
    authorization: 'Bearer t',
    suites: [{ id: 'test', title: 'Test', cases }],
    requirements: [],
    clock: new ManualClock(),
    newId: () => '4f2a9c1e-0000',
    ...changes,
  });
  return { result, transport };
}

const createsUser = caseOf(async (context) => {
  await context.createUser();
});

void describe('what a run leaves behind', () => {
  void test('what a case made is deleted after it, and what was there before stays', async () => {
    const directory = new FakeDirectory();
    directory.add('Users', 'User', { userName: 'bjensen@example.com' });
    directory.add('Groups', 'Group', { displayName: 'Employees' });

    const { result } = await runAgainst(directory.answer, [
      caseOf(async (context) => {
        const user = await context.createUser();
        await context.createGroup([user]);
      }),
    ]);

    assert.deepEqual([...directory.resources.keys()], ['/Users/1', '/Groups/2']);
    assert.deepEqual(result.leftovers, []);
    assert.equal(result.outcome, 'passed');
  });

  void test('a failure in the middle of a case does not keep it from being cleaned up', async () => {
    const directory = new FakeDirectory();

    await runAgainst(directory.answer, [
      caseOf(async (context) => {
        await context.createUser();
        throw new TypeError('a bug in the case');
      }),
    ]);

    assert.equal(directory.resources.size, 0);
  });

  void test('a user whose creation is answered without an id is found by its name', async () => {
    const directory = new FakeDirectory();

    const { transport } = await runAgainst(
      (request) => {
        const answer = directory.answer(request);
        return request.method === 'POST' && request.path === '/Users' ? { status: 201 } : answer;
      },
      [createsUser],
    );

    assert.equal(directory.resources.size, 0);
    assert.ok(transport.lines.includes('DELETE /Users/1'));
  });

  void test('a list that ignores the filter does not lead to the deletion of others', async () => {
    const directory = new FakeDirectory();
    directory.add('Users', 'User', { userName: 'bjensen@example.com' });

    const { transport } = await runAgainst(
      (request) => {
        const answer = directory.answer({ ...request, path: request.path.replace(/\?.*/, '') });
        return request.method === 'POST' && request.path === '/Users' ? { status: 201 } : answer;
      },
      [createsUser],
    );

    assert.deepEqual([...directory.resources.keys()], ['/Users/1']);
    assert.ok(!transport.lines.includes('DELETE /Users/1'));
  });

  void test('an id in the answer to a creation that is the id of somebody else is left alone', async () => {
    const directory = new FakeDirectory();
    directory.add('Users', 'User', { userName: 'bjensen@example.com' });

    const { result, transport } = await runAgainst(
      (request) => {
        const isCreation = request.method === 'POST' && request.path === '/Users';
        return isCreation ? { status: 201, json: { id: '1' } } : directory.answer(request);
      },
      [createsUser],
    );

    assert.ok(!transport.lines.includes('DELETE /Users/1'));
    assert.deepEqual(
      result.leftovers.map(({ path }) => path),
      ['/Users/1'],
    );
  });

  void test('on a server without DELETE users are deactivated, and named as left over', async () => {
    const directory = new FakeDirectory();

    const { result, transport } = await runAgainst(
      (request) =>
        request.method === 'DELETE'
          ? error(501)
          : request.method === 'PATCH'
            ? { status: 204 }
            : directory.answer(request),
      [createsUser],
    );

    assert.ok(transport.lines.includes('PATCH /Users/1'));
    assert.deepEqual(result.leftovers, [
      {
        path: '/Users/1',
        name: 'scimwb-4f2a9c1e-1@example.com',
        reason: 'The server has no DELETE (501), so it was deactivated',
      },
    ]);
  });

  void test('a deletion that does not delete is seen in the end', async () => {
    const directory = new FakeDirectory();

    const { result } = await runAgainst(
      (request) => (request.method === 'DELETE' ? { status: 204 } : directory.answer(request)),
      [createsUser],
    );

    assert.deepEqual(
      result.leftovers.map(({ path, reason }) => [path, reason]),
      [['/Users/1', 'It is still there after its DELETE']],
    );
  });
});

void describe('what becomes of a case', () => {
  void test('one that needs what the server denies is skipped, and says why', async () => {
    const directory = new FakeDirectory();
    const config = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: false },
    };

    const { result } = await runAgainst(
      (request) =>
        request.path === '/ServiceProviderConfig'
          ? { status: 200, json: config }
          : directory.answer(request),
      [caseOf(() => Promise.reject(new Error('not run')), { needs: ['patch'] })],
    );

    const [only] = result.cases;
    assert.equal(only?.outcome, 'skipped');
    assert.equal(only.reason, 'ServiceProviderConfig says that patch is not supported');
    assert.equal(result.outcome, 'passed');
  });

  void test('an expectation that does not hold fails it, with both values and the exchange', async () => {
    const { result } = await runAgainst(new FakeDirectory().answer, [
      caseOf(async (context) => {
        const reply = await context.send({ method: 'GET', path: '/Users' });
        context.expect({
          id: 'total',
          holds: reply.body['totalResults'] === 7,
          message: 'There should be seven',
          expected: 7,
          actual: reply.body['totalResults'] ?? null,
          fix: 'Count again',
        });
      }),
    ]);

    const [failure] = result.cases[0]?.failures ?? [];
    assert.equal(failure?.cause, 'test.subject.case.total');
    assert.deepEqual([failure.expected, failure.actual], ['7', '0']);
    assert.deepEqual(failure.exchangeIds, result.cases[0]?.exchangeIds);
    assert.equal(result.outcome, 'failed');
  });

  void test('what the judge finds in an answer fails it, what it finds in a request does not', async () => {
    const directory = new FakeDirectory();

    const { result } = await runAgainst(
      (request) => {
        const answer = directory.answer(request);
        return request.method === 'DELETE' ? { ...answer, status: 200 } : answer;
      },
      [
        caseOf(async (context) => {
          const { path } = await context.createUser();
          await context.send({ method: 'DELETE', path, body: { userName: 7 } });
        }),
      ],
    );

    const causes = result.causes.filter(({ level }) => level !== 'hint').map(({ cause }) => cause);
    assert.deepEqual(causes, ['status.deleted']);
  });

  void test('of a request that is wrong on purpose only the form of the answer is judged', async () => {
    const directory = new FakeDirectory();

    const { result } = await runAgainst(
      (request) =>
        request.path === '/Users?filter=)'
          ? { status: 500, json: 'oops' }
          : directory.answer(request),
      [
        caseOf(async (context) => {
          await context.unjudged(() => context.send({ method: 'GET', path: '/Users?filter=)' }));
        }),
      ],
    );

    const rules = result.causes.map(({ cause }) => cause);
    assert.ok(rules.includes('status.serverError'));
    assert.ok(!rules.includes('answer.notAnObject'), rules.join());
  });

  void test('a mistake in a case is told as one of the tool', async () => {
    const { result } = await runAgainst(new FakeDirectory().answer, [
      caseOf(() => Promise.reject(new TypeError('x is not a function'))),
    ]);

    assert.equal(result.cases[0]?.outcome, 'blocked');
    assert.match(result.cases[0].reason ?? '', /^SCIM Workbench itself failed, not the server: /);
    assert.equal(result.outcome, 'failed');
  });

  void test('a connection that is closed without an answer is a failure of the server', async () => {
    const directory = new FakeDirectory();

    const { result } = await runAgainst(
      (request) => (request.path === '/Users/1' ? undefined : directory.answer(request)),
      [
        caseOf(async (context) => {
          const { path } = await context.createUser();
          await context.send({ method: 'PATCH', path, body: {} });
        }),
      ],
    );

    const [failure] = result.cases[0]?.failures ?? [];
    assert.equal(failure?.cause, 'answer.none.closed');
    assert.equal(result.cases[0]?.outcome, 'failed');
  });

  void test('a request that takes too long is given up', async () => {
    const directory = new FakeDirectory();
    const clock = new ManualClock();

    const { result } = await runAgainst(
      (request, signal) =>
        request.path === '/Users/7'
          ? new Promise((resolve) => {
              signal?.addEventListener('abort', () => {
                resolve(undefined);
              });
              clock.advance(20_000);
            })
          : directory.answer(request),
      [
        caseOf(async (context) => {
          await context.send({ method: 'GET', path: '/Users/7' });
        }),
      ],
      { clock },
    );

    const [failure] = result.cases[0]?.failures ?? [];
    assert.equal(failure?.cause, 'answer.none.timedOut');
    assert.match(failure.message, /no whole answer within 20 s/);
  });
});

void describe('a run as a whole', () => {
  void test('failures of one cause are told once, with how many cases they are in', async () => {
    const directory = new FakeDirectory();
    const reads = (id: string): ConformanceCase =>
      caseOf(
        async (context) => {
          const { path } = await context.createUser();
          await context.send({ method: 'GET', path });
        },
        { id },
      );

    const { result } = await runAgainst(
      (request) => {
        const { json, ...answer } = directory.answer(request);
        const isRead = request.method === 'GET' && /^\/Users\/\w+$/.test(request.path);
        return isRead
          ? { status: 200, json: { ...(json as object), active: 'true' } }
          : { ...answer, ...(json !== undefined && { json }) };
      },
      [reads('test.a'), reads('test.b')],
    );

    const causes = result.causes.filter(({ level }) => level === 'error');
    assert.deepEqual(
      causes.map(({ cause, count, caseIds }) => ({ cause, count, caseIds })),
      [{ cause: 'schema.booleanText active', count: 2, caseIds: ['test.a', 'test.b'] }],
    );
  });

  void test('a cancelled run ends the case, leaves out the rest and cleans up', async () => {
    const directory = new FakeDirectory();
    const controller = new AbortController();

    const { result } = await runAgainst(
      directory.answer,
      [
        caseOf(async (context) => {
          await context.createUser();
          controller.abort();
          await context.send({ method: 'GET', path: '/Users' });
          throw new Error('not reached when the transport heeds the signal');
        }),
        caseOf(() => Promise.resolve(), { id: 'test.second' }),
      ],
      { signal: controller.signal },
    );

    assert.equal(result.outcome, 'cancelled');
    assert.deepEqual(
      result.cases.map(({ outcome, reason }) => [outcome, reason]),
      [
        ['skipped', 'The run was cancelled'],
        ['skipped', 'The run was cancelled'],
      ],
    );
    assert.equal(directory.resources.size, 0);
  });

  void test('a server that is not there cannot be checked', async () => {
    const { result } = await runAgainst(() => undefined, [createsUser]);

    assert.equal(result.outcome, 'couldNotRun');
    assert.equal(result.problem?.reason, 'closed');
    assert.deepEqual(result.cases, []);
  });

  void test('a server that refuses the credentials cannot be checked', async () => {
    const { result, transport } = await runAgainst(() => error(401), [createsUser]);

    assert.equal(result.outcome, 'couldNotRun');
    assert.match(result.problem?.detail ?? '', /refuses the credentials/);
    assert.ok(transport.lines.every((line) => line.startsWith('GET ')));
  });

  void test('what answers no SCIM cannot be checked', async () => {
    const { result } = await runAgainst(
      () => ({ status: 200, json: 'Welcome', headers: [['Content-Type', 'text/html']] }),
      [createsUser],
    );

    assert.equal(result.outcome, 'couldNotRun');
    assert.equal(
      result.problem?.detail,
      'There is no SCIM service at this address: GET /Users was answered with 200 and text/html',
    );
  });

  void test('tells what happens while it happens', async () => {
    const events: RunEvent[] = [];

    await runAgainst(new FakeDirectory().answer, [createsUser], {
      onEvent: (event) => events.push(event),
    });

    const kinds = events.map(({ kind }) => kind).filter((kind) => kind !== 'exchange');
    assert.deepEqual(kinds, ['runStarted', 'caseStarted', 'caseEnded', 'cleaningUp']);
    const ofCase = events.filter(
      (event) => event.kind === 'exchange' && event.caseId !== undefined,
    );
    assert.equal(ofCase.length, 1);
  });

  void test('covers requirements by cases and by rules of the judge', async () => {
    const directory = new FakeDirectory();

    const { result } = await runAgainst(
      directory.answer,
      [caseOf(createsUser.run, { requirements: ['made'] })],
      {
        requirements: [
          { id: 'made', level: 'MUST', reference: 'RFC 7644 3.3', text: 'Users are created' },
          {
            id: 'judged',
            level: 'MUST',
            reference: 'RFC 7643 3',
            text: 'Schemas are named',
            rules: ['schemas.missing'],
          },
          { id: 'other', level: 'SHOULD', reference: 'RFC 7644 3.11', text: 'Not tried' },
          {
            id: 'hidden',
            level: 'MUST',
            reference: 'RFC 7644 7',
            text: 'TLS',
            untestable: 'Seen by nobody',
          },
        ],
      },
    );

    assert.deepEqual(
      result.coverage.map(({ id, state }) => [id, state]),
      [
        ['made', 'passed'],
        ['judged', 'passed'],
        ['other', 'untested'],
        ['hidden', 'untestable'],
      ],
    );
  });
});
