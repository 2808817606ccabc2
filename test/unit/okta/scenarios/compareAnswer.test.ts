import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { leftIn, missingIn } from '../../../../src/okta/scenarios/recorded/compareAnswer.js';

const told = (expected: JsonValue, actual: JsonValue | undefined): readonly string[] =>
  missingIn(expected, actual).map(({ pointer, problem }) => `${pointer} ${problem}`);

const missing: readonly (readonly [
  what: string,
  expected: JsonValue,
  actual: JsonValue | undefined,
  told: readonly string[],
])[] = [
  ['more than is expected', { active: true }, { active: true, id: '1' }, []],
  ['names in other capitals', { userName: 'a' }, { username: 'a' }, []],
  ['another value', { active: false }, { active: true }, ['/active is true in place of false']],
  [
    'a text for a boolean',
    { active: true },
    { active: 'true' },
    ['/active is "true" in place of true'],
  ],
  ['nothing', { title: 'a' }, {}, ['/title is missing; it must be "a"']],
  ['no answer', { title: 'a' }, undefined, [' is missing; it must be {"title":"a"}']],
  ['null for null', { title: null }, { title: null }, []],
  ['nothing for null', { title: null }, {}, []],
  [
    'elements in another order',
    { m: [{ value: '1' }, { value: '2' }] },
    { m: [{ value: '2', x: 1 }, { value: '1' }] },
    [],
  ],
  [
    'an element less',
    { m: [{ value: '1' }] },
    { m: [{ value: '2' }, { value: '3' }] },
    ['/m has no {"value":"1"}'],
  ],
  [
    'one element that differs',
    { m: [{ value: '1', type: 'work' }] },
    { m: [{ value: '1', type: 'home' }] },
    ['/m/0/type is "home" in place of "work"'],
  ],
  ['a list that must be empty', { m: [] }, { m: [1] }, ['/m is [1] in place of []']],
  ['a missing list that must be empty', { m: [] }, {}, []],
  ['an id as number', { id: '7' }, { id: 7 }, []],
  [
    'another attribute as number',
    { employeeNumber: '7' },
    { employeeNumber: 7 },
    ['/employeeNumber is 7 in place of "7"'],
  ],
];

const left: readonly (readonly [
  what: string,
  lacks: JsonObject,
  actual: JsonValue,
  told: readonly string[],
])[] = [
  ['a member that is gone', { title: true }, {}, []],
  ['an empty member', { title: true, phones: true }, { title: '', phones: [] }, []],
  ['a member that is there', { title: true }, { title: 'a' }, ['/title is still "a"']],
  ['an element that is gone', { members: [{ value: '1' }] }, { members: [{ value: '2' }] }, []],
  [
    'an element that is there',
    { members: [{ value: '1' }] },
    { members: [{ value: '1', display: 'a' }] },
    ['/members still has {"value":"1"}'],
  ],
  [
    'a part that is there',
    { 'urn:x': { manager: true } },
    { 'urn:x': { manager: { value: '1' } } },
    ['/urn:x/manager is still {"value":"1"}'],
  ],
];

void describe('what an answer has to have', () => {
  for (const [what, expected, actual, problems] of missing) {
    void test(what, () => {
      assert.deepEqual(told(expected, actual), problems);
    });
  }
});

void describe('what an answer must not have', () => {
  for (const [what, lacks, actual, problems] of left) {
    void test(what, () => {
      assert.deepEqual(
        leftIn(lacks, actual).map(({ pointer, problem }) => `${pointer} ${problem}`),
        problems,
      );
    });
  }
});
