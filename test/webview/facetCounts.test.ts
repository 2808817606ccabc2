import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type ExchangeSummary } from '../../src/protocol/inspector.js';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { type Facet, facets } from '../../webview/inspector/query/facets.js';
import { sampleSummary } from './support/sampleExchanges.js';

const now = Date.parse('2026-03-14T10:31:00Z');

type Counts = Readonly<Record<string, number>>;

const countsOf = (list: ExchangeList): Counts =>
  Object.fromEntries(
    facets.flatMap((facet) => {
      const count = list.countOf(facet);
      return count === 0 ? [] : [[`${facet.field}:${facet.value}`, count]];
    }),
  );

function countsWith(query: string): Counts {
  const list = new ExchangeList();
  const items = Array.from({ length: 20 }, (_, at) => sampleSummary(at + 1));
  list.append({ firstSeq: 1, dropped: 0, items });
  list.setFilter(query, now);
  return countsOf(list);
}

void describe('the count of a chip', () => {
  void test('without a query is that of all rows', () => {
    assert.deepEqual(countsWith(''), {
      'finding:error': 2,
      'finding:warning': 2,
      'finding:hint': 2,
      'status:2xx': 14,
      'status:4xx': 4,
      'status:5xx': 2,
      'method:GET': 8,
      'method:POST': 6,
      'method:PUT': 2,
      'method:PATCH': 4,
    });
  });

  void test('is that of the rows which fit the query', () => {
    assert.deepEqual(countsWith('op:"create user"'), {
      'finding:hint': 2,
      'status:2xx': 2,
      'status:4xx': 2,
      'method:POST': 4,
    });
  });

  void test('of the field that the query asks for says what each of its other values would show', () => {
    assert.deepEqual(countsWith('method:GET status:4xx'), {
      'finding:error': 2,
      'status:2xx': 6,
      'status:4xx': 2,
      'method:GET': 2,
      'method:POST': 2,
    });
  });

  void test('that is chosen already stays with those chosen beside it', () => {
    const { 'method:GET': get, 'method:PUT': put } = countsWith('method:GET,PUT');

    assert.deepEqual([get, put], [8, 2]);
  });

  void test('keeps to what the query excludes, which no chip undoes', () => {
    assert.deepEqual(countsWith('-method:GET,POST'), {
      'finding:warning': 2,
      'status:2xx': 6,
      'method:PUT': 2,
      'method:PATCH': 4,
    });
  });
});

/** Slow, and so simple that one can see that it is right: a list for each chip, with the chip as a term of its query. */
function slowCounts(items: readonly ExchangeSummary[], terms: readonly string[]): Counts {
  const isAlone = terms.length === 0;
  return Object.fromEntries(
    facets.flatMap((facet) => {
      const others = terms.filter((term) => !term.startsWith(`${facet.field}:`));
      const list = new ExchangeList();
      list.append({ firstSeq: items[0]?.seq ?? 1, dropped: 0, items });
      list.setFilter([...others, `${facet.field}:${facet.value}`].join(' '), now);
      const count = isAlone ? items.filter((item) => hasFacet(item, facet)).length : undefined;
      const wanted = count ?? list.visibleCount;
      return wanted === 0 ? [] : [[`${facet.field}:${facet.value}`, wanted]];
    }),
  );
}

function hasFacet({ method, status, worstLevel }: ExchangeSummary, facet: Facet): boolean {
  switch (facet.field) {
    case 'method':
      return method === facet.value;
    case 'status':
      return String(status).startsWith(facet.value.slice(0, 1));
    case 'finding':
      return worstLevel === facet.value;
  }
}

const summaries = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  status: fc.constantFrom(undefined, 100, 200, 204, 304, 404, 409, 503),
  worstLevel: fc.constantFrom(undefined, 'error', 'warning', 'hint'),
  operation: fc.constantFrom('Create user', 'Read user', 'Push group members'),
});
type Drawn = typeof summaries extends fc.Arbitrary<infer T> ? T : never;

function toSummary(seq: number, { status, worstLevel, ...rest }: Drawn): ExchangeSummary {
  return {
    id: `x${String(seq)}`,
    seq,
    startedAt: now + seq,
    duration: 3,
    path: '/Users',
    isAborted: status === undefined,
    ...rest,
    ...(status === undefined ? {} : { status }),
    ...(worstLevel === undefined ? {} : { worstLevel }),
  };
}

const terms = fc.constantFrom(
  'method:GET',
  'method:PUT,POST',
  '-method:GET',
  'status:2xx',
  'status:409',
  'status:>=400',
  '-status:404',
  'finding:error',
  'finding:any',
  'finding:none',
  '-finding:hint',
  'status:wrong',
  '4xx',
  '-create',
  'c',
  'cr',
  'cre',
  'user',
);
const levels = fc.constantFrom('error' as const, 'warning' as const, 'hint' as const);
const place = fc.nat({ max: 40 });

const events = fc.oneof(
  fc.record({ does: fc.constant('arrive' as const), rows: fc.array(summaries, { maxLength: 8 }) }),
  fc.record({ does: fc.constant('drop' as const), before: place }),
  fc.record({
    does: fc.constant('judge' as const),
    levels: fc.array(fc.record({ seq: place, level: levels }), { maxLength: 4 }),
    isAnew: fc.boolean(),
  }),
  fc.record({ does: fc.constant('ask' as const), terms: fc.array(terms, { maxLength: 4 }) }),
  fc.record({ does: fc.constant('type' as const), term: terms }),
  fc.record({ does: fc.constant('group' as const), isOn: fc.boolean() }),
  fc.record({ does: fc.constant('clear' as const), upTo: place }),
  fc.constant({ does: 'reset' as const }),
);

void test('whatever comes, goes, is judged and asked, the chips count what they would show', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 25 }), (story) => {
      const list = new ExchangeList();
      let held: ExchangeSummary[] = [];
      let asked: readonly string[] = [];
      let firstSeq = 1;
      let newest = 0;
      for (const event of story) {
        switch (event.does) {
          case 'arrive': {
            const items = event.rows.map((row, at) => toSummary(newest + 1 + at, row));
            newest += items.length;
            held.push(...items);
            list.append({ firstSeq, dropped: 0, items });
            break;
          }
          case 'drop':
            firstSeq = Math.max(firstSeq, Math.min(event.before, newest + 1));
            list.append({ firstSeq, dropped: 0, items: [] });
            break;
          case 'judge':
            held = held.map((row) => {
              const level = event.levels.findLast(({ seq }) => seq === row.seq)?.level;
              const { worstLevel, ...plain } = row;
              const kept = level ?? (event.isAnew ? undefined : worstLevel);
              return kept === undefined ? plain : { ...plain, worstLevel: kept };
            });
            list.setLevels(event.levels, event.isAnew);
            break;
          case 'ask':
            asked = event.terms;
            list.setFilter(asked.join(' '), now);
            break;
          case 'type':
            asked = [...asked, event.term];
            list.setFilter(asked.join(' '), now);
            break;
          case 'group':
            list.setGrouped(event.isOn);
            break;
          case 'clear':
            firstSeq = Math.max(firstSeq, Math.min(event.upTo, newest) + 1);
            list.clear(Math.min(event.upTo, newest));
            break;
          case 'reset':
            list.reset();
            held = [];
            firstSeq = 1;
            newest = 0;
        }
        held = held.filter(({ seq }) => seq >= firstSeq);

        const effective = asked.filter((term) => term !== 'status:wrong');
        assert.deepEqual(countsOf(list), slowCounts(held, effective));
      }
    }),
    { numRuns: 300 },
  );
});
