import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planBulk } from '../../../../src/scim/bulk/bulkPlan.js';

type Graph = readonly (readonly number[])[];

const plans: readonly (readonly [
  string,
  dependencies: readonly (readonly number[])[],
  steps: readonly (readonly number[])[],
])[] = [
  ['operations without references are done as they came', [[], [], []], [[0], [1], [2]]],
  ['what comes later and is referred to goes first', [[2], [], []], [[2], [0], [1]]],
  ['a chain is done from its end', [[1], [2], []], [[2], [1], [0]]],
  ['two that refer to each other are one step', [[1], [0], []], [[0, 1], [2]]],
  ['one that refers to itself is a step', [[0]], [[0]]],
  ['a circle of three with one before it', [[1], [2], [3], [1]], [[1, 2, 3], [0]]],
];

for (const [name, dependencies, steps] of plans) {
  await test(name, () => {
    assert.deepEqual(planBulk(dependencies), steps);
  });
}

await test('a chain of 20,000 operations does not exhaust the stack', () => {
  const length = 20_000;
  const chain = Array.from({ length }, (_, at) => (at + 1 < length ? [at + 1] : []));

  assert.deepEqual(planBulk(chain)[0], [length - 1]);
});

/** Slow and obvious: what can be reached by walking on until nothing new comes. */
function reach(dependencies: Graph, start: number): ReadonlySet<number> {
  const reached = new Set(dependencies[start]);
  for (const index of reached) {
    for (const next of dependencies[index] ?? []) {
      reached.add(next);
    }
  }
  return reached;
}

const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

/** Each pair of operations where the one reaches the other and is reached by it. */
function circlesOf(dependencies: Graph): readonly (readonly [number, number])[] {
  const reached = dependencies.map((_, index) => reach(dependencies, index));
  return reached.flatMap((others, index) =>
    [...others]
      .filter((other) => reached[other]?.has(index))
      .map((other) => [index, other] as const),
  );
}

await test('whatever refers to whatever, each operation is done once, after what it refers to', () => {
  fc.assert(
    fc.property(graphs, (dependencies) => {
      const done = new Set<number>();
      for (const step of planBulk(dependencies)) {
        assert.ok(step.every((index) => !done.has(index)));
        step.forEach((index) => done.add(index));
        const needed = step.flatMap((index) => dependencies[index] ?? []);
        assert.ok(needed.every((index) => done.has(index)));
      }
      assert.equal(done.size, dependencies.length);
    }),
  );
});

await test('what is in one circle is one step, and nothing else is', () => {
  fc.assert(
    fc.property(graphs, (dependencies) => {
      const together = planBulk(dependencies).flatMap((step) =>
        step.flatMap((one) => step.map((other) => [one, other] as const)),
      );
      const show = (pairs: readonly (readonly [number, number])[]): readonly string[] =>
        pairs
          .filter(([one, other]) => one !== other)
          .map(String)
          .sort();

      assert.deepEqual(show(together), show(circlesOf(dependencies)));
    }),
  );
});
