import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, withFleetServer } from '../../support/fleet/fleetClient.js';
import { fleetDefects } from '../../support/fleet/fleetDefects.js';
import { FleetServer } from '../../support/fleet/fleetServer.js';
import { listOf, objectOf, textOf } from '../../support/fleet/record.js';
import { enterpriseUrn, groupUrn, patchUrn, userUrn } from '../../support/fleet/urns.js';
import { legalVariants } from '../../support/fleet/variants/legalVariants.js';

const jane = {
  schemas: [userUrn, enterpriseUrn],
  userName: 'Jane.Doe@example.com',
  name: { givenName: 'Jane', familyName: 'Doe' },
  emails: [{ primary: true, value: 'jane.doe@example.com', type: 'work' }],
  groups: [],
  password: 'x8Vb2mQp',
  active: true,
  [enterpriseUrn]: { department: 'Tours' },
};

const patchOf = (...operations: readonly object[]): Record<string, never> =>
  JSON.parse(JSON.stringify({ schemas: [patchUrn], Operations: operations })) as never;

/** The server by which `check` is judged has to be right itself. */
void describe('the server of the fleet', () => {
  void test('creates a user once, finds it in any capitals and shows no password', () =>
    withFleetServer(FleetServer, async (server) => {
      const created = await ask(server, 'POST', '/Users', jane);
      const again = await ask(server, 'POST', '/Users', {
        ...jane,
        userName: 'JANE.DOE@example.com',
      });
      const found = await ask(
        server,
        'GET',
        '/Users?filter=username+EQ+%22jane.doe@EXAMPLE.com%22',
      );

      assert.equal(created.status, 201);
      assert.equal(created.body['password'], undefined);
      assert.deepEqual(created.body[enterpriseUrn], { department: 'Tours' });
      assert.equal(again.status, 409);
      assert.equal(found.body['totalResults'], 1);
    }));

  void test('deactivates by a PATCH without path, and by PUT', () =>
    withFleetServer(FleetServer, async (server) => {
      const { body } = await ask(server, 'POST', '/Users', jane);
      const path = `/Users/${textOf(body['id'])}`;
      const off = await ask(
        server,
        'PATCH',
        path,
        patchOf({ op: 'replace', value: { active: false } }),
      );
      const on = await ask(server, 'PUT', path, { ...off.body, active: true });

      assert.equal(off.body['active'], false);
      assert.deepEqual(off.body['emails'], body['emails']);
      assert.equal(on.body['active'], true);
      assert.equal(on.body['id'], body['id']);
    }));

  void test('changes parts of a user by path', () =>
    withFleetServer(FleetServer, async (server) => {
      const { body } = await ask(server, 'POST', '/Users', jane);
      const changed = await ask(
        server,
        'PATCH',
        `/Users/${textOf(body['id'])}`,
        patchOf(
          { op: 'replace', path: 'name.givenName', value: 'Janet' },
          { op: 'replace', path: 'emails[type eq "work"].value', value: 'janet@example.com' },
          { op: 'add', path: `${enterpriseUrn}:manager.value`, value: '42' },
        ),
      );

      assert.deepEqual(changed.body['name'], { givenName: 'Janet', familyName: 'Doe' });
      assert.equal(objectOf(listOf(changed.body['emails'])[0])['value'], 'janet@example.com');
      assert.deepEqual(changed.body[enterpriseUrn], {
        department: 'Tours',
        manager: { value: '42' },
      });
    }));

  void test('adds and removes the members of a group', () =>
    withFleetServer(FleetServer, async (server) => {
      const [one, two] = await Promise.all(
        ['one', 'two'].map(async (userName) => {
          const { body } = await ask(server, 'POST', '/Users', { ...jane, userName });
          return textOf(body['id']);
        }),
      );
      const { body } = await ask(server, 'POST', '/Groups', {
        schemas: [groupUrn],
        displayName: 'Tour Guides',
        members: [{ value: one ?? '' }],
      });
      const changed = await ask(
        server,
        'PATCH',
        `/Groups/${textOf(body['id'])}`,
        patchOf(
          { op: 'remove', path: `members[value eq "${one ?? ''}"]` },
          { op: 'add', path: 'members', value: [{ value: two ?? '', display: 'two' }] },
        ),
      );

      assert.deepEqual(
        listOf(changed.body['members']).map((member) => objectOf(member)['value']),
        [two],
      );
    }));
});

void describe('the fleet', () => {
  for (const { id, sentence, server } of legalVariants) {
    void test(`starts and answers a list: ${id}, ${sentence}`, () =>
      withFleetServer(server, async (running) => {
        const { status } = await ask(running, 'GET', '/Users?startIndex=1&count=2');

        assert.equal(status, 200);
      }));
  }

  void test('tells each defect apart by its id', () => {
    const ids = fleetDefects.map(({ id }) => id);

    assert.equal(new Set(ids).size, ids.length);
  });
});
