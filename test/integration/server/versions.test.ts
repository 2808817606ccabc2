import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer } from '../../support/answer.js';
import {
  createBody,
  groupBody,
  memberOf,
  mona,
  patchBody,
  pushBody,
  ravi,
} from '../../support/oktaBodies.js';
import { assertScimError } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

await test('every resource has a version, the same in ETag and meta, which a change changes', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const path = `/Users/${created.textAt('id')}`;

    const changed = await rig.patch(path, patchBody({ op: 'replace', value: { title: 'Buyer' } }));
    const unchanged = await rig.patch(
      path,
      patchBody({ op: 'replace', value: { title: 'Buyer' } }),
    );

    assert.match(created.textAt('meta.version'), /^W\/"[^"]+"$/);
    for (const answer of [created, changed, unchanged]) {
      assert.equal(answer.headers.etag, answer.at('meta.version'));
    }
    assert.notEqual(changed.at('meta.version'), created.at('meta.version'));
    assert.equal(unchanged.at('meta.version'), changed.at('meta.version'));
    assert.equal(unchanged.at('meta.lastModified'), changed.at('meta.lastModified'));
  });
});

await test('an answer with a resource names its address in Location, Content-Location and meta alike', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const path = `/Users/${created.textAt('id')}`;
    const body = patchBody({ op: 'replace', value: { title: 'Buyer' } });

    const answers = [
      created,
      await rig.get(path),
      await rig.patch(path, body),
      await rig.put(path, createBody(mona)),
      await rig.get(path, { 'If-None-Match': '*' }),
    ];

    for (const { status, headers } of answers) {
      const address = `${rig.baseUrl}${path}`;
      assert.deepEqual(
        [headers.location, headers['content-location']],
        [address, address],
        String(status),
      );
    }
    assert.equal(created.at('meta.location'), answers[0]?.headers.location);
  });
});

await test('without a body, after a PATCH or a DELETE, there is no Content-Location', async () => {
  await withServer({ profile: 'entra' }, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const path = `/Users/${created.textAt('id')}`;

    const patched = await rig.patch(path, patchBody({ op: 'replace', value: { title: 'Buyer' } }));
    const removed = await rig.delete(path);

    assert.deepEqual([patched.status, removed.status], [204, 204]);
    assert.equal(patched.headers['content-location'], undefined);
    assert.equal(removed.headers['content-location'], undefined);
  });
});

await test('a change of a group gives its members a new version, since they show it', async () => {
  await withServer({}, async (rig) => {
    const person = await rig.post('/Users', createBody(mona));
    const path = `/Users/${person.textAt('id')}`;
    await rig.post('/Groups', groupBody('Sales', [memberOf(person.textAt('id'), null)]));

    const stale = await rig.get(path, { 'If-None-Match': person.textAt('meta.version') });

    assert.equal(stale.status, 200);
    assert.equal(stale.at('groups[0].display'), 'Sales');
    assert.notEqual(stale.at('meta.version'), person.at('meta.version'));
  });
});

await test('If-None-Match with the version that is there is 304 without a body', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const version = created.textAt('meta.version');
    const path = `/Users/${created.textAt('id')}`;
    const strong = version.replace('W/', '');

    for (const tag of [version, strong, `"other", ${version}`, '*']) {
      const answer = await rig.get(path, { 'If-None-Match': tag });

      assert.equal(answer.status, 304, tag);
      assert.equal(answer.text, '');
      assert.equal(answer.headers.etag, version);
    }
    for (const tag of ['W/"other"', '"x1", "x2"', 'rubbish']) {
      assert.equal((await rig.get(path, { 'If-None-Match': tag })).status, 200, tag);
    }
  });
});

const writes: readonly (readonly [string, Parameters<ServerRig['send']>[1]])[] = [
  ['PUT', { method: 'PUT', body: pushBody(createBody(mona), { title: 'Buyer' }) }],
  ['PATCH', { method: 'PATCH', body: patchBody({ op: 'replace', value: { title: 'Buyer' } }) }],
  ['DELETE', { method: 'DELETE' }],
];

for (const [name, options] of writes) {
  await test(`${name} with If-Match of another version is 412 and changes nothing`, async () => {
    await withServer({}, async (rig) => {
      const created = await rig.post('/Users', createBody(mona));
      const path = `/Users/${created.textAt('id')}`;

      for (const tag of ['W/"other"', '"a", "b"', '', 'rubbish']) {
        const answer = await rig.send(path, { ...options, headers: { 'If-Match': tag } });
        assertScimError(answer, { status: 412, detail: /version of the resource is W\// });
      }

      assert.deepEqual((await rig.get(path)).body, created.body);
    });
  });

  await test(`${name} with If-Match of the version, of several or of * is done`, async () => {
    await withServer({}, async (rig) => {
      for (const toTag of [
        (version: string) => version,
        (version: string) => version.replace('W/', ''),
        (version: string) => `"other" , ${version}`,
        () => '*',
      ]) {
        const created = await rig.post('/Users', createBody(mona));
        const path = `/Users/${created.textAt('id')}`;

        const answer = await rig.send(path, {
          ...options,
          headers: { 'If-Match': toTag(created.textAt('meta.version')) },
        });

        assert.equal(answer.status, name === 'DELETE' ? 204 : 200, answer.text);
        await rig.delete(path);
      }
    });
  });
}

for (const [name, options] of writes) {
  await test(`${name} with If-None-Match of * or of the version is 412, of another it is done`, async () => {
    await withServer({}, async (rig) => {
      const created = await rig.post('/Users', createBody(mona));
      const path = `/Users/${created.textAt('id')}`;

      for (const tag of ['*', created.textAt('meta.version')]) {
        const answer = await rig.send(path, { ...options, headers: { 'If-None-Match': tag } });
        assertScimError(answer, { status: 412, detail: /If-None-Match/ });
      }
      assert.deepEqual((await rig.get(path)).body, created.body);

      const done = await rig.send(path, { ...options, headers: { 'If-None-Match': 'W/"other"' } });
      assert.equal(done.status, name === 'DELETE' ? 204 : 200, done.text);
    });
  });
}

await test('GET and HEAD with If-Match of another version are 412, with the right one 200', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const path = `/Users/${created.textAt('id')}`;
    const version = created.textAt('meta.version');

    for (const method of ['GET', 'HEAD']) {
      const send = (headers: Readonly<Record<string, string>>): Promise<Answer> =>
        rig.send(path, { method, headers });
      assert.equal((await send({ 'If-Match': 'W/"other"' })).status, 412);
      assert.equal((await send({ 'If-Match': version })).status, 200);
      assert.equal((await send({ 'If-Match': '*' })).status, 200);
      assert.equal((await send({ 'If-Match': version, 'If-None-Match': version })).status, 304);
      assert.equal((await send({ 'If-Match': 'W/"x"', 'If-None-Match': version })).status, 412);
    }
  });
});

await test('HEAD with If-None-Match of the version is 304 as GET is', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const headers = { 'If-None-Match': created.textAt('meta.version') };
    const path = `/Users/${created.textAt('id')}`;

    const head = await rig.send(path, { method: 'HEAD', headers });

    assert.equal(head.status, 304);
    assert.equal(head.headers.etag, created.headers.etag);
    assert.equal(head.headers.location, created.headers.location);
    assert.ok(head.headers.date);
  });
});

await test('preconditions of a POST are about nothing that is there, and ignored', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona), {
      'If-Match': 'W/"1"',
      'If-None-Match': '*',
    });

    assert.equal(created.status, 201);
  });
});

await test('If-Match on somebody who is not there is 404', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.delete('/Users/nobody', { 'If-Match': '*' });

    assertScimError(answer, { status: 404 });
  });
});

await test('of writes at once with one version exactly one wins, the others get 412', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const path = `/Users/${created.textAt('id')}`;
    const version = created.textAt('meta.version');

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        rig.patch(path, patchBody({ op: 'replace', value: { title: `T${String(at)}` } }), {
          'If-Match': version,
        }),
      ),
    );

    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 412);
    assert.deepEqual([won.length, lost.length], [1, 19]);
    assert.deepEqual((await rig.get(path)).body, won[0]?.body);
  });
});

await test('of two creates of one userName at once one is 201 and one is 409', async () => {
  await withServer({}, async (rig) => {
    const answers = await Promise.all([
      rig.post('/Users', createBody(mona)),
      rig.post('/Users', { ...createBody(mona), userName: mona.userName.toUpperCase() }),
    ]);

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409]);
    assert.equal((await rig.get('/Users')).at('totalResults'), 1);
  });
});

await test('members that are added at once are all there afterwards', async () => {
  await withServer({}, async (rig) => {
    const people = await Promise.all(
      [mona, ravi].map((person) => rig.post('/Users', createBody(person))),
    );
    const group = await rig.post('/Groups', groupBody('Sales', []));
    const path = `/Groups/${group.textAt('id')}`;

    await Promise.all(
      people.map((person) =>
        rig.patch(
          path,
          patchBody({ op: 'add', path: 'members', value: [memberOf(person.textAt('id'), null)] }),
        ),
      ),
    );

    assert.equal((await rig.get(path)).listAt('members').length, 2);
  });
});
