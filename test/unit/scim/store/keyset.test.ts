import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAttributePath } from '../../../../src/scim/filter/parser.js';
import { compareBy } from '../../../../src/scim/query/sort.js';
import { type Selection } from '../../../../src/scim/store/directory.js';
import { type Step, type Walk } from '../../../../src/scim/store/keyset.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';

const start: Step = { isBackwards: false };

const namesOf = ({ resources }: Walk): readonly unknown[] =>
  resources.map(({ content }) => content['userName'] ?? content['displayName']);

function orderBy({ users }: DirectoryRig, name: string): Pick<Selection, 'order'> {
  const parsed = parseAttributePath(name);
  const order = parsed.ok ? compareBy([users], parsed.path) : undefined;
  assert.ok(order);
  return { order };
}

/** All pages from `step` on, as long as there is another. */
function* walkAll(
  { directory, users }: DirectoryRig,
  selection: Selection,
  isBackwards = false,
  from: Step = start,
): Generator<Walk> {
  let step: Step | undefined = from;
  while (step) {
    const page: Walk = directory.walk([users], step, selection);
    yield page;
    step = isBackwards ? page.previous : page.next;
  }
}

function createPeople(names: readonly string[]): DirectoryRig {
  const rig = createDirectoryRig();
  for (const name of names) {
    rig.createUser(name);
  }
  return rig;
}

await test('pages follow each other without the first one repeating, and end', () => {
  const rig = createPeople(['e', 'd', 'c', 'b', 'a']);

  const pages = [...walkAll(rig, { count: 2 })];

  assert.deepEqual(pages.map(namesOf), [['e', 'd'], ['c', 'b'], ['a']]);
  assert.equal(pages[0]?.previous, undefined);
  assert.equal(pages[2]?.next, undefined);
  assert.deepEqual(
    pages.map(({ totalResults }) => totalResults),
    [5, 5, 5],
  );
});

await test('the way back shows the same pages', () => {
  const rig = createPeople(['e', 'd', 'c', 'b', 'a']);
  const last = [...walkAll(rig, { count: 2 })].at(-1);

  const pages = [...walkAll(rig, { count: 2 }, true, last?.previous ?? start)];

  assert.deepEqual(pages.map(namesOf), [
    ['c', 'b'],
    ['e', 'd'],
  ]);
});

await test('who comes or goes between two pages moves nobody else', () => {
  const rig = createPeople(['a', 'b', 'c', 'd', 'e']);
  const { directory, users, context } = rig;
  const first = directory.walk([users], start, { count: 2 });
  for (const { id } of first.resources) {
    directory.remove(users, id, context);
  }
  rig.createUser('f');

  const second = directory.walk([users], first.next ?? start, { count: 3 });

  assert.deepEqual(namesOf(second), ['c', 'd', 'e']);
  assert.equal(second.previous, undefined);
  assert.deepEqual(namesOf(directory.walk([users], second.next ?? start, { count: 3 })), ['f']);
});

await test('a page before which all is gone leads forward to what is there', () => {
  const rig = createPeople(['a', 'b', 'c']);
  const { directory, users, context } = rig;
  const first = directory.walk([users], start, { count: 1 });
  const second = directory.walk([users], first.next ?? start, { count: 1 });
  directory.remove(users, first.resources[0]?.id ?? '', context);

  const before = directory.walk([users], second.previous ?? start, { count: 1 });

  assert.deepEqual(namesOf(before), []);
  assert.deepEqual(namesOf(directory.walk([users], before.next ?? start, { count: 5 })), [
    'b',
    'c',
  ]);
});

await test('the root shows one type after the other, each in the order of creation', () => {
  const rig = createDirectoryRig();
  rig.createGroup('g1');
  rig.createUser('u1');
  rig.createGroup('g2');
  rig.createUser('u2');
  const { directory, users, groups } = rig;

  const first = directory.walk([users, groups], start, { count: 3 });
  const second = directory.walk([users, groups], first.next ?? start, { count: 3 });

  assert.deepEqual(namesOf(first), ['u1', 'u2', 'g1']);
  assert.deepEqual(namesOf(second), ['g2']);
});

await test('a place from before everything was cleared is no place of what came after', () => {
  const rig = createPeople(['a', 'b', 'c']);
  const { directory, users } = rig;
  const first = directory.walk([users], start, { count: 2 });
  directory.clear();
  rig.createUser('x');

  assert.deepEqual(namesOf(directory.walk([users], first.next ?? start, { count: 5 })), ['x']);
});

type Move = readonly [kind: 'create' | 'remove' | 'touch', which: number, title: string];

const moves = fc.array(
  fc.tuple(
    fc.constantFrom('create', 'remove', 'touch'),
    fc.nat(30),
    fc.constantFrom('A', 'b', 'C', 'd', ''),
  ),
  { maxLength: 6 },
) as fc.Arbitrary<readonly Move[]>;

/** Changes what is there; a touch leaves the title, by which the list may be sorted. */
function move(rig: DirectoryRig, [kind, which, title]: Move, gone: Set<string>): void {
  const { directory, users, context } = rig;
  const all = directory.query([users], { startIndex: 1, count: 1000 }).resources;
  const one = all[which % Math.max(1, all.length)];
  if (kind === 'create') {
    rig.createUser(`new${String(rig.lastId())}`, title === '' ? {} : { title });
  } else if (one && kind === 'remove') {
    directory.remove(users, one.id, context);
    gone.add(one.id);
  } else if (one) {
    directory.replace(users, one.id, { ...one.content, nickName: `n${String(which)}` }, context);
  }
}

await test('whatever comes and goes in between, who stays is on exactly one page, and in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('A', 'a', 'b', 'C', ''), { maxLength: 12 }),
      fc.array(moves, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(undefined, false, true),
      (titles, rounds, count, isDescending) => {
        const rig = createDirectoryRig();
        const stays = titles.map(
          (title, at) => rig.createUser(`u${String(at)}`, title === '' ? {} : { title }).id,
        );
        const sorted = isDescending !== undefined;
        const selection = { count, ...(sorted && { ...orderBy(rig, 'title'), isDescending }) };
        const gone = new Set<string>();
        const seen: string[] = [];

        let round = 0;
        for (const page of walkAll(rig, selection)) {
          seen.push(...page.resources.map(({ id }) => id));
          for (const one of rounds[round] ?? []) {
            move(rig, one, gone);
          }
          round += 1;
        }

        const whole = rig.directory
          .walk([rig.users], start, { ...selection, count: 1000 })
          .resources.map(({ id }) => id);
        assert.equal(new Set(seen).size, seen.length, 'somebody came twice');
        assert.deepEqual(
          stays.filter((id) => !gone.has(id) && !seen.includes(id)),
          [],
          'somebody was left out',
        );
        const still = seen.filter((id) => !gone.has(id));
        assert.deepEqual(
          still,
          whole.filter((id) => still.includes(id)),
        );
      },
    ),
  );
});
