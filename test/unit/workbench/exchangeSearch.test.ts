import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CaptureLog } from '../../../src/capture/captureLog.js';
import { type HostTermKind } from '../../../src/protocol/exchangeSearch.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import {
  type SearchSources,
  searchExchanges,
} from '../../../src/workbench/inspector/exchangeSearch.js';
import { type ExchangeParts, buildExchange } from '../../support/exchangeBuilder.js';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

const jane = {
  schemas: [core],
  id: '1',
  userName: 'Jane',
  active: true,
  emails: [{ value: 'j@x.example', type: 'work' }],
};
const tom = { schemas: [core], id: '2', userName: 'tom', active: false };

const traffic: readonly ExchangeParts[] = [
  { url: '/Users', answer: { schemas: [list], totalResults: 2, Resources: [jane, tom] } },
  { method: 'POST', url: '/Users', status: 201, body: jane, answer: jane },
  {
    method: 'PATCH',
    url: '/Users/2',
    body: { Operations: [{ op: 'replace', value: { active: false } }] },
    status: 204,
  },
  { method: 'POST', url: '/Groups', status: 201, body: { displayName: 'Jane Doe fans' } },
  { url: '/Users', answer: 'no JSON at all', answerHeaders: [['Retry-After', '30']] },
];

function sourcesOf(parts: readonly ExchangeParts[]): SearchSources {
  const captures = new CaptureLog({
    budgetBytes: 100_000_000,
    onListenerError: (error) => {
      throw error;
    },
  });
  for (const one of parts) {
    captures.add(buildExchange(one));
  }
  return {
    captures,
    registry: createRegistry(),
    judgements: {
      lastSeq: captures.lastSeq,
      find: ({ seq }) =>
        seq === 5
          ? [
              {
                rule: 'body.json',
                level: 'error',
                message: '',
                place: { part: 'exchange' },
                references: [],
                fix: '',
              },
            ]
          : [],
    },
  };
}

const found = (kind: HostTermKind, text: string): readonly number[] =>
  searchExchanges({ kind, text }, 0, sourcesOf(traffic)).seqs;

void describe('the host looks through bodies', () => {
  const cases: readonly (readonly [string, HostTermKind, string, readonly number[]])[] = [
    ['a text in either body, capitals aside', 'body', 'JANE', [1, 2, 4]],
    ['a text that is no JSON', 'body', 'no json', [5]],
    ['a header by name and value', 'header', 'retry-after: 3', [5]],
    ['a rule that found something', 'rule', 'body.j', [5]],
    ['a SCIM filter on what was sent, answered and listed', 'scim', 'userName eq "jane"', [1, 2]],
    ['a SCIM filter on what a PATCH sets', 'scim', 'active eq false', [1, 3]],
    ['a value path', 'scim', 'emails[type eq "work" and value ew "example"]', [1, 2]],
    ['a filter on groups goes with groups only', 'scim', 'displayName co "fans"', [4]],
    ['nothing', 'body', 'nobody', []],
  ];
  for (const [name, kind, text, expected] of cases) {
    void test(name, () => {
      assert.deepEqual(found(kind, text), expected);
    });
  }

  void test('a filter that cannot be read says where', () => {
    const { problem, isComplete } = searchExchanges(
      { kind: 'scim', text: 'userName = "jane"' },
      0,
      sourcesOf(traffic),
    );

    assert.equal(isComplete, true);
    assert.equal(problem?.start, 9);
    assert.match(problem.message, /eq/);
  });

  void test('a filter that goes with no resource type says why', () => {
    const term = { kind: 'scim', text: 'active gt true' } as const;

    assert.match(searchExchanges(term, 0, sourcesOf(traffic)).problem?.message ?? '', /gt/);
  });

  void test('a large capture is looked through in pieces, and nothing twice', () => {
    const big = 'x'.repeat(900_000);
    const parts = Array.from({ length: 12 }, (_, at) => ({
      method: 'POST',
      url: '/Users',
      body: at % 2 === 0 ? `${big} needle` : big,
    }));
    const sources = sourcesOf(parts);
    const seqs: number[] = [];
    let calls = 0;
    for (let sinceSeq = 0, isDone = false; !isDone; calls += 1) {
      const answer = searchExchanges({ kind: 'body', text: 'needle' }, sinceSeq, sources);
      seqs.push(...answer.seqs);
      assert.ok(answer.lastSeq > sinceSeq);
      sinceSeq = answer.lastSeq;
      isDone = answer.isComplete;
    }

    assert.deepEqual(seqs, [1, 3, 5, 7, 9, 11]);
    assert.ok(calls > 1);
  });
});
