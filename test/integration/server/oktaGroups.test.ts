import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { findAt } from '../../support/jsonPath.js';
import {
  createBody,
  groupBody,
  groupNameQuery,
  memberOf,
  mona,
  patchBody,
  ravi,
} from '../../support/oktaBodies.js';
import { assertScimError, groupUrn, listUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

interface People {
  readonly rig: ServerRig;
  readonly monaId: string;
  readonly raviId: string;
}

await test('an app of the wizard pushes a group: check, POST with members, GET, PUT', async () => {
  await withPeople(async ({ rig, monaId, raviId }) => {
    const members = [memberOf(monaId, mona.userName), memberOf(raviId, ravi.userName)];
    const check = await rig.get(groupNameQuery('App Users'));
    const created = await rig.post('/Groups', groupBody('App Users', members));
    const id = created.textAt('id');
    const got = await rig.get(`/Groups/${id}`);
    const pushed = await rig.put(`/Groups/${id}`, groupBody('App Users', members));

    assert.deepEqual(check.body, {
      schemas: [listUrn],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
    assert.equal(created.status, 201);
    assert.equal(created.headers.location, `${rig.baseUrl}/Groups/${id}`);
    assert.deepEqual(got.body, {
      schemas: [groupUrn],
      id,
      displayName: 'App Users',
      members: [
        {
          value: monaId,
          display: mona.userName,
          type: 'User',
          $ref: `${rig.baseUrl}/Users/${monaId}`,
        },
        {
          value: raviId,
          display: ravi.userName,
          type: 'User',
          $ref: `${rig.baseUrl}/Users/${raviId}`,
        },
      ],
      meta: created.at('meta'),
    });
    assert.equal(pushed.status, 200);
    assert.deepEqual(pushed.body, got.body);
    const found = await rig.get(groupNameQuery('App Users'));
    assert.equal(found.at('Resources[0].id'), id);
  });
});

await test('an empty group is created and pushed with members [] by both kinds of app', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const created = await rig.post('/Groups', groupBody('Empty', []));
    const id = created.textAt('id');
    const put = await rig.put(`/Groups/${id}`, groupBody('Empty', []));
    await rig.put(`/Groups/${id}`, groupBody('Empty', [memberOf(monaId, null)]));
    const emptied = await rig.put(`/Groups/${id}`, groupBody('Empty', []));

    assert.deepEqual([created.status, put.status, emptied.status], [201, 200, 200]);
    assert.equal(emptied.at('members'), undefined);
    assert.equal((await rig.get(`/Users/${monaId}`)).at('groups'), undefined);
  });
});

await test('a member whose display is null is taken, and shown with the name the server knows', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const created = await rig.post('/Groups', groupBody('Nameless', [memberOf(monaId, null)]));

    assert.equal(created.status, 201);
    assert.equal(created.at('members[0].value'), monaId);
    assert.equal(created.at('members[0].display'), 'Mona Keller');
  });
});

await test('an app of the wizard changes members and name by PUT of the whole group', async () => {
  await withPeople(async ({ rig, monaId, raviId }) => {
    const id = await createGroup(rig, [memberOf(monaId, mona.userName)]);

    const changed = await rig.put(`/Groups/${id}`, {
      ...groupBody('Renamed', [memberOf(raviId, ravi.userName)]),
      id: 'another-id',
    });

    assert.equal(changed.status, 200);
    assert.equal(changed.at('id'), id);
    assert.equal(changed.at('displayName'), 'Renamed');
    assert.deepEqual(memberIds(changed), [raviId]);
    assert.equal((await rig.get(`/Users/${raviId}`)).at('groups[0].display'), 'Renamed');
    assert.equal((await rig.get(`/Users/${monaId}`)).at('groups'), undefined);
  });
});

await test('an app of the catalogue pushes a group: POST empty, PATCH add, GET, PATCH name', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const created = await rig.post('/Groups', groupBody('App Users', []));
    const id = created.textAt('id');

    const added = await rig.patch(
      `/Groups/${id}`,
      patchBody({ op: 'add', path: 'members', value: [memberOf(monaId, mona.userName)] }),
    );
    const got = await rig.get(`/Groups/${id}`);
    const named = await rig.patch(
      `/Groups/${id}`,
      patchBody({ op: 'replace', value: { id, displayName: 'App Users' } }),
    );

    assert.equal(added.status, 200);
    assert.deepEqual(memberIds(added), [monaId]);
    assert.equal(named.status, 200);
    assert.deepEqual(named.body, got.body);
  });
});

await test('a rename by PATCH takes the id from the path, not from the value', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const id = await createGroup(rig, [memberOf(monaId, mona.userName)]);

    const renamed = await rig.patch(
      `/Groups/${id}`,
      patchBody({ op: 'replace', value: { id: 'another-id', displayName: 'Renamed' } }),
    );

    assert.equal(renamed.status, 200);
    assert.equal(renamed.at('id'), id);
    assert.equal(renamed.at('displayName'), 'Renamed');
    assert.deepEqual(memberIds(renamed), [monaId]);
  });
});

await test('one PATCH removes some members by value paths and adds others, and no one else goes', async () => {
  await withServer({ seed: 6 }, async (rig) => {
    const list = await rig.get('/Users');
    const ids = list.listAt('Resources').map(idOf);
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    const id = await createGroup(
      rig,
      [a, b, c].map((one) => memberOf(one, null)),
    );

    const changed = await rig.patch(
      `/Groups/${id}`,
      patchBody(
        { op: 'remove', path: `members[value eq "${a}"]` },
        { op: 'remove', path: `members[value eq "${c}"]` },
        { op: 'add', path: 'members', value: [memberOf(d, 'd@example.com'), memberOf(e, null)] },
      ),
    );

    assert.equal(changed.status, 200);
    assert.deepEqual(memberIds(changed), [b, d, e]);
  });
});

await test('Push now replaces all members by PATCH, with [] none', async () => {
  await withPeople(async ({ rig, monaId, raviId }) => {
    const id = await createGroup(rig, [memberOf(monaId, mona.userName)]);
    const replace = (value: JsonValue): Promise<Answer> =>
      rig.patch(`/Groups/${id}`, patchBody({ op: 'replace', path: 'members', value }));

    const full = await replace([memberOf(raviId, ravi.userName), memberOf(monaId, mona.userName)]);
    const empty = await replace([]);
    const again = await replace([]);

    assert.deepEqual(memberIds(full), [raviId, monaId]);
    assert.equal(empty.status, 200);
    assert.deepEqual(memberIds(empty), []);
    assert.deepEqual(again.body, empty.body);
  });
});

await test('a pathless replace with members, id and displayName does all at once', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const id = await createGroup(rig, [memberOf(monaId, mona.userName)]);

    const changed = await rig.patch(`/Groups/${id}`, {
      Operations: [{ op: 'replace', value: { members: [], id, displayName: 'Viewers' } }],
    });

    assert.equal(changed.status, 200);
    assert.equal(changed.at('displayName'), 'Viewers');
    assert.deepEqual(memberIds(changed), []);
    assert.ok((await rig.observations(4)).includes('patch.schemas'));
  });
});

await test('a member that is nobody gets 400 that names it, and the group stays as it was', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const id = await createGroup(rig, [memberOf(monaId, mona.userName)]);
    const before = await rig.get(`/Groups/${id}`);

    const answer = await rig.patch(
      `/Groups/${id}`,
      patchBody(
        { op: 'replace', value: { displayName: 'Half done' } },
        { op: 'add', path: 'members', value: [memberOf('00u-nobody', 'nobody@example.com')] },
      ),
    );

    assertScimError(answer, { status: 400, scimType: 'invalidValue', detail: /00u-nobody/ });
    assert.deepEqual((await rig.get(`/Groups/${id}`)).body, before.body);
  });
});

await test('a group is deleted with 204, and its members show it no more', async () => {
  await withPeople(async ({ rig, monaId }) => {
    const id = await createGroup(rig, [memberOf(monaId, mona.userName)]);

    const deleted = await rig.delete(`/Groups/${id}`, {
      'Content-Type': 'application/scim+json; charset=utf-8',
    });

    assert.equal(deleted.status, 204);
    assert.equal(deleted.text, '');
    assertScimError(await rig.get(`/Groups/${id}`), { status: 404 });
    assert.equal((await rig.get(`/Users/${monaId}`)).at('groups'), undefined);
  });
});

await test('two groups may have one name, as displayName is not unique, and both are found', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Groups', groupBody('Sales', []));
    const second = await rig.post('/Groups', groupBody('Sales', []));

    assert.equal(second.status, 201);
    assert.equal((await rig.get(groupNameQuery('Sales'))).at('totalResults'), 2);
  });
});

await test('a group of 1000 members is pushed in one request', async () => {
  await withServer({ seed: 1000 }, async (rig) => {
    const people = await rig.get('/Users?count=1000');
    const members = people.listAt('Resources').map((one) => memberOf(idOf(one), null));

    const created = await rig.post('/Groups', groupBody('Everybody', members));

    assert.equal(created.status, 201);
    assert.equal(created.listAt('members').length, 1000);
  });
});

async function withPeople(run: (people: People) => Promise<void>): Promise<void> {
  await withServer({}, async (rig) => {
    const monaId = (await rig.post('/Users', createBody(mona))).textAt('id');
    const raviId = (await rig.post('/Users', createBody(ravi))).textAt('id');
    await run({ rig, monaId, raviId });
  });
}

async function createGroup(
  rig: ServerRig,
  members: Parameters<typeof groupBody>[1],
): Promise<string> {
  const answer = await rig.post('/Groups', groupBody('Sales', members));
  assert.equal(answer.status, 201, answer.text);
  return answer.textAt('id');
}

function idOf(resource: JsonValue): string {
  const id = findAt(resource, 'id');
  assert.ok(typeof id === 'string');
  return id;
}

function memberIds(answer: Answer): readonly (JsonValue | undefined)[] {
  return answer.at('members') === undefined
    ? []
    : answer.listAt('members').map((member) => findAt(member, 'value'));
}
