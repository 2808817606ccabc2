import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JsonValue } from '../../../../src/base/json.js';
import { comparisons } from '../../../../src/conformance/runscope/comparisons.js';
import { valueAt } from '../../../../src/conformance/runscope/valueAt.js';

type Row = readonly [
  comparison: string,
  found: JsonValue | undefined,
  value: string,
  holds: boolean,
];

const rows: readonly Row[] = [
  ['equal', 401, '401', true],
  ['equal', '401', '401', true],
  ['equal', true, 'true', true],
  ['equal', 'True', 'true', false],
  ['equal', undefined, '', true],
  ['not_equal', 'a', 'b', true],
  ['equal_number', '200', '200', true],
  ['equal_number', '', '0', false],
  ['equal_number', undefined, '0', false],
  ['empty', [], '', true],
  ['empty', 'a', '', false],
  ['not_empty', false, '', true],
  ['not_empty', 0, '', true],
  ['not_empty', [], '', false],
  ['not_empty', {}, '', false],
  ['not_empty', null, '', false],
  ['contains', ['urn:a'], 'urn:a', true],
  ['does_not_contain', 'abc', 'd', true],
  ['has_key', { a: 1 }, 'a', true],
  ['has_key', { a: 1 }, 'constructor', false],
  ['has_value', ['x', 'y'], 'y', true],
  ['has_value', 'y', 'y', false],
  ['is_null', undefined, '', true],
  ['is_a_number', 1, '', true],
  ['is_a_number', '1', '', false],
  ['is_less_than', 599, '600', true],
  ['is_less_than', undefined, '600', false],
  ['is_less_than_or_equal', 600, '600', true],
  ['is_greater_than', 601, '600', true],
  ['is_greater_than_or_equal', 599, '600', false],
];

void describe('comparisons of Runscope', () => {
  for (const [comparison, found, value, holds] of rows) {
    void test(`${JSON.stringify(found)} ${comparison} ${value} is ${String(holds)}`, () => {
      assert.equal(comparisons.get(comparison)?.holds(found, value), holds);
    });
  }

  void test('each is in the table of examples', () => {
    const tried = new Set(rows.map(([comparison]) => comparison));
    assert.deepEqual(
      [...comparisons.keys()].filter((name) => !tried.has(name)),
      [],
    );
  });
});

void describe('values of an answer', () => {
  const answer = {
    status: 200,
    headers: [['ETag', 'W/"1"']] as const,
    text: 'müller',
    json: { Resources: [{ name: { familyName: 'M' }, 'urn:a:2.0:User': { x: 1 } }] },
    duration: 12,
  };
  const places = [
    ['response_status', '', 200],
    ['response_json', 'Resources[0].name.familyName', 'M'],
    ['response_json', 'Resources[0]["urn:a:2.0:User"].x', 1],
    ['response_json', 'Resources[1].name', undefined],
    ['response_json', 'constructor', undefined],
    ['response_json', '', answer.json],
    ['response_headers', 'etag', 'W/"1"'],
    ['response_text', '', 'müller'],
    ['response_size', '', 7],
    ['response_time', '', 12],
  ] as const;
  for (const [source, property, value] of places) {
    void test(`${source} ${property}`, () => {
      assert.deepEqual(valueAt(answer, source, property), value);
    });
  }
});
