import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { applyPatch } from '../../../../src/scim/patch/applyPatch.js';
import { readPatchRequest } from '../../../../src/scim/patch/readPatch.js';
import { type ResourceType } from '../../../../src/scim/schema/resourceType.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { groupType, userType } from '../../../support/coreTypes.js';
import { deepFreeze } from '../../../support/deepFreeze.js';
import { createContext } from '../../../support/noteList.js';

const oldUrn = 'urn:scim:schemas:core:1.0';

function patch(type: ResourceType, resource: JsonObject, body: JsonObject): JsonObject {
  const context = createContext('okta');
  const operations = readPatchRequest(deepFreeze({ schemas: [oldUrn], ...body }), context);
  return applyPatch(type, deepFreeze(resource), operations, context);
}

const user: JsonObject = {
  schemas: [userUrn],
  id: '1',
  userName: 'jane',
  title: 'VP',
  name: { givenName: 'Jane', familyName: 'Doe' },
  active: true,
};

const group: JsonObject = {
  schemas: [groupType.schema],
  id: 'g',
  displayName: 'G',
  members: [{ value: '1' }, { value: '2' }],
};

await test('deactivation, as Okta sends it to a 1.1 app', () => {
  assert.deepEqual(patch(userType, user, { id: '1', active: false }), { ...user, active: false });
});

await test('a complex attribute keeps the parts that are not named', () => {
  const patched = patch(userType, user, { name: { givenName: 'Ann' } });

  assert.deepEqual(patched['name'], { givenName: 'Ann', familyName: 'Doe' });
});

await test('members marked with the operation delete go, the others come', () => {
  const patched = patch(groupType, group, {
    members: [{ value: '1', operation: 'delete' }, { value: '3' }],
  });

  assert.deepEqual(patched['members'], [{ value: '2' }, { value: '3' }]);
});

await test('a full push empties the list first with meta.attributes', () => {
  const patched = patch(groupType, group, {
    meta: { attributes: ['members'] },
    members: [{ value: '3' }],
  });

  assert.deepEqual(patched['members'], [{ value: '3' }]);
});

await test('meta.attributes removes, and what is no path in it is left alone', () => {
  const patched = patch(userType, user, { meta: { attributes: ['title', 'a b', 5] } });

  assert.equal(patched['title'], undefined);
});

await test('it is noted that the message is of the old protocol', () => {
  const context = createContext('okta');

  readPatchRequest({ schemas: [oldUrn], active: false }, context);

  assert.deepEqual(context.noteIds, ['patch.scim11']);
});

await test('the value of a deleted member is a string with quotes and backslashes like others', () => {
  const odd = { ...group, members: [{ value: 'a"\\b' }, { value: '2' }] };

  const patched = patch(groupType, odd, { members: [{ value: 'a"\\b', operation: 'delete' }] });

  assert.deepEqual(patched['members'], [{ value: '2' }]);
});

await test('strict does not take the old protocol', () => {
  assert.throws(
    () => readPatchRequest({ schemas: [oldUrn], active: false }, createContext('strict')),
    (error) => error instanceof ScimError && error.scimType === 'invalidValue',
  );
});
