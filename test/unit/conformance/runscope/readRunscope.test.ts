import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { readRunscope } from '../../../../src/conformance/runscope/readRunscope.js';
import { RunscopeError } from '../../../../src/conformance/runscope/runscopeError.js';

const step = (over: Readonly<Record<string, JsonValue>> = {}): JsonValue => ({
  step_type: 'request',
  note: 'A step',
  method: 'GET',
  url: '{{SCIMBaseURL}}/Users',
  headers: { Accept: ['application/scim+json'], Authorization: '{{auth}}' },
  assertions: [{ source: 'response_status', comparison: 'equal_number', value: 200 }],
  variables: [{ source: 'response_json', property: 'id', name: 'id' }],
  ...over,
});

const file = (...steps: readonly JsonValue[]): string => JSON.stringify({ name: 'Mine', steps });

const assertion = (over: Readonly<Record<string, JsonValue>>): JsonValue =>
  step({ assertions: [{ source: 'response_status', comparison: 'equal', value: '1', ...over }] });

void describe('a file of Runscope', () => {
  void test('is read with headers of both forms, numbers as texts and pauses', () => {
    const [read] = readRunscope(file(step(), { step_type: 'pause', duration: 5 }));

    assert.deepEqual(read, {
      name: 'Mine',
      steps: [
        {
          kind: 'request',
          number: 1,
          note: 'A step',
          method: 'GET',
          url: '{{SCIMBaseURL}}/Users',
          headers: [
            ['Accept', 'application/scim+json'],
            ['Authorization', '{{auth}}'],
          ],
          body: undefined,
          assertions: [
            { source: 'response_status', property: '', comparison: 'equal_number', value: '200' },
          ],
          variables: [{ source: 'response_json', property: 'id', name: 'id' }],
          beforeScripts: [],
          scripts: [],
        },
        { kind: 'pause', duration: 5_000 },
      ],
    });
  });

  void test('may hold several tests, steps to skip and variables without a name', () => {
    const one = JSON.parse(
      file(step({ variables: [{ name: null, source: 'response_json' }] }), step({ skipped: true })),
    ) as JsonValue;

    const read = readRunscope(JSON.stringify([one, one]));

    assert.deepEqual(
      read.map(({ steps }) => steps.map((each) => each.kind === 'request' && each.variables)),
      [[[]], [[]]],
    );
  });

  const bad: readonly (readonly [what: string, text: string, pointer: string, says: RegExp])[] = [
    ['no JSON', '<html>', '', /no JSON, so no file of Runscope/],
    ['nothing', '', '', /no JSON/],
    ['another document', '{"schemas":[]}', '', /no test of Runscope/],
    ['a text', '"x"', '', /no test of Runscope/],
    ['an empty list', '[]', '', /has no test/],
    ['a list of other things', '[1]', '/0', /no test of Runscope/],
    ['a step that is no object', file(1), '/steps/0', /must be an object/],
    [
      'a kind of step that cannot be played',
      file({ step_type: 'subtest' }),
      '/steps/0/step_type',
      /is "subtest"; only/,
    ],
    [
      'a step without a method',
      file(step({ method: null })),
      '/steps/0/method',
      /must be a string/,
    ],
    ['an empty address', file(step({ url: ' ' })), '/steps/0/url', /must not be empty/],
    [
      'an unknown comparison',
      file(assertion({ comparison: 'is_nice' })),
      '/steps/0/assertions/0/comparison',
      /is "is_nice", which is not known; known are equal,/,
    ],
    [
      'an unknown source',
      file(assertion({ source: 'response_smell' })),
      '/steps/0/assertions/0/source',
      /must be one of response_status/,
    ],
    [
      'a value that is a list',
      file(assertion({ value: [] })),
      '/steps/0/assertions/0/value',
      /must be a string/,
    ],
    [
      'headers that are a list',
      file(step({ headers: [] })),
      '/steps/0/headers',
      /must be an object/,
    ],
    ['a form', file(step({ form: { a: ['b'] } })), '/steps/0/form', /cannot be played/],
    [
      'its own credentials',
      file(step({ auth: { username: 'x' } })),
      '/steps/0/auth',
      /cannot be played/,
    ],
    ['a pause without a length', file({ step_type: 'pause' }), '/steps/0/duration', /is missing/],
    [
      'a script that is none',
      file(step({ scripts: [1] })),
      '/steps/0/scripts/0',
      /must be a string/,
    ],
  ];
  for (const [what, text, pointer, says] of bad) {
    void test(`${what} is refused, with its place`, () => {
      assert.throws(
        () => readRunscope(text),
        (error: unknown) =>
          error instanceof RunscopeError && error.pointer === pointer && says.test(error.message),
      );
    });
  }
});
