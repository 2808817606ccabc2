import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CaptureLog } from '../../../src/capture/captureLog.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { findAttributeChanges } from '../../../src/workbench/inspector/attributeChanges.js';
import {
  type HistorySources,
  findStates,
  findTimeline,
} from '../../../src/workbench/inspector/resourceHistory.js';
import { toSummary } from '../../../src/workbench/inspectorViews.js';
import { type ExchangeParts, buildExchange } from '../../support/exchangeBuilder.js';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const registry = createRegistry();

const jane = (more: object = {}): object => ({
  schemas: [core],
  id: 'u-1',
  userName: 'jane@x.example',
  active: true,
  ...more,
});
const patch = (...operations: readonly object[]): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: operations,
});
const lookup = '/Users?filter=userName%20eq%20%22jane@x.example%22';

const life: readonly ExchangeParts[] = [
  { id: 'lookup', url: lookup, answer: { schemas: [list], totalResults: 0, Resources: [] } },
  { id: 'create', method: 'POST', url: '/Users', status: 201, body: jane(), answer: jane() },
  { id: 'other', url: '/Users/u-2', answer: { ...jane(), id: 'u-2', userName: 'tom' } },
  {
    id: 'rename',
    method: 'PUT',
    url: '/Users/u-1',
    body: jane({ title: 'Engineer' }),
    answer: jane({ title: 'Engineer' }),
  },
  {
    id: 'off',
    method: 'PATCH',
    url: '/Users/u-1',
    status: 204,
    body: patch({ op: 'replace', value: { active: false } }),
  },
  { id: 'again', method: 'POST', url: '/Users', status: 409, body: jane() },
  {
    id: 'lookup2',
    url: lookup,
    answer: {
      schemas: [list],
      totalResults: 1,
      Resources: [jane({ active: false, title: 'Boss' })],
    },
  },
  { id: 'bad', method: 'PATCH', url: '/Users/u-1', status: 400, body: patch({ op: 'fly' }) },
  { id: 'gone', method: 'DELETE', url: '/Users/u-1', status: 204 },
];

function sourcesOf(parts: readonly ExchangeParts[]): HistorySources {
  const captures = new CaptureLog({
    budgetBytes: 10_000_000,
    onListenerError: (error) => {
      throw error;
    },
  });
  for (const one of parts) {
    captures.add(buildExchange(one));
  }
  return { captures, registry, summarise: (captured) => toSummary(captured, registry) };
}

const sources = sourcesOf(life);

void describe('the timeline of a resource', () => {
  void test('tells what each exchange did to it, and what differs', () => {
    const timeline = findTimeline('off', sources);

    assert.equal(timeline?.name, 'jane@x.example');
    assert.deepEqual(
      timeline.steps.map(({ id, kind, isAssumed, changes }) => [
        id,
        kind,
        isAssumed,
        changes.map(({ path, before, after }) => `${path}: ${before ?? '–'} → ${after ?? '–'}`),
      ]),
      [
        [
          'create',
          'created',
          false,
          [
            `schemas: – → [\n  "${core}"\n]`,
            'id: – → "u-1"',
            'userName: – → "jane@x.example"',
            'active: – → true',
          ],
        ],
        ['rename', 'changed', false, ['title: – → "Engineer"']],
        ['off', 'changed', true, ['active: true → false']],
        ['lookup2', 'read', false, ['title: "Engineer" → "Boss"']],
        ['bad', 'refused', false, []],
        [
          'gone',
          'deleted',
          false,
          [
            `schemas: [\n  "${core}"\n] → –`,
            'id: "u-1" → –',
            'userName: "jane@x.example" → –',
            'active: false → –',
            'title: "Boss" → –',
          ],
        ],
      ],
    );
  });

  for (const id of ['lookup', 'create', 'again', 'lookup2', 'gone']) {
    void test(`is found from the exchange "${id}" too`, () => {
      assert.equal(findTimeline(id, sources)?.resourceId, 'u-1');
    });
  }

  void test('an exchange about no one resource has none', () => {
    const lists = sourcesOf([
      { id: 'all', url: '/Users', answer: { schemas: [list], Resources: [] } },
    ]);

    assert.equal(findTimeline('all', lists), undefined);
    assert.equal(findTimeline('unknown', lists), undefined);
  });

  void test('a PATCH that changes a resource nobody has shown leaves its state open', () => {
    const one = sourcesOf([
      {
        id: 'p',
        method: 'PATCH',
        url: '/Users/u-9',
        status: 204,
        body: patch({ op: 'replace', value: { active: false } }),
      },
    ]);

    assert.deepEqual(findTimeline('p', one)?.steps[0]?.changes, []);
    assert.deepEqual(findStates('p', one), { isAssumed: true, changes: [] });
  });
});

void describe('the states around one exchange', () => {
  void test('are the resource before and after it, the PATCH done where the answer is empty', () => {
    const states = findStates('off', sources);

    assert.match(states?.before ?? '', /"active": true/);
    assert.match(states?.after ?? '', /"active": false/);
    assert.match(states?.after ?? '', /"title": "Engineer"/);
    assert.equal(states?.isAssumed, true);
  });

  void test('nothing was before a create, nothing is after a delete', () => {
    assert.equal(findStates('create', sources)?.before, undefined);
    assert.equal(findStates('gone', sources)?.after, undefined);
  });
});

void describe('what differs', () => {
  const cases = [
    [
      'a member of a member',
      { name: { familyName: 'A' } },
      { name: { familyName: 'B' } },
      ['name.familyName'],
    ],
    [
      'an extension, by its URN',
      { 'urn:x:User': { department: 'A' } },
      { 'urn:x:User': { department: 'B' } },
      ['urn:x:User:department'],
    ],
    [
      'elements of a list, wherever they stand',
      { members: [{ value: '1' }, { value: '2' }] },
      { members: [{ value: '3' }, { value: '1' }] },
      ['members[value eq "2"]', 'members[value eq "3"]'],
    ],
    [
      'what the server writes at each change is left out',
      { meta: { version: '1', location: 'a' } },
      { meta: { version: '2', location: 'a' } },
      [],
    ],
    ['the order of members says nothing', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ] as const;
  for (const [name, before, after, expected] of cases) {
    void test(name, () => {
      assert.deepEqual(
        findAttributeChanges(before, after).map(({ path }) => path),
        expected,
      );
    });
  }
});
