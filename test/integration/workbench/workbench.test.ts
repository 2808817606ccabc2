import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { toJsonLines } from '../../../src/capture/jsonLines.js';
import { type ServerState } from '../../../src/workbench/serverOptions.js';
import { Workbench } from '../../../src/workbench/workbench.js';
import { WorkbenchError, type WorkbenchFailure } from '../../../src/workbench/workbenchError.js';
import { ArrayLogger } from '../../support/arrayLogger.js';
import { buildExchange } from '../../support/exchangeBuilder.js';
import {
  dataOf,
  send,
  testOptions,
  waitForCaptures,
  withTakenPort,
  withWorkbench,
} from '../../support/workbenchRig.js';

const failsWith =
  (reason: WorkbenchFailure, message: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof WorkbenchError, String(error));
    assert.equal(error.reason, reason);
    assert.match(error.message, message);
    return true;
  };

const anna = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'anna@example.com',
  name: { givenName: 'Anna', familyName: 'Berg' },
};

await test('a started server answers, and its state says how to reach it', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);

    const answer = await send(state, '/Users?startIndex=1&count=2');
    assert.equal(answer.status, 200);
    assert.deepEqual(state, {
      status: 'running',
      port: state.port,
      baseUrl: `http://127.0.0.1:${String(state.port)}/scim/v2`,
      authorization: 'Bearer test-token-4711',
      profile: 'okta',
      admin: state.admin,
      switches: {},
    });
    assert.deepEqual(workbench.serverState, state);
  });
});

await test('the states come in their order and every listener hears them', async () => {
  await withWorkbench(async ({ workbench }) => {
    const seen: ServerState['status'][] = [];
    workbench.onDidChangeServer(({ status }) => seen.push(status));

    await workbench.start(testOptions);
    await workbench.restart();
    await workbench.stop();

    assert.deepEqual(seen, [
      ...['starting', 'running'],
      ...['stopping', 'stopped', 'starting', 'running'],
      ...['stopping', 'stopped'],
    ]);
  });
});

await test('start twice is one start, at once or later', async () => {
  await withWorkbench(async ({ workbench }) => {
    const [first, second] = await Promise.all([
      workbench.start(testOptions),
      workbench.start({ ...testOptions, basePath: '/other' }),
    ]);
    const third = await workbench.start(testOptions);

    assert.equal(second.baseUrl, first.baseUrl);
    assert.equal(third.baseUrl, first.baseUrl);
  });
});

await test('a stopped server frees its port at once, even with a keep-alive socket', async () => {
  await withWorkbench(async ({ workbench }) => {
    const { port } = await workbench.start(testOptions);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');

    await workbench.stop();

    const again = await workbench.start({ ...testOptions, port });
    assert.equal(again.port, port);
    socket.destroy();
  });
});

await test('stop after start waits for it, and stop without start does nothing', async () => {
  await withWorkbench(async ({ workbench }) => {
    await workbench.stop();
    const started = workbench.start(testOptions);
    const stopped = workbench.stop();

    await Promise.allSettled([started, stopped]);

    assert.deepEqual(workbench.serverState, { status: 'stopped' });
    assert.equal(workbench.directory, undefined);
  });
});

await test('a taken port fails with words that help', async () => {
  await withTakenPort(async (port) => {
    await withWorkbench(async ({ workbench }) => {
      await assert.rejects(
        workbench.start({ ...testOptions, port }),
        failsWith('portInUse', new RegExp(`^Port ${String(port)} is taken\\. `)),
      );

      assert.equal(workbench.serverState.status, 'failed');
    });
  });
});

await test('a port that becomes free within the time for it is taken', async () => {
  await withTakenPort(async (port, other) => {
    await withWorkbench(async ({ workbench }) => {
      const started = workbench.start({ ...testOptions, port, portRetry: 10_000 });
      other.close();

      assert.equal((await started).port, port);
    });
  });
});

await test('stop ends a start that waits for its port', async () => {
  await withTakenPort(async (port) => {
    await withWorkbench(async ({ workbench }) => {
      const started = workbench.start({ ...testOptions, port, portRetry: 60_000 });
      const ended = assert.rejects(started, failsWith('aborted', /given up/));

      await workbench.stop();

      await ended;
      assert.equal(workbench.serverState.status, 'stopped');
    });
  });
});

await test('after a failure a start with another port works', async () => {
  await withTakenPort(async (port) => {
    await withWorkbench(async ({ workbench }) => {
      await assert.rejects(workbench.start({ ...testOptions, port }));

      const state = await workbench.start(testOptions);

      assert.equal(state.status, 'running');
    });
  });
});

const badOptions: readonly (readonly [string, object, WorkbenchFailure, RegExp])[] = [
  ['no port at all', { port: 70_000 }, 'invalidOptions', /^70000 is no port/],
  ['half a port', { port: 80.5 }, 'invalidOptions', /is no port/],
  ['a base path without its slash', { basePath: 'scim' }, 'invalidOptions', /begins with a slash/],
  ['a slash alone', { basePath: '/' }, 'invalidOptions', /without any path.*at the root/],
  ['a slash at the end', { basePath: '/scim/' }, 'invalidOptions', /does not end/],
  ['fewer people than none', { seed: -1 }, 'invalidOptions', /-1 is no number of people/],
  [
    'a token with a line end',
    { authentication: { mode: 'bearer', token: 'a\nb' } },
    'invalidOptions',
    /token cannot be sent/,
  ],
  [
    'a public address that is none',
    { publicBaseUrl: 'example.com' },
    'invalidOptions',
    /"example.com" is no public base URL/,
  ],
  [
    'a resource type without its schema',
    {
      schemaFiles: [
        { schemas: [], resourceTypes: [{ name: 'A', endpoint: '/As', schema: 'urn:a' }] },
      ],
    },
    'invalidSchema',
    /names the schema urn:a/,
  ],
  [
    'a person without a userName',
    { data: dataOf({ schemas: anna.schemas }) },
    'invalidData',
    /^The data file people\.json cannot be used\. Line 1 \(\/0\): userName is required/,
  ],
  ['two people of one name', { data: dataOf(anna, anna) }, 'invalidData', /anna@example\.com/],
  [
    'a schema that the people of the seed do not fit',
    {
      schemaFiles: [
        {
          schemas: [
            {
              id: anna.schemas[0] ?? '',
              name: 'User',
              attributes: [
                { name: 'badge', type: 'string', multiValued: false, required: true },
                { name: 'userName', type: 'string', multiValued: false, uniqueness: 'server' },
              ],
            },
          ],
          resourceTypes: [],
        },
      ],
    },
    'invalidSchema',
    /^The people of the seed do not go with the schema files\. Resource 1: badge is required/,
  ],
  ['an address of another machine', { host: '192.0.2.1' }, 'hostUnavailable', /no address 192\.0/],
];

for (const [name, options, reason, message] of badOptions) {
  await test(`${name} fails as ${reason}, and says why`, async () => {
    await withWorkbench(async ({ workbench }) => {
      await assert.rejects(
        workbench.start({ ...testOptions, ...options }),
        failsWith(reason, message),
      );
    });
  });
}

for (const [name, options, reason, message] of badOptions) {
  if (reason === 'hostUnavailable') {
    continue;
  }
  await test(`${name}: the restart fails, and the server that runs goes on as it was`, async () => {
    await withWorkbench(async ({ workbench }) => {
      const before = await workbench.start(testOptions);
      const created = await send(before, '/Users', { method: 'POST', body: anna });
      const { id } = (await created.json()) as { id: string };

      await assert.rejects(
        workbench.restart({ ...testOptions, ...options }),
        failsWith(reason, message),
      );

      assert.deepEqual(workbench.serverState, before);
      assert.equal((await send(before, `/Users/${id}`)).status, 200);
    });
  });
}

await test('a restart keeps address, data and captures', async () => {
  await withWorkbench(async ({ workbench }) => {
    const before = await workbench.start(testOptions);
    const created = await send(before, '/Users', { method: 'POST', body: anna });
    const { id } = (await created.json()) as { id: string };
    await waitForCaptures(workbench, 1);

    const after = await workbench.restart();

    assert.equal(after.baseUrl, before.baseUrl);
    assert.equal((await send(after, `/Users/${id}`)).status, 200);
    assert.equal((await waitForCaptures(workbench, 2)).length, 2);
  });
});

await test('a restart with other options uses them; other data replace the old', async () => {
  await withWorkbench(async ({ workbench }) => {
    await workbench.start(testOptions);

    const strict = await workbench.restart({ ...testOptions, profile: 'strict' });
    const people = workbench.directory?.count(userType(workbench));
    const other = await workbench.restart({ ...testOptions, seed: 0 });

    assert.equal(other.port, strict.port);
    assert.equal(strict.profile, 'strict');
    assert.equal(people, 3);
    assert.equal(workbench.directory?.count(userType(workbench)), 0);
  });
});

await test('a restart with the same data file, read again, keeps what has changed since', async () => {
  await withWorkbench(async ({ workbench }) => {
    const before = await workbench.start({ ...testOptions, seed: 0, data: dataOf(anna) });
    await send(before, '/Users', { method: 'POST', body: { ...anna, userName: 'bo' } });

    await workbench.restart({ ...testOptions, seed: 0, data: dataOf(anna) });
    const kept = workbench.directory?.count(userType(workbench));
    await workbench.restart({ ...testOptions, seed: 0, data: dataOf({ ...anna, userName: 'x' }) });

    assert.equal(kept, 2);
    assert.equal(workbench.directory?.count(userType(workbench)), 1);
  });
});

await test('a restart without a start fails', async () => {
  await withWorkbench(async ({ workbench }) => {
    await assert.rejects(workbench.restart(), failsWith('notRunning', /Start it first/));
  });
});

await test('a reset puts the data back to the start and tells it', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start({ ...testOptions, seed: 2, data: dataOf(anna) });
    await send(state, '/Users', { method: 'POST', body: { ...anna, userName: 'bo@example.com' } });
    const first = await send(state, '/Users?filter=userName%20eq%20%22anna@example.com%22');
    const list = (await first.json()) as { Resources: { id: string }[] };
    await send(state, `/Users/${list.Resources[0]?.id ?? ''}`, { method: 'DELETE' });
    let changes = 0;
    workbench.onDidChangeDirectory(() => (changes += 1));

    workbench.reset();

    assert.equal(workbench.directory?.count(userType(workbench)), 3);
    assert.ok(changes > 0);
  });
});

await test('what needs a running server fails without one', async () => {
  await withWorkbench(async ({ workbench }) => {
    await Promise.resolve();

    assert.throws(
      () => {
        workbench.reset();
      },
      failsWith('notRunning', /not running/),
    );
    assert.throws(
      () => {
        workbench.setProfile('strict');
      },
      failsWith('notRunning', /not running/),
    );
  });
});

await test('the profile changes while the server runs', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    const body = { ...anna, active: 'True' };
    assert.equal((await send(state, '/Users', { method: 'POST', body })).status, 201);

    workbench.setProfile('strict');

    const refused = await send(state, '/Users', {
      method: 'POST',
      body: { ...body, userName: 'bo@example.com' },
    });
    assert.equal(refused.status, 400);
    assert.ok('profile' in workbench.serverState);
    assert.equal(workbench.serverState.profile, 'strict');
  });
});

await test('locations follow the public base URL as soon as it is set', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);

    workbench.setPublicBaseUrl('https://scim.example.com/tunnel');

    const answer = await send(state, '/Users', { method: 'POST', body: anna });
    assert.match(
      answer.headers.get('location') ?? '',
      /^https:\/\/scim\.example\.com\/tunnel\/scim\/v2\/Users\//,
    );
    assert.deepEqual(workbench.serverState, {
      ...state,
      publicBaseUrl: 'https://scim.example.com/tunnel/scim/v2',
    });
    assert.throws(
      () => {
        workbench.setPublicBaseUrl('ftp://example.com');
      },
      failsWith('invalidOptions', /no public base URL/),
    );
    workbench.setPublicBaseUrl(undefined);
    assert.deepEqual(workbench.serverState, state);
  });
});

await test('every exchange is captured with its meaning, and the log has a line for each', async () => {
  await withWorkbench(async ({ workbench, logger }) => {
    const state = await workbench.start(testOptions);
    const created = await send(state, '/Users', {
      method: 'POST',
      body: { ...anna, password: 'geheim-4711' },
    });
    const { id } = (await created.json()) as { id: string };
    await send(state, `/Users/${id}`, {
      method: 'PATCH',
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', value: { active: false } }],
      },
    });
    await send(state, `/Users/${id}`, { method: 'DELETE' });

    const captured = await waitForCaptures(workbench, 3);

    const rows = captured.map((one) => workbench.summarise(one));
    assert.deepEqual(
      rows.map(({ seq, operation, subject, status }) => [seq, operation, subject, status]),
      [
        [1, 'Create user', 'anna@example.com', 201],
        [2, 'Deactivate user (OIN)', 'anna@example.com', 200],
        [3, 'Delete user', 'anna@example.com', 204],
      ],
    );
    assert.equal(logger.at('debug').length, 3);
    const everything = JSON.stringify([captured, logger.entries]);
    assert.ok(!everything.includes('geheim-4711') && !everything.includes('test-token-4711'));
  });
});

await test('detail and bodies are found by id, and nothing by another', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    await send(state, '/Users', { method: 'POST', body: '{"userName": ' });
    const [first] = await waitForCaptures(workbench, 1);
    const id = first?.exchange.id ?? '';

    const detail = workbench.findDetail(id);

    assert.equal(detail?.summary.status, 400);
    assert.equal(detail.requestBody?.form, 'text');
    assert.deepEqual(workbench.findBody(id, 'request', false), {
      text: '{"userName": ',
      form: 'text',
      isTruncated: false,
    });
    assert.equal(workbench.findBody(id, 'response', false)?.form, 'json');
    assert.equal(workbench.findDetail('nobody'), undefined);
    assert.equal(workbench.findBody('nobody', 'request', false), undefined);
  });
});

await test('a member of a group is shown by name in a PATCH', async () => {
  await withWorkbench(async ({ workbench }) => {
    const state = await workbench.start(testOptions);
    const person = (await (await send(state, '/Users', { method: 'POST', body: anna })).json()) as {
      id: string;
    };
    const group = (await (
      await send(state, '/Groups', {
        method: 'POST',
        body: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Sales' },
      })
    ).json()) as { id: string };
    await send(state, `/Groups/${group.id}`, {
      method: 'PATCH',
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'add', path: 'members', value: [{ value: person.id }] }],
      },
    });
    const captured = await waitForCaptures(workbench, 3);

    const detail = workbench.findDetail(captured[2]?.exchange.id ?? '');

    assert.equal(detail?.summary.operation, 'Push group: add members');
    assert.equal(detail.summary.subject, 'Sales');
    assert.equal(detail.patchOperations[0]?.meaning, 'Add anna@example.com to members');
  });
});

await test('a client that hangs up shows as aborted', async () => {
  await withWorkbench(async ({ workbench }) => {
    const { port, authorization } = await workbench.start(testOptions);
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/scim/v2/Users',
      headers: { Authorization: authorization, 'Content-Length': 100 },
    });
    sent.on('error', () => {
      // expected: it is this test that ends the connection
    });
    sent.write('{"userName"');
    await once(sent, 'socket');
    setImmediate(() => sent.destroy());

    const [first] = await waitForCaptures(workbench, 1);

    assert.ok(first);
    assert.equal(workbench.summarise(first).isAborted, true);
  });
});

await test('what is not HTTP is captured with its bytes', async () => {
  await withWorkbench(async ({ workbench }) => {
    const { port } = await workbench.start(testOptions);
    const socket = connect(port, '127.0.0.1');
    socket.end('hello there\r\n\r\n');

    const [first] = await waitForCaptures(workbench, 1);

    assert.ok(first);
    assert.equal(workbench.summarise(first).operation, 'Not an HTTP request');
    assert.match(
      workbench.findBody(first.exchange.id, 'request', true)?.text ?? '',
      /^hello there/,
    );
    socket.destroy();
  });
});

await test('imported captures join the log without secrets, under ids of their own', async () => {
  await withWorkbench(async ({ workbench }) => {
    const here = workbench.captures.add(buildExchange({ id: 'a' }));
    const foreign = buildExchange({
      id: 'a',
      method: 'POST',
      headers: [['Authorization', 'Bearer geheim']],
      body: { userName: 'anna', password: 'geheim' },
    });

    const result = await workbench.importCaptures(`${toJsonLines([foreign])}no line\n`);

    assert.equal(result.count, 1);
    assert.deepEqual(
      result.badParts.map(({ where }) => where),
      ['line 2'],
    );
    const [, imported] = workbench.captures.since(0);
    assert.equal(imported?.exchange.source, 'import');
    assert.notEqual(imported.exchange.id, 'a');
    assert.equal(workbench.captures.find('a'), here);
    assert.ok(!JSON.stringify(imported).includes('geheim'));
  });
});

const brokenFiles: readonly (readonly [
  what: string,
  text: string,
  where: string,
  reason: RegExp,
])[] = [
  [
    'a HAR that was cut off',
    '{\n  "log": {\n    "entries": [\n      { "time": 1',
    'line 4, column 18',
    /^is no JSON: the text ends where a comma or the closing bracket should come$/,
  ],
  ['what is no text', 'PK\u0003\u0004\uFFFD\uFFFD', 'line 1, column 1', /^is no JSON: P where/],
  ['a JSON document without requests', '{"log":{}}', 'line 1', /neither an HTTP Archive/],
  [
    'lines that are JSON, but no exchanges',
    '{"id":"x"}\n{"b":1}\n',
    'line 1',
    /^is no captured exchange: /,
  ],
];
for (const [what, text, where, reason] of brokenFiles) {
  await test(`an import of ${what} says where it breaks`, async () => {
    await withWorkbench(async ({ workbench }) => {
      const { count, badParts } = await workbench.importCaptures(text);

      assert.equal(count, 0);
      assert.equal(badParts[0]?.where, where);
      assert.match(badParts[0].reason, reason);
    });
  });
}

await test('a custom resource type is served and described', async () => {
  await withWorkbench(async ({ workbench }) => {
    const urn = 'urn:example:params:scim:schemas:1.0:Device';
    const state = await workbench.start({
      ...testOptions,
      schemaFiles: [
        {
          schemas: [
            {
              id: urn,
              name: 'Device',
              attributes: [{ name: 'serial', type: 'string', multiValued: false }],
            },
          ],
          resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: urn }],
        },
      ],
    });

    const answer = await send(state, '/Devices', {
      method: 'POST',
      body: { schemas: [urn], serial: 'S-1' },
    });

    assert.equal(answer.status, 201);
    const [first] = await waitForCaptures(workbench, 1);
    assert.ok(first);
    assert.equal(workbench.summarise(first).operation, 'Create device');
    assert.ok(workbench.registry.findByName('Device'));
  });
});

await test('a closed workbench starts nothing more', async () => {
  const workbench = new Workbench({ logger: new ArrayLogger(), captureBudgetBytes: 1_000_000 });

  workbench.dispose();
  workbench.dispose();

  await assert.rejects(workbench.start(testOptions), failsWith('disposed', /closed/));
});

function userType(
  workbench: Workbench,
): NonNullable<ReturnType<typeof workbench.registry.findByName>> {
  const type = workbench.registry.findByName('User');
  assert.ok(type);
  return type;
}
