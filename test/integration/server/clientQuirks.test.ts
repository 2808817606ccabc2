import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { createBody, groupBody, mona, patchBody, ravi } from '../../support/oktaBodies.js';
import { assertScimError, enterpriseUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

const createMona = async (rig: ServerRig): Promise<Answer> => {
  const person = createBody(mona);
  return rig.post('/Users', { ...person, [enterpriseUrn]: { manager: { value: 'boss' } } });
};

const patchAs = async (
  profile: 'strict' | 'entra',
  operation: JsonObject,
  look: (answer: Answer) => void,
): Promise<void> => {
  await withServer({ profile }, async (rig) => {
    const path = `/Users/${(await createMona(rig)).textAt('id')}`;
    const answer = await rig.patch(path, patchBody(operation));
    look(profile === 'entra' && answer.status === 204 ? await rig.get(path) : answer);
  });
};

const manager = `${enterpriseUrn}:manager`;
const managerOf = (answer: Answer): unknown => {
  const { [enterpriseUrn]: extension } = answer.body as Readonly<
    Record<string, { manager?: { value?: string } } | undefined>
  >;
  return extension?.manager?.value;
};

/** What Microsoft Entra sends, and what becomes of the manager. */
const managers: readonly (readonly [operation: JsonObject, after: string | undefined])[] = [
  [{ op: 'remove', path: `${manager}[value eq "boss"]` }, undefined],
  [{ op: 'Remove', path: `${manager}[value eq boss]` }, undefined],
  [{ op: 'remove', path: `${manager}[value eq "other"]` }, 'boss'],
  [{ op: 'replace', path: `${manager}[value eq "boss"].value`, value: 'new' }, 'new'],
  [{ op: 'Add', path: manager, value: [{ value: 'new' }] }, 'new'],
  [{ op: 'Add', path: manager, value: 'new' }, 'new'],
  [{ op: 'Replace', path: `${manager}.value`, value: ['new'] }, 'new'],
];

for (const [operation, after] of managers) {
  await test(`entra takes ${JSON.stringify(operation).replace(enterpriseUrn, '…')}`, () =>
    patchAs('entra', operation, (answer) => {
      assert.equal(answer.status, 200, answer.text);
      assert.equal(managerOf(answer), after);
    }));
}

await test('strict refuses brackets behind an attribute with one value', () =>
  patchAs('strict', { op: 'remove', path: `${manager}[value eq "boss"]` }, (answer) => {
    assertScimError(answer, { status: 400, scimType: 'invalidPath', detail: /one value/ });
  }));

await test('entra takes the text of a boolean in a list of one object', () =>
  patchAs('entra', { op: 'Replace', path: 'active', value: [{ value: 'False' }] }, (answer) => {
    assert.equal(answer.at('active'), false);
  }));

await test('a list of two is no single value for anybody', () =>
  patchAs('entra', { op: 'replace', path: 'title', value: ['a', 'b'] }, (answer) => {
    assertScimError(answer, { status: 400, scimType: 'invalidValue' });
  }));

await test('entra takes a PATCH without operations, and nothing changes', async () => {
  await withServer({ profile: 'entra' }, async (rig) => {
    const created = await createMona(rig);
    const path = `/Users/${created.textAt('id')}`;

    const answer = await rig.patch(path, patchBody());

    assert.equal(answer.status, 204);
    assert.equal(answer.headers.etag, created.headers.etag);
  });
});

await test('a member may be named by its $ref alone, and one that names nobody is refused', async () => {
  await withServer({ profile: 'strict' }, async (rig) => {
    const id = (await createMona(rig)).textAt('id');
    const created = await rig.post(
      '/Groups',
      groupBody('Sales', [{ $ref: `${rig.baseUrl}/Users/${id}` }]),
    );
    const refused = await rig.post('/Groups', groupBody('Lost', [{ $ref: '../Users/%zz' }]));
    const empty = await rig.post('/Groups', groupBody('Empty', [{ $ref: '/' }]));

    assert.equal(created.at('members[0].value'), id, created.text);
    assertScimError(refused, { status: 400, scimType: 'invalidValue' });
    assertScimError(empty, { status: 400, scimType: 'invalidValue' });
  });
});

await test('okta finds people by email as by emails, and says so; others find nobody and say why', async () => {
  for (const [profile, total, finding] of [
    ['okta', 1, /taken as emails/],
    ['strict', 0, /Did you mean emails\?/],
  ] as const) {
    await withServer({ profile }, async (rig) => {
      await createMona(rig);
      await rig.post('/Users', createBody(ravi));
      const filter = encodeURIComponent(`email eq "${mona.userName}"`);

      const answer = await rig.get(`/Users?filter=${filter}`);

      assert.equal(answer.at('totalResults'), total, answer.text);
      const { observations } = await rig.exchange(3);
      assert.match(observations.map(({ detail }) => detail).join('\n'), finding);
    });
  }
});

await test('a filter by an attribute of an extension without its URN says the whole name', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.get('/Users?filter=department%20eq%20%22Sales%22');

    assert.equal(answer.at('totalResults'), 0);
    const { observations } = await rig.exchange(1);
    assert.match(
      observations.map(({ detail }) => detail).join('\n'),
      /department is no attribute .* Did you mean urn:\S+:User:department\?/,
    );
  });
});

await test('a PATCH path that is misspelt says what it may have meant', () =>
  patchAs('strict', { op: 'replace', path: 'dispalyName', value: 'x' }, (answer) => {
    assertScimError(answer, {
      status: 400,
      scimType: 'invalidPath',
      detail: /Did you mean displayName\?/,
    });
  }));
