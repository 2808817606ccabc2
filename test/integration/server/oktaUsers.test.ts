import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, isJsonObject } from '../../../src/base/json.js';
import {
  activeBody,
  createBody,
  mona,
  patchBody,
  pushBody,
  ravi,
  userNameQuery,
} from '../../support/oktaBodies.js';
import { assertScimBody, assertScimError, listUrn, userUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

await test('the connection test of Okta gets a list of two, with numbers that are integers', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    const answer = await rig.get('/Users?startIndex=1&count=2');

    assert.equal(answer.status, 200);
    assertScimBody(answer);
    assert.deepEqual(answer.at('schemas'), [listUrn]);
    assert.equal(answer.at('totalResults'), 3);
    assert.equal(answer.at('startIndex'), 1);
    assert.equal(answer.at('itemsPerPage'), 2);
    assert.equal(answer.listAt('Resources').length, 2);
  });
});

await test('the connection test of an empty server gets an empty list, not an error', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.get('/Users?startIndex=1&count=2');

    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, {
      schemas: [listUrn],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
  });
});

const existenceQueries: readonly (readonly [string, string])[] = [
  [
    'blanks as %20',
    '/Users?filter=userName%20eq%20%22mona.keller%40example.com%22&startIndex=1&count=100',
  ],
  [
    'blanks as +',
    '/Users?filter=userName+eq+%22mona.keller%40example.com%22&startIndex=1&count=100',
  ],
  [
    'an @ that is not encoded',
    '/Users?filter=userName%20eq%20%22mona.keller@example.com%22&startIndex=1&count=100',
  ],
  [
    'the filter last',
    '/Users?startIndex=1&count=100&filter=userName%20eq%20%22mona.keller%40example.com%22',
  ],
  [
    'the filter in the middle',
    '/Users?count=100&filter=userName%20eq%20%22mona.keller%40example.com%22&startIndex=1',
  ],
  [
    'the name in capitals',
    '/Users?filter=userName%20eq%20%22MONA.KELLER%40EXAMPLE.COM%22&startIndex=1&count=100',
  ],
  ['the attribute in lower case', '/Users?filter=username%20EQ%20%22mona.keller%40example.com%22'],
  [
    'the attribute with its URN',
    `/Users?filter=${userUrn}:userName%20eq%20%22mona.keller%40example.com%22`,
  ],
  ['another unique field, emails', '/Users?filter=emails%20eq%20%22mona.keller%40example.com%22'],
  [
    'another unique field, emails.value',
    '/Users?filter=emails.value%20eq%20%22mona.keller%40example.com%22',
  ],
  [
    'another unique field, externalId',
    '/Users?filter=externalId%20eq%20%2200u4k2mona7Rf8Qd5d7a%22',
  ],
];

for (const [name, query] of existenceQueries) {
  await test(`the existence check finds the one person: ${name}`, async () => {
    await withServer({ seed: 3 }, async (rig) => {
      await rig.post('/Users', createBody(mona));
      await rig.post('/Users', createBody(ravi));

      const answer = await rig.get(query);

      assert.equal(answer.status, 200);
      assert.equal(answer.at('totalResults'), 1);
      assert.equal(answer.at('Resources[0].userName'), 'mona.keller@example.com');
    });
  });
}

await test('the existence check by id finds the person', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    const id = await createPerson(rig);

    const answer = await rig.get(`/Users?filter=id%20eq%20%22${id}%22`);

    assert.equal(answer.at('totalResults'), 1);
    assert.equal(answer.at('Resources[0].id'), id);
  });
});

await test('the existence check of somebody unknown gets 200 with an empty list', async () => {
  await withServer({ seed: 3 }, async (rig) => {
    const answer = await rig.get(userNameQuery('nobody@example.com'));

    assert.equal(answer.status, 200);
    assert.equal(answer.at('totalResults'), 0);
    assert.equal(answer.at('itemsPerPage'), 0);
    assert.deepEqual(answer.at('Resources'), []);
  });
});

await test('a create answers 201 with everything that was sent but the password', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Users', createBody(mona));

    assert.equal(answer.status, 201);
    assertScimBody(answer);
    const id = answer.textAt('id');
    const created = answer.textAt('meta.created');
    assert.match(created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual(answer.body, {
      schemas: [userUrn],
      id,
      userName: 'mona.keller@example.com',
      name: { givenName: 'Mona', familyName: 'Keller' },
      emails: [{ primary: true, value: 'mona.keller@example.com', type: 'work' }],
      displayName: 'Mona Keller',
      locale: 'en-US',
      externalId: '00u4k2mona7Rf8Qd5d7a',
      active: true,
      meta: {
        resourceType: 'User',
        created,
        lastModified: created,
        version: answer.textAt('meta.version'),
        location: `${rig.baseUrl}/Users/${id}`,
      },
    });
    assert.equal(answer.headers.location, `${rig.baseUrl}/Users/${id}`);
    assert.equal(answer.headers.etag, answer.at('meta.version'));
  });
});

await test('a create may come as application/json, as that of Okta’s own test suite', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Users', createBody(mona), {
      'Content-Type': 'application/json',
      Accept: 'application/scim+json; charset=utf-8',
    });

    assert.equal(answer.status, 201);
  });
});

await test('a create whose mappings were removed lacks members, and is taken', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Users', {
      schemas: [userUrn],
      userName: mona.userName,
      name: { givenName: 'Mona', familyName: 'Keller' },
      emails: [{ primary: true, value: mona.userName }],
      externalId: mona.externalId,
      groups: [],
      password: '7hq2ZpXa',
      active: true,
    });

    assert.equal(answer.status, 201);
    assert.deepEqual(answer.at('emails'), [{ primary: true, value: mona.userName }]);
    assert.equal(answer.at('displayName'), undefined);
  });
});

await test('an enterprise attribute is kept though its URN is not in schemas, which then gets it', async () => {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Users', {
      ...createBody(mona),
      [enterprise]: { department: 'Sales' },
    });

    assert.equal(answer.status, 201);
    assert.deepEqual(answer.at('schemas'), [userUrn, enterprise]);
    assert.ok(isJsonObject(answer.body));
    assert.deepEqual(answer.body[enterprise], { department: 'Sales' });
  });
});

await test('a second create of the name, in other capitals too, gets 409 and says who has it', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);

    const again = await rig.post('/Users', createBody(mona));
    const capitals = await rig.post('/Users', {
      ...createBody(mona),
      userName: 'Mona.Keller@Example.COM',
    });

    for (const answer of [again, capitals]) {
      assertScimError(answer, { status: 409, scimType: 'uniqueness', detail: new RegExp(id) });
    }
    assert.equal((await rig.get('/Users')).at('totalResults'), 1);
  });
});

await test('linking somebody who exists is check, GET and PUT, and keeps id and creation', async () => {
  await withServer({}, async (rig) => {
    const { userName, givenName, familyName } = mona;
    const id = await createPerson(rig, { userName, givenName, familyName });
    const found = await rig.get(userNameQuery(mona.userName));
    const got = await rig.get(`/Users/${found.textAt('Resources[0].id')}`);

    const linked = await rig.put(
      `/Users/${id}`,
      pushBody(got.body, { externalId: '00u4k2mona7Rf8Qd5d7a', locale: 'en-US' }),
    );

    assert.equal(linked.status, 200);
    assert.equal(linked.at('id'), id);
    assert.equal(linked.at('externalId'), '00u4k2mona7Rf8Qd5d7a');
    assert.equal(linked.at('meta.created'), got.at('meta.created'));
  });
});

await test('a profile push carries a stale meta, groups and extras back, and only the profile changes', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);
    const group = await rig.post('/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Sales',
      members: [{ value: id }],
    });
    const got = await rig.get(`/Users/${id}`);

    const pushed = await rig.put(`/Users/${id}`, {
      ...pushBody(got.body, { title: 'Buyer', name: { givenName: 'Mona', familyName: 'Vogt' } }),
      meta: { resourceType: 'User', created: '04-12-2018 00:00:00', version: 'v1.0' },
      id: 'another-id',
      resources: [{ id }],
      Resources: [{ id }],
      'urn:example:params:unknown': { colour: 'red' },
    });

    assert.equal(pushed.status, 200);
    assert.equal(pushed.at('id'), id);
    assert.equal(pushed.at('title'), 'Buyer');
    assert.equal(pushed.at('name.familyName'), 'Vogt');
    assert.equal(pushed.at('meta.created'), got.at('meta.created'));
    assert.notEqual(pushed.at('meta.version'), got.at('meta.version'));
    assert.equal(pushed.at('groups[0].value'), group.at('id'));
    assert.equal(pushed.at('resources'), undefined);
    assert.deepEqual((await rig.observations(4)).toSorted(), [
      'body.readOnly',
      'body.unknownAttribute',
    ]);
  });
});

await test('a profile push that changes nothing keeps the version', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);
    const got = await rig.get(`/Users/${id}`);

    const pushed = await rig.put(`/Users/${id}`, pushBody(got.body, {}));

    assert.deepEqual(pushed.body, got.body);
  });
});

await test('a PUT takes away what it does not name, but not the password', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);

    const put = await rig.put(`/Users/${id}`, { schemas: [userUrn], userName: mona.userName });

    assert.equal(put.status, 200);
    assert.equal(put.at('displayName'), undefined);
    assert.equal(put.at('emails'), undefined);
    const type = rig.directory.registry.findByName('User');
    assert.ok(type);
    assert.equal(rig.directory.get(type, id).content['password'], '7hq2ZpXa');
  });
});

await test('a rename by PUT to a name that somebody has gets 409 and changes nothing', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);
    await createPerson(rig, ravi);
    const got = await rig.get(`/Users/${id}`);

    const renamed = await rig.put(
      `/Users/${id}`,
      pushBody(got.body, { userName: 'RAVI.nair@example.com' }),
    );

    assertScimError(renamed, { status: 409, scimType: 'uniqueness' });
    assert.deepEqual((await rig.get(`/Users/${id}`)).body, got.body);
  });
});

await test('an app of the wizard deactivates and reactivates by GET and PUT', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);
    const got = await rig.get(`/Users/${id}`);

    const off = await rig.put(`/Users/${id}`, activeBody(got.body, false));
    const found = await rig.get(userNameQuery(mona.userName));
    const on = await rig.put(`/Users/${id}`, activeBody(off.body, true));

    assert.equal(off.status, 200);
    assert.equal(off.at('active'), false);
    assert.equal(off.at('displayName'), 'Mona Keller');
    assert.equal(found.at('totalResults'), 1);
    assert.equal(found.at('Resources[0].active'), false);
    assert.equal(on.at('active'), true);
    assert.equal(on.at('id'), id);
  });
});

const activations = (active: boolean): readonly (readonly [string, JsonObject])[] => [
  ['without a path', { op: 'replace', value: { active } }],
  ['with a path', { op: 'replace', path: 'active', value: active }],
  ['with capitals in op', { op: 'Replace', path: 'active', value: active }],
];

for (const [at, [name, operation]] of activations(false).entries()) {
  await test(`an app of the catalogue deactivates and reactivates by PATCH, ${name}`, async () => {
    await withServer({}, async (rig) => {
      const id = await createPerson(rig);
      const back = activations(true)[at]?.[1] ?? {};

      const off = await rig.patch(`/Users/${id}`, patchBody(operation));
      const found = await rig.get(userNameQuery(mona.userName));
      const on = await rig.patch(`/Users/${id}`, patchBody(back));

      assert.equal(off.status, 200);
      assert.equal(off.at('active'), false);
      assert.equal(off.at('displayName'), 'Mona Keller');
      assert.equal(found.at('Resources[0].id'), id);
      assert.equal(on.at('active'), true);
    });
  });
}

await test('a password comes by PATCH or PUT, is kept, and is in no answer and no capture', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);
    const got = await rig.get(`/Users/${id}`);

    const patched = await rig.patch(
      `/Users/${id}`,
      patchBody({ op: 'replace', value: { password: 'Geheim-1' } }),
    );
    const byPath = await rig.patch(
      `/Users/${id}`,
      patchBody({ op: 'replace', path: 'password', value: 'Geheim-2' }),
    );
    const put = await rig.put(`/Users/${id}`, pushBody(got.body, { password: 'Geheim-3' }));

    const texts = [patched, byPath, put].map(({ status, text }) => `${String(status)} ${text}`);
    assert.ok(texts.every((text) => text.startsWith('200 ') && !text.includes('Geheim')));
    const type = rig.directory.registry.findByName('User');
    assert.ok(type);
    assert.equal(rig.directory.get(type, id).content['password'], 'Geheim-3');
    assert.ok(!JSON.stringify(await rig.exchanges(5)).includes('Geheim'));
  });
});

await test('GET by id answers the bare resource, and 404 with a SCIM body for nobody', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);

    const found = await rig.get(`/Users/${id}`);
    const missing = await rig.get('/Users/010101001010101011001010101011');

    assert.equal(found.at('id'), id);
    assert.equal(found.at('Resources'), undefined);
    assertScimError(missing, { status: 404, detail: /There is no User with the id "0101/ });
  });
});

await test('DELETE answers 204 without a body, then the person is gone from everywhere', async () => {
  await withServer({}, async (rig) => {
    const id = await createPerson(rig);
    const group = await rig.post('/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Sales',
      members: [{ value: id }],
    });

    const deleted = await rig.delete(`/Users/${id}`, {
      'Content-Type': 'application/scim+json; charset=utf-8',
    });

    assert.equal(deleted.status, 204);
    assert.equal(deleted.text, '');
    assert.equal(deleted.headers['content-type'], undefined);
    assertScimError(await rig.get(`/Users/${id}`), { status: 404 });
    assertScimError(await rig.delete(`/Users/${id}`), { status: 404 });
    assert.equal((await rig.get(userNameQuery(mona.userName))).at('totalResults'), 0);
    assert.equal((await rig.get(`/Groups/${group.textAt('id')}`)).at('members'), undefined);
    assert.equal((await rig.post('/Users', createBody(mona))).status, 201);
  });
});

async function createPerson(rig: ServerRig, person = mona): Promise<string> {
  const answer = await rig.post('/Users', createBody(person));
  assert.equal(answer.status, 201, answer.text);
  return answer.textAt('id');
}
