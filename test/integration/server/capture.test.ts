import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyHeadLimit } from '../../../src/exchange/body.js';
import { sendBytes } from '../../support/httpClient.js';
import { createBody, mona, userNameQuery } from '../../support/oktaBodies.js';
import { testToken, withServer } from '../../support/serverRig.js';

await test('an exchange holds what came and what went, word for word', async () => {
  let now = Date.UTC(2026, 0, 1, 12);
  const clock = (): number => (now += 1);
  await withServer({ now: clock }, async (rig) => {
    const body = createBody(mona);

    const answer = await rig.post('/Users?attributes=userName', body);

    const exchange = await rig.exchange(1);
    assert.deepEqual(exchange, {
      id: exchange.id,
      source: 'mock',
      startedAt: exchange.startedAt,
      duration: exchange.duration,
      baseUrl: rig.baseUrl,
      path: '/Users',
      request: {
        method: 'POST',
        target: '/scim/v2/Users?attributes=userName',
        httpVersion: '1.1',
        headers: [
          ['Content-Type', 'application/scim+json; charset=utf-8'],
          ['Accept', 'application/scim+json'],
          ['Accept-Charset', 'utf-8'],
          ['Authorization', 'Bearer [redacted, under 16 characters]'],
          ['User-Agent', 'Okta SCIM Client 1.0.0'],
          ['Accept-Encoding', 'gzip,deflate'],
          ['Content-Length', String(JSON.stringify(body).length)],
          ['Host', `127.0.0.1:${String(rig.port)}`],
          ['Connection', 'keep-alive'],
        ],
        body: {
          text: JSON.stringify({ ...body, password: '[redacted]' }),
          encoding: 'utf-8',
          sizeBytes: JSON.stringify(body).length,
          isTruncated: false,
        },
      },
      response: {
        status: 201,
        headers: [
          ['ETag', answer.headers.etag],
          ['Location', answer.headers.location],
          ['Content-Location', answer.headers.location],
          ['Date', answer.headers.date],
          ['Content-Type', 'application/scim+json'],
          ['Content-Length', String(answer.text.length)],
        ],
        body: {
          text: answer.text,
          encoding: 'utf-8',
          sizeBytes: answer.text.length,
          isTruncated: false,
        },
      },
      outcome: 'answered',
      observations: exchange.observations,
    });
    assert.ok(exchange.startedAt > Date.UTC(2026, 0, 1, 12));
    assert.ok(exchange.duration > 0);
    assert.equal(answer.headers.date, new Date(exchange.startedAt).toUTCString());
  });
});

await test('headers keep their spelling, their order and their repetitions', async () => {
  await withServer({}, async (rig) => {
    await sendBytes(
      rig.port,
      [
        'GET /scim/v2/Users HTTP/1.1',
        'hOST: 127.0.0.1',
        'X-Trace: 1',
        'authorization:Bearer   wrong-4711 ',
        'X-TRACE: 2',
        'x-empty:',
        'Cookie: session=4711',
        'X-Api-Key: 4711',
        'Proxy-Authorization: Basic NDcxMQ==',
        'Connection: close',
        '',
        '',
      ].join('\r\n'),
    );

    assert.deepEqual((await rig.exchange(1)).request.headers, [
      ['hOST', '127.0.0.1'],
      ['X-Trace', '1'],
      ['authorization', 'Bearer   [redacted, under 16 characters]'],
      ['X-TRACE', '2'],
      ['x-empty', ''],
      ['Cookie', '[redacted, under 16 characters]'],
      ['X-Api-Key', '[redacted, under 16 characters]'],
      ['Proxy-Authorization', 'Basic [redacted, under 16 characters]'],
      ['Connection', 'close'],
    ]);
  });
});

await test('the target is kept as it came on the request line', async () => {
  await withServer({}, async (rig) => {
    const query = userNameQuery('mona.keller@example.com');
    const targets = [
      `/scim/v2${query}`,
      '/scim/v2//Users/?startIndex=1&&count=+2+',
      '/scim/v2/Users?filter=userName+eq+%22a%22#part',
    ];
    for (const target of targets) {
      await rig.sendTo(target);
    }

    const exchanges = await rig.exchanges(targets.length);
    assert.deepEqual(
      exchanges.map(({ request }) => request.target),
      targets,
    );
  });
});

await test('every request is recorded once, in the order of the answers', async () => {
  await withServer({ seed: 2 }, async (rig) => {
    for (let at = 0; at < 50; at += 1) {
      await rig.get(`/Users?startIndex=${String(at)}`);
    }

    const exchanges = await rig.exchanges(50);
    assert.equal(exchanges.length, 50);
    assert.equal(new Set(exchanges.map(({ id }) => id)).size, 50);
    assert.deepEqual(
      exchanges.map(({ request }) => request.target),
      Array.from({ length: 50 }, (_, at) => `/scim/v2/Users?startIndex=${String(at)}`),
    );
  });
});

await test('an answer without a body has none in its exchange', async () => {
  await withServer({}, async (rig) => {
    const id = (await rig.post('/Users', createBody(mona))).textAt('id');
    await rig.send(`/Users/${id}`, { method: 'HEAD' });
    await rig.delete(`/Users/${id}`);

    const [, head, deleted] = await rig.exchanges(3);
    assert.equal(head?.response?.status, 200);
    assert.equal(head.response.body, undefined);
    assert.equal(deleted?.response?.status, 204);
    assert.equal(deleted.response.body, undefined);
    assert.deepEqual(
      deleted.response.headers.map(([name]) => name),
      ['Date'],
    );
  });
});

await test('a large body is kept as its head, with its true size, on both sides', async () => {
  await withServer({ seed: 1000 }, async (rig) => {
    const body = JSON.stringify({ ...createBody(mona), displayName: 'ä'.repeat(300_000) });

    await rig.post('/Users', body);
    const list = await rig.get('/Users?count=1000');

    const [posted, listed] = await rig.exchanges(2);
    assert.equal(posted?.request.body?.sizeBytes, Buffer.byteLength(body));
    assert.equal(posted.request.body.isTruncated, true);
    assert.equal(posted.request.body.text.length, bodyHeadLimit);
    assert.equal(listed?.response?.body?.sizeBytes, Buffer.byteLength(list.text));
    assert.equal(listed.response.body.isTruncated, true);
    assert.equal(listed.response.body.text, list.text.slice(0, bodyHeadLimit));
  });
});

await test('secrets that a custom schema declares are hidden as passwords are', async () => {
  const urn = 'urn:example:params:scim:schemas:1.0:Device';
  const pin = {
    name: 'unlockPin',
    type: 'string' as const,
    multiValued: false,
    mutability: 'writeOnly' as const,
    returned: 'never' as const,
  };
  const schemaFiles = [
    {
      schemas: [{ id: urn, name: 'Device', attributes: [pin] }],
      resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: urn }],
    },
  ];
  await withServer({ schemaFiles }, async (rig) => {
    const created = await rig.post('/Devices', { schemas: [urn], unlockPin: '4711-0815' });
    await rig.get('/Devices?filter=unlockPin%20eq%20%224711-0815%22');

    assert.equal(created.status, 201);
    assert.equal(created.at('unlockPin'), undefined);
    const text = JSON.stringify(await rig.exchanges(2));
    assert.ok(!text.includes('4711-0815'));
    assert.ok(!text.includes(testToken));
  });
});
