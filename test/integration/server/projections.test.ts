import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn } from '../../../src/scim/schema/enterpriseUser.js';
import { deviceFile, deviceUrn, warrantyUrn } from '../../support/deviceSchema.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { assertScimError, patchUrn, searchUrn, userUrn } from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

const both = 'attributes=userName&excludedAttributes=emails';

await test('attributes and excludedAttributes together are 400, and nothing happens', async () => {
  await withServer({}, async (rig) => {
    const id = (await rig.post('/Users', createBody(mona))).textAt('id');
    const answers = [
      await rig.get(`/Users?${both}`),
      await rig.get(`/?${both}`),
      await rig.get(`/Users/${id}?${both}`),
      await rig.post(`/Users?${both}`, { schemas: [userUrn], userName: 'new' }),
      await rig.put(`/Users/${id}?${both}`, { schemas: [userUrn], userName: 'new' }),
      await rig.patch(`/Users/${id}?${both}`, {
        schemas: [patchUrn],
        Operations: [{ op: 'replace', path: 'active', value: false }],
      }),
      await rig.delete(`/Users/${id}?${both}`),
      await rig.post('/Users/.search', {
        schemas: [searchUrn],
        attributes: ['userName'],
        excludedAttributes: ['emails'],
      }),
      await rig.post('/.search', {
        schemas: [searchUrn],
        attributes: 'userName',
        excludedAttributes: 'emails',
      }),
    ];

    for (const answer of answers) {
      assertScimError(answer, {
        status: 400,
        scimType: 'invalidValue',
        detail: /exclude each other \(RFC 7644 3\.9\)/,
      });
    }
    const list = await rig.get('/Users');
    assert.equal(list.at('totalResults'), 1);
    assert.equal(list.at('Resources[0].userName'), mona.userName);
    assert.equal(list.at('Resources[0].active'), true);
  });
});

await test('one of the two that is empty, or null in a search, does not count', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', createBody(mona));

    const got = await rig.get('/Users?attributes=userName&excludedAttributes=');
    const searched = await rig.post('/Users/.search', {
      schemas: [searchUrn],
      attributes: ['userName'],
      excludedAttributes: [],
    });

    assert.equal(got.at('Resources[0].emails'), undefined);
    assert.deepEqual(searched.body, got.body);
  });
});

await test('discovery endpoints ignore both (RFC 7644 4)', async () => {
  await withServer({}, async (rig) => {
    for (const path of [
      '/ServiceProviderConfig',
      '/ResourceTypes',
      '/Schemas',
      '/Schemas/' + userUrn,
    ]) {
      const plain = await rig.get(path);
      const asked = await rig.get(`${path}?${both}&count=1&sortBy=id`);

      assert.equal(asked.status, 200, path);
      assert.deepEqual(asked.body, plain.body);
    }
  });
});

await test('schemas names what is present in the answer (RFC 7643 3.1)', async () => {
  await withServer({}, async (rig) => {
    const id = (
      await rig.post('/Users', {
        schemas: [userUrn, enterpriseUserUrn],
        userName: 'a',
        [enterpriseUserUrn]: { department: 'D' },
      })
    ).textAt('id');
    const schemas = async (query: string): Promise<unknown> =>
      (await rig.get(`/Users/${id}?${query}`)).at('schemas');

    assert.deepEqual(await schemas(''), [userUrn, enterpriseUserUrn]);
    assert.deepEqual(await schemas('attributes=userName'), [userUrn]);
    assert.deepEqual(await schemas(`attributes=${enterpriseUserUrn}:department`), [
      userUrn,
      enterpriseUserUrn,
    ]);
    assert.deepEqual(await schemas(`attributes=${enterpriseUserUrn}:division`), [userUrn]);
    assert.deepEqual(await schemas(`excludedAttributes=${enterpriseUserUrn}`), [userUrn]);
    assert.deepEqual(await schemas('excludedAttributes=schemas'), [userUrn, enterpriseUserUrn]);
  });
});

await test('a name that no schema has is ignored and noticed', async () => {
  await withServer({}, async (rig) => {
    const id = (await rig.post('/Users', createBody(mona))).textAt('id');

    const answer = await rig.get('/Users?attributes=userName,shoeSize,emails.size,name.givenName');
    await rig.get(`/Users/${id}?excludedAttributes=department`);
    await rig.get('/?attributes=members,userName');

    assert.deepEqual(Object.keys(answer.listAt('Resources')[0] ?? {}), [
      'schemas',
      'id',
      'userName',
      'name',
    ]);
    const observed = (await rig.exchanges(4)).map(({ observations }) => observations);
    assert.match(
      observed[1]?.[0]?.detail ?? '',
      /names shoeSize, emails\.size, which no schema of User has/,
    );
    assert.deepEqual(
      observed[2]?.map(({ id: name }) => name),
      ['query.unknownAttribute'],
    );
    assert.deepEqual(
      observed[3]?.map(({ id: name }) => name),
      [],
    );
  });
});

await test('what is returned on request comes in the answer to the write that has it, and to who names it', async () => {
  await withServer({ schemaFiles: [deviceFile] }, async (rig) => {
    const body = {
      schemas: [deviceUrn, warrantyUrn],
      serialNumber: 'S1',
      secretNote: 'note',
      [warrantyUrn]: { provider: 'P', clause: 'Z' },
    };

    const created = await rig.post('/Devices', body);
    const path = `/Devices/${created.textAt('id')}`;
    const put = await rig.put(path, body);
    const patched = await rig.patch(path, {
      schemas: [patchUrn],
      Operations: [{ op: 'replace', path: 'secretNote', value: 'other' }],
    });
    const patchedElsewhere = await rig.patch(path, {
      schemas: [patchUrn],
      Operations: [{ op: 'replace', path: 'kind', value: 'phone' }],
    });
    const got = await rig.get(path);
    const asked = await rig.get(`${path}?attributes=secretNote`);

    for (const answer of [created, put]) {
      assert.equal(answer.at('secretNote'), 'note');
    }
    assert.equal(patched.at('secretNote'), 'other');
    assert.equal(patchedElsewhere.at('secretNote'), undefined);
    assert.equal(got.at('secretNote'), undefined);
    assert.equal(asked.at('secretNote'), 'other');
    assert.ok(created.text.includes('"clause":"Z"') && !patched.text.includes('"clause"'));
  });
});
