import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { JsonShapeError } from '../../../../src/base/jsonCursor.js';
import { JsonShapeErrors } from '../../../../src/base/jsonProblems.js';
import { readRecorded } from '../../../../src/okta/scenarios/recorded/readRecorded.js';

const schema: unknown = JSON.parse(
  readFileSync(
    new URL('../../../../../media/schemas/scim-scenario.schema.json', import.meta.url),
    'utf8',
  ),
);
const isValid = new Ajv({ strict: false }).compile(schema as object);

const get = { request: { method: 'GET', path: '/Users' }, expect: { status: 200 } };
const scenarioOf = (...steps: readonly unknown[]): unknown => ({
  scimScenario: 1,
  title: 'T',
  steps,
});

/** Whether the editor's JSON Schema can see it too: of variables it knows nothing. */
type Refused = readonly [what: string, document: unknown, told: RegExp, seenBySchema: boolean];

const refused: readonly Refused[] = [
  ['a list', [], /This is no scenario/, true],
  ['no version', { title: 'T', steps: [get] }, /"scimScenario": 1 is missing/, true],
  [
    'another version',
    { ...(scenarioOf(get) as object), scimScenario: 2 },
    /^\/scimScenario: must be 1/,
    true,
  ],
  ['no title', { scimScenario: 1, steps: [get] }, /^\/title: is missing/, true],
  ['no steps', scenarioOf(), /^\/steps: must have a step/, true],
  [
    'a misspelt member',
    scenarioOf({ ...get, expects: {} }),
    /^\/steps\/0\/expects: is not known here/,
    true,
  ],
  [
    'a method in small letters',
    scenarioOf({ ...get, request: { method: 'get', path: '/Users' } }),
    /^\/steps\/0\/request\/method: must be a method in capitals/,
    true,
  ],
  [
    'a whole address',
    scenarioOf({ ...get, request: { method: 'GET', path: 'http://x/Users' } }),
    /^\/steps\/0\/request\/path: must begin with a slash/,
    true,
  ],
  [
    'credentials',
    scenarioOf({ ...get, request: { ...get.request, headers: { Authorization: 'Bearer x' } } }),
    /headers\/Authorization: does not belong in a scenario/,
    true,
  ],
  [
    'a header of two lines',
    scenarioOf({ ...get, request: { ...get.request, headers: { Accept: 'a\r\nb: c' } } }),
    /headers\/Accept: has characters that no header may have/,
    false,
  ],
  [
    'two bodies',
    scenarioOf({ ...get, request: { ...get.request, body: {}, text: '' } }),
    /text: cannot stand beside body/,
    true,
  ],
  [
    'a status that is none',
    scenarioOf({ ...get, expect: { status: 99 } }),
    /status: must be a status/,
    true,
  ],
  [
    'a body that is a list',
    scenarioOf({ ...get, expect: { status: 200, body: [] } }),
    /body: must be an object/,
    true,
  ],
  [
    'a variable that no step learns',
    scenarioOf({ ...get, request: { method: 'GET', path: '/Users/{{user1}}' } }),
    /^\/steps\/0\/request: \{\{user1\}\} has no value: no step before it learns user1/,
    false,
  ],
  [
    'a variable that a later step learns',
    scenarioOf(
      { ...get, expect: { status: 200, body: { id: '{{user1}}' } } },
      { ...get, learn: { user1: '/id' } },
    ),
    /^\/steps\/0\/expect: \{\{user1\}\} has no value/,
    false,
  ],
  [
    'a variable that is given',
    scenarioOf({ ...get, learn: { run: '/id' } }),
    /learn\/run: is no name for a variable/,
    true,
  ],
  [
    'no place to learn from',
    scenarioOf({ ...get, learn: { user1: 'a b' } }),
    /learn\/user1: must be a JSON pointer/,
    true,
  ],
];

void describe('a scenario file', () => {
  for (const [what, document, told, seenBySchema] of refused) {
    void test(`with ${what} is refused, by its place`, () => {
      assert.throws(
        () => readRecorded(document, 'x'),
        (error) => {
          assert.ok(error instanceof JsonShapeErrors || error instanceof JsonShapeError);
          assert.match(error.message, told);
          return true;
        },
      );
      assert.equal(isValid(document), !seenBySchema, 'the JSON Schema of the editor');
    });
  }

  void test('tells all that is wrong with it at once', () => {
    const document = scenarioOf(
      { ...get, expect: {} },
      { ...get, request: { method: 'GET', path: 'x' } },
    );
    assert.throws(
      () => readRecorded(document, 'x'),
      /\/steps\/0\/expect\/status[^]*\/steps\/1\/request\/path/,
    );
  });

  void test('learns in a step what the step after it needs', () => {
    const document = scenarioOf(
      { ...get, learn: { user1: '/Resources/0/id' } },
      { request: { method: 'GET', path: '/Users/{{user1}}' }, expect: { status: ['2xx', 404] } },
    );
    assert.ok(isValid(document), JSON.stringify(isValid.errors));
    const [first, second] = readRecorded(document, 'x').steps;
    assert.deepEqual(first?.learn, [['user1', '/Resources/0/id']]);
    assert.equal(second?.title, 'GET /Users/{{user1}}');
  });
});
