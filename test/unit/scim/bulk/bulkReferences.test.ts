import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { type BulkWork } from '../../../../src/scim/bulk/bulkOperation.js';
import {
  findReferences,
  resolveReferences,
  withoutReferences,
} from '../../../../src/scim/bulk/bulkReferences.js';
import { groupType as type } from '../../../support/coreTypes.js';

const create = (data: JsonValue): BulkWork => ({ kind: 'create', type, data });
const patch = (data: JsonValue): BulkWork => ({ kind: 'patch', type, id: 'g1', data });
const findId = (bulkId: string): string | undefined => ({ jane: 'id 1', joe: 'id-2' })[bulkId];

interface Case {
  readonly name: string;
  readonly work: BulkWork;
  readonly values?: readonly string[];
  readonly addresses?: readonly string[];
  readonly resolved: BulkWork;
}

const cases: readonly Case[] = [
  {
    name: 'a member',
    work: create({ members: [{ value: 'bulkId:jane' }, { value: 'x' }] }),
    values: ['jane'],
    resolved: create({ members: [{ value: 'id 1' }, { value: 'x' }] }),
  },
  {
    name: 'an address, which keeps what stands before it',
    work: create({ members: [{ $ref: 'https://h/v2/Users/bulkId:jane' }] }),
    addresses: ['jane'],
    resolved: create({ members: [{ $ref: 'https://h/v2/Users/id%201' }] }),
  },
  {
    name: 'an address that ends like one by accident',
    work: create({ displayName: 'https://h/bulkId:nobody' }),
    addresses: ['nobody'],
    resolved: create({ displayName: 'https://h/bulkId:nobody' }),
  },
  {
    name: 'the path of the operation',
    work: { kind: 'remove', type, id: 'bulkId:joe' },
    values: ['joe'],
    resolved: { kind: 'remove', type, id: 'id-2' },
  },
  {
    name: 'the operand of a value path, and the value beside it',
    work: patch({
      Operations: [
        { op: 'remove', path: 'members[value eq "bulkId:joe"]' },
        { op: 'add', path: 'members', value: [{ value: 'bulkId:jane' }] },
      ],
    }),
    values: ['joe', 'jane'],
    resolved: patch({
      Operations: [
        { op: 'remove', path: 'members[value eq "id-2"]' },
        { op: 'add', path: 'members', value: [{ value: 'id 1' }] },
      ],
    }),
  },
  {
    name: 'nothing in a name of a member, nor in the midst of a text',
    work: create({ 'bulkId:jane': 'see bulkId:jane' }),
    resolved: create({ 'bulkId:jane': 'see bulkId:jane' }),
  },
];

for (const { name, work, values = [], addresses = [], resolved } of cases) {
  await test(`references: ${name}`, () => {
    const found = findReferences(work);

    assert.deepEqual([...found.values], values);
    assert.deepEqual([...found.addresses], addresses);
    assert.deepEqual(resolveReferences(work, findId), resolved);
  });
}

await test('without references a list loses the element and an extension the attribute', () => {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const data = {
    displayName: 'A',
    members: [{ value: 'bulkId:b', type: 'Group' }, { value: '7' }],
    [enterprise]: { manager: { value: 'bulkId:b' }, department: 'D' },
  };

  assert.deepEqual(
    withoutReferences(data, (name) => name === 'b'),
    { displayName: 'A', members: [{ value: '7' }], [enterprise]: { department: 'D' } },
  );
  assert.equal(
    withoutReferences(data, () => false),
    undefined,
  );
});
