import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { judgeDocument } from '../../../../src/validate/document/judgeDocument.js';
import { patchOf } from '../../../../src/validate/example/exampleResources.js';

const registry = createRegistry();
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What is found in a lone PATCH: rule, pointer behind the operation, the place in words. */
const foundIn = (operation: JsonObject): readonly string[] =>
  judgeDocument(patchOf([operation]), { registry }).map(({ rule, place }) =>
    place.part === 'body'
      ? `${rule} ${place.pointer.replace('/Operations/0', '')} ${place.path ?? ''}`
      : `${rule} ${place.part}`,
  );

const rows: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  [
    'without a path',
    { op: 'replace', value: { active: 'False' } },
    ['schema.booleanText /value/active active'],
  ],
  [
    'of a simple attribute',
    { op: 'replace', path: 'active', value: 'false' },
    ['schema.booleanText /value active'],
  ],
  [
    'of a sub-attribute',
    { op: 'replace', path: 'name.givenName', value: 7 },
    ['schema.type /value name.givenName'],
  ],
  [
    'of one value that a filter selects',
    { op: 'replace', path: 'emails[type eq "work"].primary', value: 'true' },
    ['schema.booleanText /value emails[type eq "work"].primary'],
  ],
  [
    'added to a list as an array',
    { op: 'add', path: 'emails', value: [{ value: 'a@example.com' }, { value: 5 }] },
    ['schema.type /value/1/value emails[1].value'],
  ],
  [
    'added to a list as one object',
    { op: 'add', path: 'members', value: { value: 5 } },
    ['schema.type /value/value members.value'],
  ],
  [
    'of an extension whole',
    { op: 'add', path: enterprise, value: { department: ['IT'] } },
    [`schema.notSingle /value/department ${enterprise}:department`],
  ],
  [
    'of an attribute of an extension',
    { op: 'replace', path: `${enterprise}:manager`, value: { value: 12 } },
    [`schema.type /value/value ${enterprise}:manager.value`],
  ],
  [
    'under the URN of an extension',
    { op: 'replace', value: { [enterprise]: { costCenter: 42 } } },
    [`schema.type /value/${enterprise}/costCenter ${enterprise}:costCenter`],
  ],
  [
    'of a URN with an attribute as a member',
    { op: 'add', value: { [`${enterprise}:department`]: 'IT' } },
    [
      `patch.pathInValue /value/${enterprise}:department Operations[0].value.${enterprise}:department`,
    ],
  ],
  [
    'that is right',
    { op: 'add', path: 'emails', value: [{ value: 'a@example.com', type: 'work' }] },
    [],
  ],
  ['that empties', { op: 'replace', path: 'members', value: [] }, []],
  ['of a remove is not looked at', { op: 'remove', path: 'members[value eq "5"]' }, []],
];

void describe('the value of a PATCH operation is held against the schemas', () => {
  for (const [what, operation, findings] of rows) {
    void it(what, () => {
      assert.deepEqual(foundIn(operation), findings);
    });
  }

  void it('not where no type has what the operations name', () => {
    const found = judgeDocument(
      patchOf([
        { op: 'replace', path: 'serial', value: 7 },
        { op: 'replace', path: 'active', value: 'no' },
      ]),
      { registry },
    );

    assert.deepEqual(found, []);
  });
});
