import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import {
  answer,
  del,
  type ExampleExchange,
  get,
  patch,
  post,
  put,
  toExchange,
} from '../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  jane,
  listOf,
  newJane,
  patchOf,
} from '../../../src/validate/example/exampleResources.js';
import { Drift } from '../../../src/workbench/drift/drift.js';

/** What is noted of each exchange. */
function compareAll(examples: readonly ExampleExchange[]): readonly (string | undefined)[] {
  let ids = 0;
  const drift = new Drift({
    registry: createRegistry(),
    clock: { now: () => 0 },
    newId: () => `ours-${String((ids += 1))}`,
    onListenerError: (error) => {
      throw error;
    },
  });
  const found = examples.map((example, at) => drift.compare(toExchange(example, at))[0]?.detail);
  drift.dispose();
  return found;
}

const created = post('/Users', newJane(), answer(201, jane()));
const deactivate = patchOf([{ op: 'replace', value: { active: false } }]);

await test('a server that does as the mock does shows no drift', () => {
  assert.deepEqual(
    compareAll([
      created,
      get('/Users/2819', answer(200, jane())),
      patch('/Users/2819', deactivate, answer(200, jane({ active: false }))),
      patch('/Users/2819', deactivate, answer(204)),
      get('/Users/2819', answer(200, jane({ active: false }))),
      put('/Users/2819', newJane(), answer(200, jane())),
      get('/Users?startIndex=1&count=100', answer(200, listOf([jane()]))),
      del('/Users/2819', answer(204)),
    ]),
    Array.from({ length: 8 }),
  );
});

const drifts: readonly (readonly [what: string, told: RegExp, examples: ExampleExchange[]])[] = [
  [
    'a second user of the same name',
    /^The mock server would have answered 409: .*; yours answered 201$/,
    [created, post('/Users', newJane(), answer(201, jane({ id: '4711' })))],
  ],
  [
    'a deactivation that does nothing',
    /another value of active$/,
    [created, patch('/Users/2819', deactivate, answer(200, jane({ active: true })))],
  ],
  [
    'a PATCH that is refused',
    /would have answered 200; yours answered 400$/,
    [created, patch('/Users/2819', deactivate, answer(400, errorOf(400, 'No path')))],
  ],
  [
    'a PATCH that is nonsense, and taken',
    /would have answered 400: .*; yours answered 200$/,
    [
      created,
      patch(
        '/Users/2819',
        patchOf([{ op: 'replace', path: 'emails[', value: 1 }]),
        answer(200, jane()),
      ),
    ],
  ],
  [
    'a user who is lost',
    /would have answered 200; yours answered 404$/,
    [created, get('/Users/2819', answer(404, errorOf(404, 'Not found')))],
  ],
  [
    'another value after a 204',
    /another value of active$/,
    [
      created,
      patch('/Users/2819', deactivate, answer(204)),
      get('/Users/2819', answer(200, jane({ active: true }))),
    ],
  ],
];

for (const [what, told, examples] of drifts) {
  await test(`${what} is a drift, told once`, () => {
    const found = compareAll(examples);

    assert.match(found.at(-1) ?? '', told);
    assert.ok(found.slice(0, -1).every((one) => one === undefined));
  });
}

await test('what cannot be told is not: unknown resources, conflicts with them, projections, failures', () => {
  assert.deepEqual(
    compareAll([
      get('/Users/unknown', answer(404, errorOf(404, 'Not found'))),
      patch('/Users/unknown', deactivate, answer(200, jane({ id: 'unknown', active: false }))),
      post('/Users', newJane({ userName: 'else@example.com' }), answer(409, errorOf(409, 'Taken'))),
      get('/Users/unknown?attributes=userName', answer(200, { id: 'unknown', userName: 'x' })),
      get('/Users/unknown', answer(500, errorOf(500, 'NullPointerException'))),
      get('/Users/unknown', answer(401, errorOf(401, 'Who are you?'))),
    ]),
    Array.from({ length: 6 }),
  );
});
