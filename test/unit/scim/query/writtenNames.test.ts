import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { findPatchedNames, findWrittenNames } from '../../../../src/scim/query/writtenNames.js';
import { userType } from '../../../support/coreTypes.js';
import { deviceType, deviceUrn, warrantyUrn } from '../../../support/deviceSchema.js';

const written: readonly (readonly [body: JsonValue, names: string | undefined])[] = [
  [{ serialNumber: 'S1', kind: 'phone' }, undefined],
  [{ secretNote: 'x' }, 'secretNote'],
  [{ SECRETNOTE: null }, 'secretNote'],
  [{ parts: [{ label: 'a' }] }, undefined],
  [{ parts: [{ label: 'a' }, { asked: 'b' }] }, 'parts.asked'],
  [{ parts: { asked: 'b' } }, 'parts.asked'],
  [{ [warrantyUrn]: { clause: 'c' }, clause: 'd' }, `${warrantyUrn}:clause`],
  [{ clause: 'd' }, undefined],
  [
    { secretNote: 'x', [warrantyUrn.toUpperCase()]: { CLAUSE: 'c' } },
    `secretNote,${warrantyUrn}:clause`,
  ],
  [[], undefined],
  ['secretNote', undefined],
];

for (const [body, names] of written) {
  await test(`${JSON.stringify(body)} writes, of what is returned on request, ${names ?? 'nothing'}`, () => {
    assert.equal(findWrittenNames(deviceType, body), names);
  });
}

const patched: readonly (readonly [operation: JsonValue, names: string | undefined])[] = [
  [{ op: 'add', path: 'secretNote', value: 'x' }, 'secretNote'],
  [{ op: 'remove', path: 'secretNote' }, 'secretNote'],
  [{ op: 'add', path: `${deviceUrn}:SecretNote`, value: 'x' }, 'secretNote'],
  [{ op: 'add', path: 'kind', value: 'x' }, undefined],
  [{ op: 'add', value: { secretNote: 'x', kind: 'y' } }, 'secretNote'],
  [{ op: 'replace', path: 'parts', value: [{ asked: 'x' }] }, 'parts.asked'],
  [{ op: 'replace', path: 'parts[label eq "a"].asked', value: 'x' }, 'parts.asked'],
  [{ op: 'replace', path: 'parts[label eq "a"]', value: { asked: 'x' } }, 'parts.asked'],
  [{ op: 'replace', path: 'parts[label eq "a"].label', value: 'x' }, undefined],
  [{ op: 'add', path: `${warrantyUrn}:clause`, value: 'x' }, `${warrantyUrn}:clause`],
  [{ op: 'add', path: warrantyUrn, value: { clause: 'x' } }, `${warrantyUrn}:clause`],
  [{ op: 'add', value: { [warrantyUrn]: { clause: 'x' } } }, `${warrantyUrn}:clause`],
  [{ op: 'add', value: { [`${warrantyUrn}:clause`]: 'x' } }, `${warrantyUrn}:clause`],
  [{ op: 'add', path: 'parts[', value: 'x' }, undefined],
  [{ op: 'add', path: 5, value: 'x' }, undefined],
  [{ op: 'add' }, undefined],
  ['add', undefined],
];

for (const [operation, names] of patched) {
  await test(`the operation ${JSON.stringify(operation)} writes ${names ?? 'nothing'} of that`, () => {
    assert.equal(findPatchedNames(deviceType, { operations: [operation] }), names);
  });
}

await test('a type without such attributes is not looked at', () => {
  assert.equal(findWrittenNames(userType, { userName: 'x' }), undefined);
  assert.equal(findPatchedNames(userType, { Operations: 5 }), undefined);
  assert.equal(findPatchedNames(deviceType, { Operations: 5 }), undefined);
});
