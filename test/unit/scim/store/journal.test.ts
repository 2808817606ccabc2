import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ScimError } from '../../../../src/scim/errors.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { type StoredResource } from '../../../../src/scim/store/directory.js';
import { type JournalRecord } from '../../../../src/scim/store/journal.js';
import { DirectoryModel } from '../../../support/directoryModel.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';
import { attempt, everybody, listAll, plans } from '../../../support/directorySteps.js';

const full = new ScimError(507, 'The disk is full');

/** What a directory has, by what its journal was told alone. */
function take(known: Map<string, StoredResource>, { isReset, changes }: JournalRecord): void {
  if (isReset) {
    known.clear();
  }
  for (const { id, before, after } of changes) {
    assert.equal(known.get(id), before);
    if (after) {
      known.set(id, after);
    } else {
      known.delete(id);
    }
  }
}

const orderOf = (rig: DirectoryRig): readonly string[] =>
  [...listAll(rig, rig.users), ...listAll(rig, rig.groups)].map(({ id }) => id);

await test('the journal is told all that changes, each write with its mirrors in one record', () => {
  fc.assert(
    fc.property(fc.array(plans, { minLength: 5, maxLength: 30, size: 'max' }), (all) => {
      const rig = createDirectoryRig('okta');
      const model = new DirectoryModel();
      const known = new Map<string, StoredResource>();
      const records: JournalRecord[] = [];
      rig.directory.keepIn({
        append: (record) => {
          records.push(record);
          take(known, record);
        },
      });
      for (const plan of all) {
        const before = everybody(rig);
        const step = plan(model);
        const count = records.length;
        model.take(step, `id-${String(rig.lastId() + 1)}`);
        attempt(rig, step);

        const after = everybody(rig);
        const isSame = [...before].every(([id, one]) => after.get(id) === one);
        const hasChanged = !isSame || before.size !== after.size;
        assert.equal(records.length, hasChanged ? count + 1 : count);
        assert.deepEqual(new Set(known.values()), new Set(after.values()));
      }
      const numbers = records.map(({ transaction }) => transaction);
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((left, right) => left - right),
      );
    }),
    { numRuns: 60 },
  );
});

await test('a write that the journal refuses has not happened', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(plans, fc.boolean()), { minLength: 10, maxLength: 40, size: 'max' }),
      (all) => {
        const rig = createDirectoryRig('okta');
        const model = new DirectoryModel();
        let isFull = false;
        rig.directory.keepIn({
          append: () => {
            if (isFull) {
              throw full;
            }
          },
        });
        for (const [plan, isRefused] of all) {
          const before = everybody(rig);
          const order = orderOf(rig);
          rig.changes.length = 0;
          isFull = isRefused;
          const step = plan(model);
          const status = attempt(rig, step);
          if (status === 507) {
            assert.deepEqual(orderOf(rig), order);
            assert.ok([...everybody(rig)].every(([id, one]) => before.get(id) === one));
            assert.deepEqual(rig.changes, []);
          } else {
            // Ids that were given and taken back leave gaps.
            const newId = status === 200 ? `id-${String(rig.lastId())}` : 'unused';
            assert.equal(model.take(step, newId), status);
          }
        }
        const shown = listAll(rig, rig.users).map(({ content }) => content['userName']);
        assert.deepEqual(
          shown,
          model.people.map(({ userName }) => userName),
        );
      },
    ),
    { numRuns: 100 },
  );
});

await test('fixtures and a reset are one record each, and are taken back as a whole', () => {
  const rig = createDirectoryRig();
  const records: JournalRecord[] = [];
  let isFull = false;
  rig.directory.keepIn({
    append: (record) => {
      if (isFull) {
        throw full;
      }
      records.push(record);
    },
  });
  const jane = { schemas: [userUrn], id: 'u', userName: 'jane' };
  const team = { schemas: [groupUrn], id: 'g', displayName: 'G', members: [{ value: 'u' }] };
  rig.directory.load([jane, team]);
  const loaded = everybody(rig);

  isFull = true;
  const more = { schemas: [groupUrn], displayName: 'H', members: [{ value: 'u' }] };
  assert.throws(() => {
    rig.directory.load([more]);
  }, full);
  assert.throws(() => {
    rig.directory.reset([[jane]]);
  }, full);
  assert.deepEqual(everybody(rig), loaded);

  isFull = false;
  rig.directory.reset([[jane], [{ schemas: [userUrn], id: 'v', userName: 'bo' }]]);
  rig.directory.clear();

  assert.deepEqual(
    records.map(({ isReset = false, changes }) => [isReset, changes.map(({ id }) => id)]),
    [
      [false, ['u', 'g']],
      [true, ['u', 'v']],
      [true, []],
    ],
  );
  assert.equal(orderOf(rig).length, 0);
});

await test('a reset to fixtures that are wrong leaves everything as it was', () => {
  const rig = createDirectoryRig();
  rig.createUser('jane');
  const before = everybody(rig);

  assert.throws(() => {
    rig.directory.reset([[{ schemas: [userUrn], userName: 'bo' }], [{ schemas: [userUrn] }]]);
  }, /Resource 1: .*userName/);

  assert.deepEqual(everybody(rig), before);
});
