import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBody, mona, patchBody, ravi } from '../../support/oktaBodies.js';
import { assertScimError, userUrn } from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

await test('nobody is at /Me until somebody is created there or named, and the answer says so', async () => {
  await withServer({}, async (rig) => {
    assertScimError(await rig.get('/Me'), { status: 404, detail: /No person belongs.*POST \/Me/ });
    assertScimError(await rig.put('/Me', createBody(mona)), { status: 404 });
    assertScimError(await rig.delete('/Me'), { status: 404 });
  });
});

await test('POST /Me creates a person and binds them to the credentials', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Me', createBody(mona));

    assert.equal(created.status, 201);
    const path = `/Users/${created.textAt('id')}`;
    assert.equal(created.headers.location, `${rig.baseUrl}${path}`);
    assert.equal(created.at('meta.location'), `${rig.baseUrl}${path}`);
    assert.deepEqual((await rig.get('/Me')).body, (await rig.get(path)).body);
    assertScimError(await rig.post('/Me', createBody(ravi)), {
      status: 409,
      detail: new RegExp(created.textAt('id')),
    });
  });
});

await test('a body that is refused binds nobody', async () => {
  await withServer({}, async (rig) => {
    assertScimError(await rig.post('/Me', { schemas: [userUrn] }), {
      status: 400,
      scimType: 'invalidValue',
    });
    assertScimError(await rig.get('/Me'), { status: 404 });
    assert.equal((await rig.post('/Me', createBody(mona))).status, 201);
  });
});

await test('all that goes for a person goes at /Me, and the Location is their own', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Me', createBody(mona));
    const location = created.textAt('meta.location');

    const patched = await rig.patch('/Me', patchBody({ op: 'add', value: { title: 'Buyer' } }));
    const stale = await rig.put('/Me', createBody(mona), {
      'If-Match': created.textAt('meta.version'),
    });
    const replaced = await rig.put('/Me', createBody(mona));
    const unchanged = await rig.get('/Me', { 'If-None-Match': replaced.textAt('meta.version') });
    const part = await rig.get('/Me?attributes=userName');

    assert.equal(patched.at('title'), 'Buyer');
    assertScimError(stale, { status: 412 });
    assert.equal(replaced.at('title'), undefined);
    assert.equal(unchanged.status, 304);
    const removed = await rig.delete('/Me');
    for (const answer of [patched, stale, replaced, unchanged, part, removed]) {
      assert.equal(answer.headers.location, location);
    }
    assert.deepEqual(Object.keys(part.body ?? {}).sort(), ['id', 'schemas', 'userName']);
    assert.equal(removed.status, 204);
    assertScimError(await rig.get('/Me'), { status: 404 });
    assertScimError(await rig.get(location.replace(rig.baseUrl, '')), { status: 404 });
  });
});

await test('a person can be named by userName or id while nobody is created; that may change', async () => {
  let named: string | undefined;
  await withServer({ me: () => named }, async (rig) => {
    const person = await rig.post('/Users', createBody(mona));
    const other = await rig.post('/Users', createBody(ravi));

    named = mona.userName.toUpperCase();
    assert.equal((await rig.get('/Me')).at('id'), person.at('id'));
    named = other.textAt('id');
    assert.equal((await rig.get('/Me')).at('id'), other.at('id'));
    named = 'no"body';
    assertScimError(await rig.get('/Me'), { status: 404, detail: /"no\\"body".*no User/ });

    const own = await rig.post('/Me', { schemas: [userUrn], userName: 'own' });
    assert.equal((await rig.get('/Me')).at('id'), own.at('id'));
  });
});

await test('HEAD, OPTIONS and what is not allowed', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Me', createBody(mona));
    const head = await rig.send('/Me', { method: 'HEAD' });
    const options = await rig.send('/Me', { method: 'OPTIONS' });

    assert.equal(head.status, 200);
    assert.equal(head.headers.etag, created.at('meta.version'));
    assert.equal(options.status, 204);
    assert.equal(options.headers.allow, 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS');
    assertScimError(await rig.get('/Me/emails'), { status: 404 });
  });
});
