import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { readResourceBody } from '../../../../src/scim/message/body.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { userType } from '../../../support/coreTypes.js';
import { createContext, type NotingContext } from '../../../support/noteList.js';

function read(body: JsonObject): { readonly content: JsonObject; readonly context: NotingContext } {
  const context = createContext();
  return { content: readResourceBody(userType, body, context), context };
}

await test('attributes under the URN of the core schema are those of the resource, with a hint', () => {
  const { content, context } = read({
    schemas: [userUrn],
    externalId: 'x',
    [userUrn.toUpperCase()]: { USERNAME: 'jane', emails: [{ value: 'a' }] },
  });

  assert.deepEqual(content, {
    schemas: [userUrn],
    externalId: 'x',
    userName: 'jane',
    emails: [{ value: 'a' }],
  });
  assert.deepEqual(context.noteIds, ['body.coreUrn']);
});

for (const inner of ['userName', 'USERNAME']) {
  await test(`userName at the top and ${inner} under the URN of the core schema are one too many`, () => {
    assert.throws(
      () => read({ schemas: [userUrn], userName: 'jane', [userUrn]: { [inner]: 'bo' } }),
      (error) => error instanceof ScimError && error.scimType === 'invalidValue',
    );
  });
}

await test('what stands under the URN of the core schema and is no object is ignored as unknown', () => {
  const { content, context } = read({ schemas: [userUrn], userName: 'jane', [userUrn]: 5 });

  assert.deepEqual(content, { schemas: [userUrn], userName: 'jane' });
  assert.deepEqual(context.noteIds, ['body.unknownAttribute']);
});

await test('a URN that is none of the type is ignored with a hint and not kept', () => {
  const { content, context } = read({
    schemas: [userUrn, 'urn:example:none:1.0'],
    userName: 'jane',
  });

  assert.deepEqual(content, { schemas: [userUrn], userName: 'jane' });
  assert.deepEqual(context.noteIds, ['body.unknownSchema']);
  assert.match(context.notes[0]?.detail ?? '', /names urn:example:none:1\.0, which is no schema/);
});

await test('schemas names the extensions that have values, whatever the client names', () => {
  const named = read({ schemas: [userUrn, enterpriseUserUrn], userName: 'jane' });
  const unnamed = read({
    schemas: [userUrn],
    userName: 'jane',
    [enterpriseUserUrn]: { department: 'IT' },
  });

  assert.deepEqual(named.content['schemas'], [userUrn]);
  assert.deepEqual(unnamed.content['schemas'], [userUrn, enterpriseUserUrn]);
});
