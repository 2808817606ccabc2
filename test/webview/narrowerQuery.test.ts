import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { readQuery } from '../../webview/inspector/query/exchangeQuery.js';
import { isNarrower } from '../../webview/inspector/query/narrowerQuery.js';
import { sampleSummary } from './support/sampleExchanges.js';

const now = Date.parse('2026-03-14T10:31:00Z');
const items = Array.from({ length: 60 }, (_, at) => sampleSummary(at + 1));

function listOf(): ExchangeList {
  const list = new ExchangeList();
  list.append({ firstSeq: 1, dropped: 0, items });
  return list;
}

const seqsOf = (list: ExchangeList): readonly number[] =>
  Array.from({ length: list.visibleCount }, (_, at) => list.visibleAt(at)?.seq ?? 0);

const cases: readonly (readonly [string, string, string, boolean])[] = [
  ['a word that grows', 'mar', 'mara', true],
  ['a word that grows at its front', 'ara', 'mara', true],
  ['a word in other capitals', 'mar', 'MARA', true],
  ['one more word', 'mara', 'mara po', true],
  ['one more field', 'mara', 'mara status:4xx', true],
  ['the same fields and a word that grows', 'method:GET ma', 'method:GET mar', true],
  ['a word that shrinks', 'mara', 'mar', false],
  ['a word that becomes a status', '40', '409', false],
  ['a status that becomes a word', '409', '4091', false],
  ['a status class that comes about', '4x', '4xx', false],
  ['a word that becomes a field', 'user', 'user:mara', false],
  ['a value that grows', 'status:20', 'status:204', false],
  ['one more value', 'method:GET', 'method:GET,PUT', false],
  ['a word that is negated and grows', '-mar', '-mara', false],
  ['a word that becomes negated', 'mara', '-mara', false],
  ['a time, which goes on', 'after:5m', 'after:5m mara', false],
  ['what the host looks for', 'body:x', 'body:x mara', false],
];

for (const [name, before, after, expected] of cases) {
  await test(`${name}: ${before} → ${after}`, () => {
    const read = (text: string) => readQuery(text, now, () => () => undefined);

    assert.equal(isNarrower(read(after), read(before)), expected);
  });
}

void describe('a query', () => {
  const pieces = [
    'm',
    'a',
    'mara',
    'GET',
    '4',
    '0',
    '9',
    'xx',
    ' ',
    '-',
    '"',
    ',',
    'status:',
    'method:',
    'op:',
    'user:',
    'finding:',
  ];

  void test('that is typed piece by piece finds what it finds at once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (typed) => {
        const list = listOf();
        let text = '';
        for (const piece of typed) {
          text += piece;
          list.setFilter(text, now);
        }
        const fresh = listOf();
        fresh.setFilter(text, now);

        assert.deepEqual(seqsOf(list), seqsOf(fresh));
      }),
      { numRuns: 500 },
    );
  });
});
