import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { hasValue, toggleValue } from '../../webview/inspector/query/editQuery.js';
import { type AskHost, readQuery } from '../../webview/inspector/query/exchangeQuery.js';
import { standings } from '../../webview/inspector/query/facets.js';
import { isQueryField } from '../../webview/inspector/query/queryFields.js';
import { cutQuery, writeValue } from '../../webview/inspector/query/queryText.js';
import { sampleSummary } from './support/sampleExchanges.js';

const rows = [
  { seq: 1, method: 'GET', operation: 'Read user', path: '/Users/409', status: 200 },
  { seq: 2, method: 'POST', operation: 'Create user', path: '/Users', status: 409 },
  { seq: 3, method: 'PATCH', operation: 'Push group members', path: '/Groups/7', status: 404 },
].map((row) => ({ ...sampleSummary(row.seq), ...row, subject: `Someone${String(row.seq)}` }));

function visible(filter: string): readonly number[] {
  const list = new ExchangeList();
  list.append({ firstSeq: 1, dropped: 0, items: rows });
  list.setFilter(filter);
  return Array.from({ length: list.visibleCount }, (_, at) => list.visibleAt(at)?.seq ?? 0);
}

const cases: readonly (readonly [string, string, readonly number[]])[] = [
  ['an empty filter shows everything', '', [1, 2, 3]],
  ['blanks alone show everything', '   ', [1, 2, 3]],
  ['the method is searched', 'patch', [3]],
  ['upper and lower case are the same', 'cReAtE', [2]],
  ['the subject is searched', 'someone3', [3]],
  ['the path is searched', '/groups', [3]],
  ['every term must fit', 'user post', [2]],
  ['terms that fit different rows fit none', 'create patch', []],
  ['a status is not looked for in paths', '409', [2]],
  ['a status class fits its hundred', '4xx', [2, 3]],
  ['a status class and a word', '4xx group', [3]],
  ['a field narrows to its part', 'op:group', [3]],
  ['a method by its field, capitals aside', 'method:post', [2]],
  ['alternatives of a field', 'method:POST,PATCH', [2, 3]],
  ['a term that is negated', '-method:GET', [2, 3]],
  ['a word that is negated', '-user', [3]],
  ['alternatives that are negated', '-method:GET,POST', [3]],
  ['a quoted text with a blank', '"Create user"', [2]],
  ['a quoted number is a text', '"409"', [1]],
  ['a quoted value of a field', 'op:"read user"', [1]],
  ['a status class by its field', 'status:4xx', [2, 3]],
  ['a comparison of the status', 'status:>404', [2]],
  ['a range of the status', 'status:200-404', [1, 3]],
  ['a field that there is not is a text', 'urn:ietf', []],
  ['a subject', 'user:SOMEONE2', [2]],
  ['characters of regular expressions mean themselves', '.*', []],
];

for (const [name, filter, expected] of cases) {
  await test(`text filter: ${name}`, () => {
    assert.deepEqual(visible(filter), expected);
  });
}

await test('a row that the client aborted is found by that word', () => {
  const list = new ExchangeList();
  const aborted = { ...sampleSummary(1), isAborted: true };
  list.append({ firstSeq: 1, dropped: 0, items: [aborted, sampleSummary(2)] });

  list.setFilter('aborted');

  assert.equal(list.visibleCount, 1);
});

await test('a filter over 100,000 rows shows exactly those that match, letter after letter', () => {
  const list = new ExchangeList();
  const items = Array.from({ length: 100_000 }, (_one, at) => sampleSummary(at + 1));
  list.append({ firstSeq: 1, dropped: 0, items });
  const matching = items.filter(({ subject }) => subject?.startsWith('mara') ?? false);

  for (const text of ['m', 'ma', 'mar', 'mara']) {
    list.setFilter(text);
  }

  assert.ok(matching.length > 0 && matching.length < items.length);
  assert.equal(list.visibleCount, matching.length);
});

const at = (time: string): number => new Date(`2026-03-14T${time}`).getTime();

void describe('terms over times, lengths and endings', () => {
  const one = {
    ...sampleSummary(1),
    startedAt: at('10:31:05.250'),
    duration: 1500,
    isAborted: true,
    source: 'okta',
  } as const;
  const now = at('10:41:00');
  const terms: readonly (readonly [string, boolean])[] = [
    ['after:10:31', true],
    ['after:10:32', false],
    ['after:10:31:05.250', true],
    ['before:10:31:05', false],
    ['before:10:31:06', true],
    ['after:2026-03-14', true],
    ['after:2026-03-15', false],
    ['before:2026-03-14T10:32', true],
    ['after:10m', true],
    ['after:5m', false],
    ['duration:>1s', true],
    ['duration:1500', true],
    ['duration:<1.5s', false],
    ['is:aborted', true],
    ['is:answered', false],
    ['source:okta', true],
    ['finding:none', true],
    ['finding:any', false],
  ];
  for (const [text, expected] of terms) {
    void test(`${text} ${expected ? 'fits' : 'does not fit'}`, () => {
      const query = readQuery(text, now, () => () => undefined);

      assert.deepEqual(query.problems, []);
      const standing = query.standing({ summary: one, haystack: '' });
      assert.equal(standing === standings.fits, expected);
    });
  }
});

void describe('what is wrong with a query is told at its place', () => {
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['jane status:abc', 'abc', /409/],
    ['status:600', '600', /status/],
    ['finding:bad', 'bad', /error, warning/],
    ['after:25:00', '25:00', /10:31/],
    ['duration:long', 'long', /100ms/],
    ['is:late', 'late', /aborted/],
    ['method:', '', /missing/],
  ];
  for (const [text, piece, message] of wrong) {
    void test(text, () => {
      const query = readQuery(text, 0, () => () => undefined);

      assert.equal(query.problems.length, 1);
      const [problem] = query.problems;
      assert.match(problem?.message ?? '', message);
      assert.equal(text.slice(problem?.start, problem?.end), piece);
    });
  }

  void test('the rest of the query holds all the same', () => {
    assert.deepEqual(visible('status:abc method:POST'), [2]);
  });
});

void describe('terms that the host answers', () => {
  const ask: AskHost = () => (seq) => (seq === 1 ? true : seq === 2 ? false : undefined);
  const list = new ExchangeList(ask);
  list.append({ firstSeq: 1, dropped: 0, items: rows });
  const shown = (filter: string): readonly number[] => {
    list.setFilter(filter);
    return Array.from({ length: list.visibleCount }, (_, index) => list.visibleAt(index)?.seq ?? 0);
  };

  void test('show what has been found, and nothing that is not known yet', () => {
    assert.deepEqual(shown('body:x'), [1]);
    assert.deepEqual(shown('-body:x'), [2]);
    assert.deepEqual(shown('scim:"userName eq \\"x\\""'), [1]);
  });

  void test('are handed to the host without quotes and escapes, with their place', () => {
    shown('jane scim:"userName eq \\"x\\"" body:a,b');

    assert.deepEqual(list.query.sought, [
      { kind: 'scim', text: 'userName eq "x"', start: 11 },
      { kind: 'body', text: 'a', start: 35 },
      { kind: 'body', text: 'b', start: 37 },
    ]);
  });
});

await test('a row comes into view when it is judged, and goes when it is judged anew', () => {
  const list = new ExchangeList();
  const items = [1, 2, 3].map((seq) => {
    const { worstLevel, ...rest } = sampleSummary(seq);
    return worstLevel === undefined ? rest : { ...rest };
  });
  list.append({ firstSeq: 1, dropped: 0, items });
  list.setFilter('finding:error');

  list.setLevels([{ seq: 2, level: 'error' }], false);
  assert.equal(list.visibleAt(0)?.seq, 2);
  assert.equal(list.countOf({ field: 'finding', value: 'error' }), 1);

  list.setLevels([], true);
  assert.equal(list.visibleCount, 0);
  assert.equal(list.countOf({ field: 'finding', value: 'error' }), 0);
});

await test('chips count the rows that are held', () => {
  const list = new ExchangeList();
  list.append({ firstSeq: 1, dropped: 0, items: rows });
  assert.equal(list.countOf({ field: 'status', value: '4xx' }), 2);

  list.clear(2);

  assert.equal(list.countOf({ field: 'status', value: '4xx' }), 1);
  assert.equal(list.countOf({ field: 'method', value: 'POST' }), 0);
});

void describe('the grammar', () => {
  const anything = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.constantFrom('method:', '-', 'status:', '"', '\\', ',', ' ', 'a', '4xx', 'scim:', 'é'),
      )
      .map((parts) => parts.join('')),
  );

  void test('reads any text, in terms that ascend and do not overlap', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const term of cutQuery(text, isQueryField)) {
          assert.ok(term.start >= end && term.end > term.start && term.end <= text.length);
          assert.match(text.slice(end, term.start), /^\s*$/);
          ({ end } = term);
        }
        assert.match(text.slice(end), /^\s*$/);
        readQuery(text, 0, () => () => undefined);
      }),
    );
  });

  void test('reads a value back as it was written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const text = `-user:${writeValue(first)},${writeValue(second)} x`;
        const [term] = cutQuery(text, isQueryField);

        assert.equal(term?.isNegated, true);
        assert.deepEqual(
          term.values.map((value) => value.text),
          [first, second],
        );
      }),
    );
  });

  void test('a value that is switched on and off again leaves the query as it was meant', () => {
    fc.assert(
      fc.property(anything, (text) => {
        fc.pre(!hasValue(text, 'method', 'GET') && !text.includes('"'));
        const on = toggleValue(text, 'method', 'GET');

        assert.ok(hasValue(on, 'method', 'GET'));
        assert.ok(!hasValue(toggleValue(on, 'method', 'GET'), 'method', 'GET'));
      }),
    );
  });
});
