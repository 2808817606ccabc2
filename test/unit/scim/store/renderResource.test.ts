import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject, type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { parseProjection } from '../../../../src/scim/query/projection.js';
import { type StoredResource } from '../../../../src/scim/store/directory.js';
import { renderResource } from '../../../../src/scim/store/renderResource.js';
import { deviceUrn, warrantyUrn } from '../../../support/deviceSchema.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';

const baseUrl = 'https://scim.example/scim/v2';

const parse = (text: string): unknown => JSON.parse(text);

function render(stored: StoredResource, attributes?: string): unknown {
  const projection =
    attributes === undefined ? undefined : parseProjection(attributes, undefined, stored.type);
  return parse(renderResource(stored, baseUrl, projection));
}

await test('a person is shown with its address, those of its groups, and without its password', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane', { password: 'secret' });
  rig.createGroup('G', ['id-1']);
  const stored = rig.directory.get(rig.users, 'id-1');

  assert.deepEqual(render(stored), {
    schemas: [rig.users.schema],
    id: 'id-1',
    userName: 'jane',
    groups: [{ value: 'id-2', display: 'G', type: 'direct', $ref: `${baseUrl}/Groups/id-2` }],
    meta: {
      resourceType: 'User',
      created: '2026-01-01T00:00:00.000Z',
      lastModified: '2026-01-01T00:00:00.000Z',
      version: stored.version,
      location: `${baseUrl}/Users/id-1`,
    },
  });
});

await test('each member of a group has the address of its own type', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  rig.createGroup('Inner');
  const stored = rig.createGroup('Outer', ['id-1', 'id-2']);

  assert.deepEqual(render(stored, 'members.$ref'), {
    schemas: [rig.groups.schema],
    id: 'id-3',
    members: [{ $ref: `${baseUrl}/Users/id-1` }, { $ref: `${baseUrl}/Groups/id-2` }],
  });
});

await test('an id is escaped in an address', () => {
  const { directory, users } = createDirectoryRig();
  directory.load([{ schemas: [users.schema], id: 'a/b?c ü', userName: 'jane' }]);

  const text = renderResource(directory.get(users, 'a/b?c ü'), baseUrl);

  assert.match(text, /"location":"[^"]*\/Users\/a%2Fb%3Fc%20%C3%BC"/);
});

await test('the same resource shows the address of whoever asks', () => {
  const rig = createDirectoryRig();
  const stored = rig.createUser('jane');
  const locationAt = (url: string): string =>
    /"location":"([^"]*)"/.exec(renderResource(stored, url))?.[1] ?? '';

  const locations = ['http://a.example', 'http://b.example', 'http://a.example'].map(locationAt);

  assert.deepEqual(locations, [
    'http://a.example/Users/id-1',
    'http://b.example/Users/id-1',
    'http://a.example/Users/id-1',
  ]);
});

await test('a projection does not come out of what was kept, nor does what was kept come out of it', () => {
  const rig = createDirectoryRig();
  const stored = rig.createUser('jane', { title: 'VP' });
  const usual = renderResource(stored, baseUrl);

  const short = render(stored, 'userName');

  assert.deepEqual(short, { schemas: [rig.users.schema], id: 'id-1', userName: 'jane' });
  assert.equal(renderResource(stored, baseUrl), usual);
  assert.equal(
    renderResource(stored, baseUrl, parseProjection(undefined, undefined, stored.type)),
    usual,
  );
});

await test('another version has another text', () => {
  const rig = createDirectoryRig();
  const before = renderResource(rig.createUser('jane'), baseUrl);

  const body = patchBody([{ op: 'add', value: { title: 'VP' } }]);
  const after = rig.directory.patch(rig.users, 'id-1', body, rig.context);

  assert.doesNotMatch(before, /VP/);
  assert.match(renderResource(after, baseUrl), /VP/);
});

await test('more than can be kept is still rendered rightly', () => {
  const rig = createDirectoryRig();
  const title = 'x'.repeat(400_000);
  const people = Array.from({ length: 50 }, (_one, at) =>
    rig.createUser(`u${String(at)}`, { title }),
  );
  const nameOf = (stored: StoredResource): string =>
    /"userName":"([^"]*)"/.exec(renderResource(stored, baseUrl))?.[1] ?? '';

  const twice = [...people, ...people].map(nameOf);

  const names = people.map(({ content }) => content['userName']);
  assert.deepEqual(twice, [...names, ...names]);
});

await test('resources without members or groups are shown without them', () => {
  const rig = createDirectoryRig();

  const shown = [rig.createUser('jane'), rig.createGroup('G')].map((stored) => render(stored));

  assert.doesNotMatch(JSON.stringify(shown), /members|groups|null/);
});

/** RFC 7643 7, `returned`: each of them hides something unless it is asked for, or always. */
const guarded: readonly (readonly [member: JsonObject, shown: JsonObject])[] = [
  [{ pin: '0000' }, {}],
  [{ secretNote: 'n' }, {}],
  [{ lock: { code: 'c' } }, {}],
  [{ parts: [{ label: 'l', hidden: 'h', asked: 'a' }] }, { parts: [{ label: 'l' }] }],
  [
    { [warrantyUrn]: { provider: 'P', clause: 'c' } },
    { schemas: [deviceUrn, warrantyUrn], [warrantyUrn]: { provider: 'P' } },
  ],
];

for (const [member, shown] of guarded) {
  await test(`of ${JSON.stringify(member)} only ${JSON.stringify(shown)} is shown by default`, () => {
    const { directory, devices, context } = createDirectoryRig();
    const body = { schemas: [deviceUrn], serialNumber: 'S', ...member };

    const rendered = render(directory.create(devices, body, context));

    assert.ok(isJsonObject(rendered));
    assert.deepEqual(withoutMember(rendered, 'meta'), {
      schemas: [deviceUrn],
      id: 'id-1',
      serialNumber: 'S',
      ...shown,
    });
  });
}
