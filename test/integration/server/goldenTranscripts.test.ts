import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import { Transcript, TranscriptClock, assertGolden } from '../../support/goldenTranscript.js';
import {
  activeBody,
  createBody,
  groupBody,
  groupNameQuery,
  memberOf,
  mona,
  patchBody,
  pushBody,
  ravi,
  userNameQuery,
} from '../../support/oktaBodies.js';
import { oktaEntitlements } from '../../../src/scim/schema/oktaEntitlements.js';
import { userUrn } from '../../support/scimAssertions.js';
import {
  type RigOptions,
  type SendOptions,
  type ServerRig,
  testToken,
  withServer,
} from '../../support/serverRig.js';

const post = (body: unknown): SendOptions => ({ method: 'POST', body });
const put = (body: unknown): SendOptions => ({ method: 'PUT', body });
const patch = (...operations: readonly JsonObject[]): SendOptions => ({
  method: 'PATCH',
  body: patchBody(...operations),
});

const probe = '/Users?startIndex=1&count=2';
const importPage = '/Users?startIndex=1&count=100';

await test('golden: an app of the wizard has people', async () => {
  await golden(
    'wizardPeople',
    'An app of the App Integration Wizard pushes people: POST and PUT.',
    async ({ transcript, rig, turn }) => {
      turn(
        await rig.post('/Users', { schemas: [userUrn], userName: ravi.userName, title: 'Seller' }),
      );
      const talk = transcript();
      await talk.send('Test Connector Configuration', probe);
      await talk.send('Push New Users: does she exist?', userNameQuery(mona.userName));
      const created = await talk.send('Push New Users: create', '/Users', post(createBody(mona)));
      const path = `/Users/${created.textAt('id')}`;
      const got = await talk.send('Push Profile Updates: read', path);
      await talk.send(
        'Push Profile Updates: write what was read, with the mapped attributes over it',
        path,
        put(
          pushBody(got.body, { name: { givenName: 'Mona', familyName: 'Vogt' }, title: 'Buyer' }),
        ),
      );
      const found = await talk.send('Push New Users: does he exist?', userNameQuery(ravi.userName));
      const raviPath = `/Users/${found.textAt('Resources[0].id')}`;
      const linked = await talk.send('Push New Users: he does, so read him', raviPath);
      await talk.send(
        'Push New Users: link him',
        raviPath,
        put(
          pushBody(linked.body, { externalId: '00u4k2ravi1Lw3Ts5d7b', displayName: 'Ravi Nair' }),
        ),
      );
      const before = await talk.send('Deactivate Users: read', path);
      await talk.send('Deactivate Users: write', path, put(activeBody(before.body, false)));
      await talk.send('Assign again: does she exist?', userNameQuery(mona.userName));
      const inactive = await talk.send('Assign again: read', path);
      await talk.send('Assign again: reactivate', path, put(activeBody(inactive.body, true)));
      await talk.send('Create once more what is there', '/Users', post(createBody(mona)));
      await talk.send('Import New Users', importPage);
      return talk;
    },
  );
});

await test('golden: an app of the catalogue has people', async () => {
  await golden(
    'cataloguePeople',
    'An app of the OIN catalogue pushes people: POST, PUT for profiles, PATCH for the rest.',
    async ({ transcript }) => {
      const talk = transcript();
      await talk.send('Test API Credentials', probe);
      await talk.send(
        'Create Users: does she exist? (blanks as +, another order)',
        '/Users?startIndex=1&count=100&filter=userName+eq+%22mona.keller%40example.com%22',
      );
      const created = await talk.send('Create Users', '/Users', post(createBody(mona)));
      const path = `/Users/${created.textAt('id')}`;
      const got = await talk.send('Update User Attributes: read', path);
      await talk.send(
        'Update User Attributes: write',
        path,
        put(pushBody(got.body, { title: 'Buyer' })),
      );
      await talk.send('Deactivate Users', path, patch({ op: 'replace', value: { active: false } }));
      await talk.send('Assign again: does she exist?', userNameQuery(mona.userName));
      await talk.send('Assign again', path, patch({ op: 'replace', value: { active: true } }));
      await talk.send(
        'Deactivate Users, with a path',
        path,
        patch({ op: 'replace', path: 'active', value: false }),
      );
      await talk.send(
        'Sync Password',
        path,
        patch({ op: 'replace', value: { password: 'n3w-Pa55word' } }),
      );
      await talk.send('What came of it', path);
      return talk;
    },
  );
});

await test('golden: an app of the wizard pushes a group', async () => {
  await golden(
    'wizardGroups',
    'An app of the App Integration Wizard pushes a group: POST and PUT of the whole group.',
    async ({ transcript, rig, turn }) => {
      const monaId = turn(await rig.post('/Users', createBody(mona)));
      const raviId = turn(await rig.post('/Users', createBody(ravi)));
      const talk = transcript();
      const members = [memberOf(monaId, mona.userName), memberOf(raviId, ravi.userName)];
      await talk.send('Push by name: does it exist?', groupNameQuery('App Users'));
      const created = await talk.send(
        'Push by name: create',
        '/Groups',
        post(groupBody('App Users', members)),
      );
      const path = `/Groups/${created.textAt('id')}`;
      await talk.send('Push by name: read', path);
      await talk.send('Push by name: write', path, put(groupBody('App Users', members)));
      await talk.send(
        'A member left, the other has no display',
        path,
        put({ ...groupBody('App Users', [memberOf(raviId, null)]), id: created.textAt('id') }),
      );
      await talk.send('What the member sees', `/Users/${raviId}`);
      await talk.send(
        'Rename',
        path,
        put(groupBody('All App Users', [memberOf(raviId, ravi.userName)])),
      );
      await talk.send('Everybody left', path, put(groupBody('All App Users', [])));
      await talk.send(
        'A member that is not provisioned',
        path,
        put(groupBody('All App Users', [memberOf('not-here', 'zoe@example.com')])),
      );
      await talk.send('Delete the pushed group', path, {
        method: 'DELETE',
        headers: { 'Content-Type': 'application/scim+json; charset=utf-8' },
      });
      await talk.send('It is gone', path);
      return talk;
    },
  );
});

await test('golden: an app of the catalogue pushes a group', async () => {
  await golden(
    'catalogueGroups',
    'An app of the OIN catalogue pushes a group: POST and PATCH.',
    async ({ transcript, rig, turn }) => {
      const monaId = turn(await rig.post('/Users', createBody(mona)));
      const raviId = turn(await rig.post('/Users', createBody(ravi)));
      const talk = transcript();
      await talk.send('Push by name: does it exist?', groupNameQuery('App Users'));
      const created = await talk.send(
        'Push by name: create',
        '/Groups',
        post(groupBody('App Users', [])),
      );
      const id = created.textAt('id');
      const path = `/Groups/${id}`;
      const rename = (displayName: string): SendOptions =>
        patch({ op: 'replace', value: { id, displayName } });
      await talk.send(
        'Push by name: members',
        path,
        patch({ op: 'add', path: 'members', value: [memberOf(monaId, mona.userName)] }),
      );
      await talk.send('Push by name: read', path);
      await talk.send('Push by name: the name, though it is the same', path, rename('App Users'));
      await talk.send(
        'One left, one came',
        path,
        patch(
          { op: 'remove', path: `members[value eq "${monaId}"]` },
          { op: 'add', path: 'members', value: [memberOf(raviId, ravi.userName)] },
        ),
      );
      await talk.send('Rename', path, rename('All App Users'));
      await talk.send(
        'Push now',
        path,
        patch({
          op: 'replace',
          path: 'members',
          value: [memberOf(monaId, mona.userName), memberOf(raviId, ravi.userName)],
        }),
      );
      await talk.send(
        'Push now, when nobody is left',
        path,
        patch({ op: 'replace', path: 'members', value: [] }),
      );
      await talk.send(
        'Push now, without a path',
        path,
        patch({
          op: 'replace',
          value: { members: [memberOf(raviId, null)], id, displayName: 'All App Users' },
        }),
      );
      await talk.send(
        'A member that is not provisioned',
        path,
        patch({ op: 'add', path: 'members', value: [memberOf('not-here', 'zoe@example.com')] }),
      );
      await talk.send('Delete the pushed group', path, {
        method: 'DELETE',
        headers: { 'Content-Type': 'application/scim+json; charset=utf-8' },
      });
      return talk;
    },
  );
});

await test('golden: an import', async () => {
  await golden(
    'import',
    'Import of people and groups, page by page, and a page that is past the end.',
    async ({ transcript, rig, turn }) => {
      const monaId = turn(await rig.post('/Users', createBody(mona)));
      turn(await rig.post('/Users', { ...createBody(ravi), active: false }));
      turn(await rig.post('/Groups', groupBody('Sales', [memberOf(monaId, null)])));
      const talk = transcript();
      await talk.send('People, first page', '/Users?startIndex=1&count=1');
      await talk.send(
        'People, second page; who is not active is listed, Okta skips him',
        '/Users?startIndex=2&count=1',
      );
      await talk.send('People, past the end', '/Users?startIndex=101&count=100');
      await talk.send('Groups', '/Groups?startIndex=1&count=100');
      return talk;
    },
  );
});

await test('golden: what the Authorization header can be', async () => {
  const shapes: readonly (readonly [string, string | undefined])[] = [
    ['Right: HTTP Header in the wizard', `Bearer ${testToken}`],
    ['Another token', 'Bearer another-token'],
    ['Bearer typed into the wizard, which adds it', `Bearer Bearer ${testToken}`],
    ['A raw token in the template Header Auth, which adds nothing', testToken],
    ['Basic Auth chosen', 'Basic b2t0YTpzZWNyZXQ='],
    ['No credentials', undefined],
  ];
  await golden(
    'credentials',
    'The shapes in which credentials come, and what is said of each.',
    async ({ transcript }) => {
      const talk = transcript();
      for (const [title, Authorization] of shapes) {
        await talk.send(title, probe, { headers: { Authorization } });
      }
      return talk;
    },
  );
});

await test('golden: bad input', async () => {
  await golden(
    'badInput',
    'What is wrong with a request, in words that a developer can use.',
    async ({ transcript, rig, turn }) => {
      const id = turn(await rig.post('/Users', createBody(mona)));
      const path = `/Users/${id}`;
      const talk = transcript();
      await talk.send('A comma too many', '/Users', {
        method: 'POST',
        body: '{\n  "userName": "mona",\n}',
      });
      await talk.send('No body', '/Users', { method: 'POST' });
      await talk.send('A list', '/Users', post([]));
      await talk.send('A form', '/Users', {
        method: 'POST',
        body: 'userName=mona',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      await talk.send(
        'SCIM 1.1',
        '/Users',
        post({ schemas: ['urn:scim:schemas:core:1.0'], userName: 'mona' }),
      );
      await talk.send('No userName', '/Users', post({ schemas: [userUrn], displayName: 'Mona' }));
      await talk.send('A boolean as a text', path, put({ ...createBody(mona), active: 'yes' }));
      await talk.send('A filter that breaks off', '/Users?filter=userName%20eq');
      await talk.send(
        'A filter with an operator of another language',
        '/Users?filter=userName%20==%20%22mona%22',
      );
      await talk.send('A count that is no number', '/Users?count=all');
      await talk.send(
        'A path that is none',
        path,
        patch({ op: 'replace', path: 'emails[type eq "work"', value: 'x' }),
      );
      await talk.send(
        'An attribute that nobody has',
        path,
        patch({ op: 'add', path: 'shoeSize', value: 38 }),
      );
      await talk.send('An old version', path, {
        ...put(createBody(mona)),
        headers: { 'If-Match': 'W/"old"' },
      });
      await talk.send('A method that is not allowed', '/Users', { method: 'DELETE' });
      await talk.send('A path in small letters', '/users');
      await talk.send('A foreign host', '/Users', { headers: { Host: 'scim.example.com' } });
      return talk;
    },
  );
});

await test('golden: discovery', async () => {
  await golden('discovery', 'What the service says of itself.', async ({ transcript }) => {
    const talk = transcript();
    await talk.send('ServiceProviderConfig', '/ServiceProviderConfig');
    await talk.send('ResourceTypes', '/ResourceTypes');
    await talk.send('The schema of groups', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group');
    return talk;
  });
});

await test('golden: a bulk request with references in a circle', async () => {
  await golden(
    'bulk',
    'Bulk (RFC 7644 3.7): a reference ahead, a circle, and one that leads nowhere.',
    async ({ transcript }) => {
      const group = (bulkId: string, ...members: readonly string[]): JsonObject => ({
        method: 'POST',
        path: '/Groups',
        bulkId,
        data: groupBody(
          bulkId,
          members.map((name) => ({ value: `bulkId:${name}` })),
        ),
      });
      const talk = transcript();
      const answer = await talk.send(
        'A team before its person, two groups in each other, a person who is nobody',
        '/Bulk',
        post({
          schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
          failOnErrors: 2,
          Operations: [
            group('Team', 'mona'),
            { method: 'POST', path: '/Users', bulkId: 'mona', data: createBody(mona) },
            group('A', 'B'),
            group('B', 'A'),
            group('Lost', 'nobody'),
          ],
        }),
      );
      const read = async (title: string, at: number): Promise<void> => {
        const { pathname } = new URL(answer.textAt(`Operations[${String(at)}].location`));
        await talk.send(title, pathname.replace('/scim/v2', ''));
      };
      await read('The team', 0);
      await read('Its person', 1);
      await read('Group A has B in it', 2);
      await read('Group B has A in it', 3);
      return talk;
    },
  );
});

await test('golden: Okta Identity Governance discovers entitlements and grants them', async () => {
  await golden(
    'entitlements',
    'Okta Identity Governance: what it discovers, and people with roles and entitlements.',
    async ({ transcript, rig, turn }) => {
      const role = (displayName: string): JsonObject => ({
        schemas: ['urn:okta:scim:schemas:core:1.0:Role'],
        displayName,
      });
      const roleId = turn(await rig.post('/Roles', role('Buyer')));
      turn(await rig.post('/Roles', role('Seller')));
      turn(
        await rig.post('/Entitlements', {
          schemas: ['urn:okta:scim:schemas:core:1.0:Entitlement'],
          displayName: 'Basic licence',
          type: 'Entitlement',
        }),
      );
      const talk = transcript();
      await talk.send('Which types are there?', '/ResourceTypes');
      await talk.send('The roles', '/Roles?startIndex=1&count=100');
      await talk.send("The probe of Okta's test suite", '/Entitlements?count=1&startIndex=1');
      const created = await talk.send(
        'Push New Users: with a role and an entitlement',
        '/Users',
        post({
          ...createBody(mona),
          entitlements: [{ value: 'basic', display: 'Basic licence', type: 'Entitlement' }],
          roles: [{ value: roleId, display: 'Buyer' }],
        }),
      );
      const path = `/Users/${created.textAt('id')}`;
      const got = await talk.send('A grant is taken back: read', path);
      await talk.send(
        'A grant is taken back: write',
        path,
        put(pushBody(got.body, { roles: [], entitlements: [] })),
      );
      await talk.send(
        'An entitlement without its type',
        '/Entitlements',
        post({
          schemas: ['urn:okta:scim:schemas:core:1.0:Entitlement'],
          displayName: 'Nothing',
        }),
      );
      return talk;
    },
    { schemaFiles: [oktaEntitlements] },
  );
});

await test('golden: cursors while people come and go', async () => {
  await golden(
    'cursors',
    'Pages by cursor (RFC 9865), while people come and go between them.',
    async ({ transcript, rig, turn }) => {
      const names = ['ana', 'ben', 'cem', 'dua', 'eva'];
      const ids: string[] = [];
      for (const userName of names) {
        ids.push(turn(await rig.post('/Users', { schemas: [userUrn], userName })));
      }
      const talk = transcript();
      const query = '/Users?count=2&sortBy=userName&attributes=userName';
      const first = await talk.send('The first page', `${query}&cursor`);
      await talk.send('ben goes, the last of that page', `/Users/${ids[1] ?? ''}`, {
        method: 'DELETE',
      });
      await talk.send(
        'aaron comes: his place is before the page that is next',
        '/Users',
        post({ schemas: [userUrn], userName: 'aaron' }),
      );
      const second = await talk.send(
        'The second page is what it would have been',
        `${query}&cursor=${first.textAt('nextCursor')}`,
      );
      await talk.send('The last page', `${query}&cursor=${second.textAt('nextCursor')}`);
      await talk.send(
        'Back: what is before the second page now',
        `${query}&cursor=${second.textAt('previousCursor')}`,
      );
      await talk.send(
        'A cursor of another query',
        `/Users?count=2&cursor=${second.textAt('nextCursor')}`,
      );
      await talk.send('Both methods at once', '/Users?cursor&startIndex=1');
      return talk;
    },
  );
});

await test('golden: the person behind the credentials', async () => {
  await golden('me', '/Me, the person behind the credentials (RFC 7644 3.11).', async (scene) => {
    const talk = scene.transcript();
    await talk.send('Nobody yet', '/Me');
    const created = await talk.send('Somebody', '/Me', post(createBody(mona)));
    await talk.send('There can be only one', '/Me', post(createBody(ravi)));
    await talk.send('Read a part', '/Me?attributes=userName');
    await talk.send('Nothing new', '/Me', {
      headers: { 'If-None-Match': created.textAt('meta.version') },
    });
    await talk.send('Change', '/Me', patch({ op: 'replace', path: 'title', value: 'Buyer' }));
    await talk.send('An old version', '/Me', {
      ...put(createBody(mona)),
      headers: { 'If-Match': created.textAt('meta.version') },
    });
    await talk.send('Delete', '/Me', { method: 'DELETE' });
    await talk.send('Nobody again', '/Me');
    return talk;
  });
});

interface Scene {
  readonly rig: ServerRig;
  /** Checks that a request of the preparation was answered well, and gives the id of what it made. */
  readonly turn: (answer: Answer) => string;
  /** Begins to write down. */
  readonly transcript: () => Transcript;
}

async function golden(
  name: string,
  title: string,
  talk: (scene: Scene) => Promise<Transcript>,
  options: RigOptions = {},
): Promise<void> {
  const clock = new TranscriptClock();
  await withServer({ ...options, now: clock.now }, async (rig) => {
    const prepared: Answer[] = [];
    const transcript = await talk({
      rig,
      turn: (answer) => {
        assert.equal(answer.status, 201, answer.text);
        prepared.push(answer);
        clock.turn();
        return answer.textAt('id');
      },
      transcript: () => new Transcript(rig, clock, prepared),
    });

    assertGolden(name, transcript.toText(title));
  });
}
