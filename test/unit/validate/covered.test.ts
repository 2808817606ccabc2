import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Observation } from '../../../src/exchange/exchange.js';
import { Covered } from '../../../src/validate/covered.js';
import { type FindingPlace } from '../../../src/validate/finding.js';
import { inBody, inQuery, type RuleText } from '../../../src/validate/rule.js';

const rule: RuleText = {
  id: 'schema.readOnlySent',
  level: 'hint',
  title: '',
  references: [],
  fix: '',
  covers: ['body.readOnly'],
};

const observe = (parts: Partial<Observation>): Observation => ({
  id: 'body.readOnly',
  level: 'hint',
  detail: '',
  ...parts,
});

const coveredAt = (...places: readonly FindingPlace[]): Covered => {
  const covered = new Covered();
  places.forEach((place) => {
    covered.add(rule, place);
  });
  return covered;
};

const at = (pointer: string): FindingPlace => inBody('request', pointer);

void describe('what rules have said of what the mock server noticed', () => {
  const said: readonly (readonly [string, Covered, Observation])[] = [
    ['the same place', coveredAt(at('/id')), observe({ pointers: ['/id'] })],
    ['a place in it', coveredAt(at('/meta/created')), observe({ pointers: ['/meta'] })],
    ['the same place in other capitals', coveredAt(at('/ID')), observe({ pointers: ['/id'] })],
    [
      'each of several places',
      coveredAt(at('/id'), at('/meta')),
      observe({ pointers: ['/id', '/meta'] }),
    ],
    ['an observation without a place', coveredAt(at('/id')), observe({})],
    ['the same parameter', coveredAt(inQuery('SORTBY')), observe({ parameter: 'sortBy' })],
    ['the member of a search', coveredAt(at('/sortBy')), observe({ parameter: 'sortBy' })],
    ['its own id', coveredAt(at('/x')), observe({ id: 'schema.readOnlySent' })],
  ];
  for (const [name, covered, observation] of said) {
    void test(`is not said again: ${name}`, () => {
      assert.equal(covered.remainderOf(observation), undefined);
    });
  }

  const unsaid: readonly (readonly [string, Covered, Observation])[] = [
    ['nothing was found', coveredAt(), observe({ pointers: ['/id'] })],
    ['another place', coveredAt(at('/idx')), observe({ pointers: ['/id'] })],
    [
      'another operation of a Bulk request',
      coveredAt(at('/Operations/1/data/id')),
      observe({ pointers: ['/Operations/10/data/id'] }),
    ],
    ['the place around it', coveredAt(at('')), observe({ pointers: ['/id'] })],
    ['the answer', coveredAt(inBody('response', '/id')), observe({ pointers: ['/id'] })],
    ['the answer, without a place', coveredAt(inBody('response')), observe({})],
    ['another parameter', coveredAt(inQuery('filter')), observe({ parameter: 'sortBy' })],
    ['another observation', coveredAt(at('/id')), observe({ id: 'body.schemas' })],
  ];
  for (const [name, covered, observation] of unsaid) {
    void test(`is said: ${name}`, () => {
      assert.deepEqual(covered.remainderOf(observation), observation);
    });
  }

  void test('of several places those are left that no rule has spoken of', () => {
    const observation = observe({ pointers: ['/id', '/meta', '/groups'] });

    assert.deepEqual(coveredAt(at('/meta')).remainderOf(observation)?.pointers, ['/id', '/groups']);
  });
});
