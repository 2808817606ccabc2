import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonValue, isJsonArray, isJsonObject } from '../../../../src/base/json.js';
import { type BulkResult } from '../../../../src/scim/bulk/bulkLedger.js';
import { readBulkOperation } from '../../../../src/scim/bulk/bulkOperation.js';
import { runBulk } from '../../../../src/scim/bulk/runBulk.js';
import { createWriteEffort } from '../../../../src/scim/effort.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { type DirectoryRig, createDirectoryRig } from '../../../support/directoryRig.js';

function run(
  { directory }: DirectoryRig,
  operations: readonly JsonValue[],
  failOnErrors?: number,
): readonly BulkResult[] {
  const note = (): void => undefined;
  return runBulk(
    operations.map((one, index) => readBulkOperation(one, index, directory.registry, note)),
    {
      directory,
      failOnErrors,
      effort: createWriteEffort(),
      patchStatus: 200,
      note: () => note,
      onBug: (error) => {
        throw error;
      },
    },
  );
}

const statusesOf = (results: readonly BulkResult[]): readonly number[] =>
  results.map(({ status }) => status);

/** A group to create; by what the requests of these tests are made of. */
interface Plan {
  /** Of the groups that are its members; beyond all of them: nobody. */
  readonly members: readonly number[];
  /** One without a name is refused. */
  readonly isBroken: boolean;
}

const toOperation = ({ members, isBroken }: Plan, at: number): JsonValue => ({
  method: 'POST',
  path: '/Groups',
  bulkId: `g${String(at)}`,
  data: {
    schemas: [groupUrn],
    ...(!isBroken && { displayName: `Group ${String(at)}` }),
    members: members.map((member) => ({ value: `bulkId:g${String(member)}` })),
  },
});

/** Slow and obvious: whoever is broken or needs somebody that is not made, by whatever way, is not made. */
function findMade(plans: readonly Plan[]): ReadonlySet<number> {
  const made = new Set(plans.keys());
  for (let before = -1; before !== made.size;) {
    before = made.size;
    for (const at of made) {
      const { members = [], isBroken = true } = plans[at] ?? {};
      if (isBroken || members.some((member) => !made.has(member))) {
        made.delete(at);
      }
    }
  }
  return made;
}

const planLists = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.array(
    fc.record({
      members: fc.uniqueArray(fc.nat({ max: size }), { maxLength: 3 }),
      isBroken: fc.nat(9).map((number) => number === 0),
    }),
    { minLength: size, maxLength: size },
  ),
);

function memberIds(rig: DirectoryRig, result: BulkResult): readonly unknown[] {
  const { target } = result;
  const { members } = target ? rig.directory.get(target.type, target.id).content : {};
  return isJsonArray(members) ? members.map((one) => isJsonObject(one) && one['value']) : [];
}

await test('whatever refers to whatever, those are made that can be, whole, and nobody else', () => {
  fc.assert(
    fc.property(planLists, (plans) => {
      const rig = createDirectoryRig();

      const results = run(rig, plans.map(toOperation));

      const made = findMade(plans);
      const madeHere = results.flatMap(({ status }, at) => (status === 201 ? [at] : []));
      assert.deepEqual(
        madeHere,
        [...made].sort((left, right) => left - right),
      );
      assert.equal(rig.directory.count(rig.groups), made.size);
      for (const at of made) {
        const result = results[at];
        assert.ok(result);
        const wanted = plans[at]?.members.map((member) => results[member]?.target?.id) ?? [];
        assert.deepEqual([...memberIds(rig, result)].sort(), [...wanted].sort());
      }
    }),
    { numRuns: 300 },
  );
});

await test('with failOnErrors as many errors are told as were allowed, or a circle more', () => {
  fc.assert(
    fc.property(planLists, fc.integer({ min: 1, max: 3 }), (plans, failOnErrors) => {
      const rig = createDirectoryRig();

      const results = run(rig, plans.map(toOperation), failOnErrors);

      const all = run(createDirectoryRig(), plans.map(toOperation));
      const allErrors = all.filter(({ error }) => error).length;
      const errors = results.filter(({ error }) => error).length;
      assert.ok(errors >= Math.min(failOnErrors, allErrors));
      assert.ok(results.length === plans.length || errors >= failOnErrors);
      assert.equal(rig.directory.count(rig.groups), results.length - errors);
    }),
  );
});

await test('of a circle the version that is told is the one that is there in the end', () => {
  const rig = createDirectoryRig();

  const results = run(
    rig,
    [
      { members: [1], isBroken: false },
      { members: [0], isBroken: false },
    ].map(toOperation),
  );

  assert.deepEqual(statusesOf(results), [201, 201]);
  for (const { target, version } of results) {
    assert.ok(target);
    assert.equal(version, rig.directory.get(target.type, target.id).version);
  }
});

await test('what is undone of a circle is told to those who listen, so nothing of it stays anywhere', () => {
  const rig = createDirectoryRig();

  run(
    rig,
    [
      { members: [1], isBroken: false },
      { members: [0], isBroken: true },
    ].map(toOperation),
  );

  assert.deepEqual(
    rig.changes.map(({ kind }) => kind),
    ['created', 'deleted'],
  );
});

await test('any JSON in place of an operation fails by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), (operations) => {
      const rig = createDirectoryRig();

      const results = run(rig, [
        ...(operations as JsonValue[]),
        toOperation({ members: [], isBroken: false }, 0),
      ]);

      assert.deepEqual(statusesOf(results), [...operations.map(() => 400), 201]);
    }),
  );
});
