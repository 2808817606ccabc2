import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { applyDelta, diffContent } from '../../../../src/scim/store/contentDelta.js';
import { KeptRecordError } from '../../../../src/scim/store/keptRecord.js';
import { type KeptTransaction } from '../../../../src/scim/store/restorer.js';
import { seedResources } from '../../../../src/scim/store/seedPeople.js';
import { assertSameDirectory, restoreImage, toKept } from '../../../support/directoryCopy.js';
import { DirectoryModel } from '../../../support/directoryModel.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { attempt, plans } from '../../../support/directorySteps.js';

await test('a snapshot at any time and the journal after it give the same directory, which goes on the same way', () => {
  fc.assert(
    fc.property(
      fc.array(plans, { minLength: 10, maxLength: 40, size: 'max' }),
      fc.array(plans, { minLength: 1, maxLength: 5, size: 'max' }),
      fc.nat(40),
      (all, later, place) => {
        const rig = createDirectoryRig('okta');
        const copy = createDirectoryRig('okta');
        const model = new DirectoryModel();
        const kept: KeptTransaction[] = [];
        rig.directory.keepIn({ append: (record) => kept.push(toKept(record)) });
        const take = (plan: (typeof all)[number]): void => {
          const step = plan(model);
          rig.tick();
          copy.tick();
          model.take(step, `id-${String(rig.lastId() + 1)}`);
          attempt(rig, step);
        };
        for (const [at, plan] of all.entries()) {
          take(plan);
          if (at === place) {
            restoreImage(copy.directory, rig.directory.takeImage());
            kept.length = 0;
          }
        }
        const restorer = copy.directory.createRestorer();
        kept.forEach((one) => {
          restorer.apply(one);
        });
        assertSameDirectory(copy.directory, rig.directory);

        // The ids that the two make up differ.
        const steps = later
          .map((plan) => plan(model))
          .filter(({ kind }) => !kind.startsWith('create'));
        for (const step of steps) {
          assert.equal(attempt(copy, step), attempt(rig, step));
        }
        assertSameDirectory(copy.directory, rig.directory);
      },
    ),
    { numRuns: 100 },
  );
});

await test('fixtures with times, passwords, extensions and nested groups come back, also after a reset', () => {
  const rig = createDirectoryRig();
  const copy = createDirectoryRig();
  const restorer = copy.directory.createRestorer();
  rig.directory.keepIn({
    append: (record) => {
      restorer.apply(toKept(record));
    },
  });

  rig.directory.load(seedResources(40));
  assertSameDirectory(copy.directory, rig.directory);

  rig.directory.reset([
    [
      {
        schemas: [userUrn, enterpriseUserUrn],
        id: 'u',
        userName: 'jane',
        password: 'secret',
        meta: { created: '2001-02-03T04:05:06.789Z' },
        [enterpriseUserUrn]: { manager: { value: '7' } },
      },
    ],
  ]);

  assertSameDirectory(copy.directory, rig.directory);
  const { content, created } = copy.directory.get(copy.users, 'u');
  assert.equal(content['password'], rig.directory.get(rig.users, 'u').content['password']);
  assert.equal(created, Date.UTC(2001, 1, 3, 4, 5, 6, 789));
});

await test('a version that was given is not given again', () => {
  const rig = createDirectoryRig();
  const copy = createDirectoryRig();
  rig.createUser('jane');
  const { id, version } = rig.createUser('bo');
  rig.directory.remove(rig.users, id, rig.context);
  restoreImage(copy.directory, rig.directory.takeImage());

  assert.notEqual(copy.createUser('ann').version, version);
  assert.equal(copy.createUser('li').version, 'W/"5"');
});

const badKept: readonly (readonly [what: string, changes: readonly JsonValue[], reason: RegExp])[] =
  [
    ['a type that is not served', [{ type: 'Robot', content: { id: '1' } }], /Robot/],
    ['a resource without an id', [{ type: 'User', content: {} }], /no id/],
    ['a change of nobody', [{ type: 'User', id: 'x', set: {} }], /no User "x"/],
    ['a deletion of nobody', [{ type: 'User', id: 'x', deleted: true }], /no User "x"/],
    ['what is no object', [7], /no object/],
  ];

for (const [what, changes, reason] of badKept) {
  await test(`${what} cannot be restored, and the reason is told`, () => {
    const { directory } = createDirectoryRig();
    const restorer = directory.createRestorer();

    assert.throws(
      () => {
        restorer.apply({ transaction: 1, changes });
      },
      (error) => error instanceof KeptRecordError && reason.test(error.message),
    );
  });
}

const names = fc.constantFrom('a', 'b', 'c', 'list', 'meta');
const contents = fc.dictionary(
  names,
  fc.oneof(fc.string(), fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 5 })),
) as fc.Arbitrary<JsonObject>;

await test('a difference that is applied gives the next version to the byte', () => {
  fc.assert(
    fc.property(contents, contents, (before, after) => {
      const delta = JSON.parse(JSON.stringify(diffContent(before, after))) as JsonObject;
      const told = applyDelta(before, delta);

      assert.equal(JSON.stringify(told), JSON.stringify(after));
    }),
  );
});

await test('one more member of a large group is a small difference', () => {
  const members = Array.from({ length: 10_000 }, (_, at) => ({ value: String(at) }));
  const before = { id: 'g', members, meta: { version: '1' } };
  const after = { ...before, members: [...members, { value: 'new' }] };

  assert.deepEqual(diffContent(before, after), {
    splice: { members: [10_000, 0, { value: 'new' }] },
  });
});
