import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toFixture } from '../../../../src/capture/exports/toFixture.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const errorUrn = 'urn:ietf:params:scim:api:messages:2.0:Error';
const jane = { schemas: [userUrn], id: 'u1', userName: 'jane@example.com', active: true };
const joan = { schemas: [userUrn], id: 'u2', userName: 'joan@example.com', active: true };

void describe('captured resources as a test fixture', () => {
  void test('are those of the answers, each as it was last seen', () => {
    const { resources } = toFixture([
      buildExchange({ answer: { schemas: [listUrn], totalResults: 2, Resources: [jane, joan] } }),
      buildExchange({ method: 'PUT', url: '/Users/u1', answer: { ...jane, active: false } }),
    ]);

    assert.deepEqual(resources, [{ ...jane, active: false }, joan]);
  });

  void test('are what was sent where no answer shows them, without the password', () => {
    const { id, ...sent } = jane;
    const body = { ...sent, password: 'Secret-1' };
    const { resources } = toFixture([
      buildExchange({ method: 'POST', body, status: 500, answer: { schemas: [errorUrn] } }),
    ]);

    assert.equal(id, 'u1');
    assert.deepEqual(resources, [sent]);
  });

  void test('are completed by answers that show a part, and forgotten where they were deleted', () => {
    const { resources } = toFixture([
      buildExchange({ url: '/Users/u1', answer: jane }),
      buildExchange({ url: '/Users/u2', answer: joan }),
      buildExchange({
        url: '/Users/u1?attributes=title',
        answer: { schemas: [userUrn], id: 'u1', title: 'Baker' },
      }),
      buildExchange({ method: 'DELETE', url: '/Users/u2', status: 204 }),
    ]);

    assert.deepEqual(resources, [{ ...jane, title: 'Baker' }]);
  });

  void test('are none of the messages and descriptions of the service', () => {
    const answers = [
      { schemas: [errorUrn], status: '404' },
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'] },
      {
        schemas: [listUrn],
        Resources: [{ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'] }],
      },
      'no JSON',
      [1],
    ];

    assert.deepEqual(toFixture(answers.map((answer) => buildExchange({ answer }))).resources, []);
  });

  void test('can be loaded by a server, groups with the members that were seen', () => {
    const group = {
      schemas: [groupUrn],
      id: 'g1',
      displayName: 'Bakers',
      members: [{ value: 'u1' }, { value: 'unseen' }],
    };
    const rig = createDirectoryRig();

    const { resources, lostMembers } = toFixture([
      buildExchange({ url: '/Groups/g1', answer: group }),
      buildExchange({ url: '/Users/u1', answer: { ...jane, groups: [{ value: 'g1' }] } }),
    ]);
    rig.directory.load(resources);

    assert.equal(lostMembers, 1);
    const types = rig.directory.registry.resourceTypes;
    const loaded = rig.directory.query(types, { startIndex: 1, count: 10 }).resources;
    assert.deepEqual(loaded.map(({ id }) => id).sort(), ['g1', 'u1']);
  });
});
