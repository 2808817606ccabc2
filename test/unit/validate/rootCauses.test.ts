import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Finding,
  type FindingLevel,
  type FindingPlace,
} from '../../../src/validate/finding.js';
import { type LocatedFinding, RootCauses } from '../../../src/validate/rootCauses.js';

const finding = (rule: string, place: FindingPlace, level: FindingLevel = 'error'): Finding => ({
  rule,
  level,
  message: 'Odd',
  place,
  references: [],
  fix: '',
});

const inBody = (pointer: string, path?: string): FindingPlace => ({
  part: 'body',
  side: 'response',
  pointer,
  ...(path !== undefined && { path }),
});

const causesOf = (found: readonly LocatedFinding[]) => {
  const causes = new RootCauses();
  for (const one of found) {
    causes.add(one);
  }
  return causes.list();
};

const samePlaces: readonly (readonly [string, FindingPlace, FindingPlace])[] = [
  ['an element and another one', inBody('/emails/0/primary'), inBody('/emails/12/primary')],
  ['a resource and one in a list', inBody('/active'), inBody('/Resources/3/active')],
  ['a resource and one in an array', inBody('/active'), inBody('/7/active')],
  [
    'what is missing in resources of a list',
    inBody('/Resources/0', 'Resources[0].id'),
    inBody('/Resources/1', 'Resources[1].id'),
  ],
  ['other capitals', inBody('/totalResults'), inBody('/totalresults')],
  [
    'a header in other capitals',
    { part: 'header', side: 'response', name: 'Location' },
    { part: 'header', side: 'response', name: 'location' },
  ],
];

const otherPlaces: readonly (readonly [string, FindingPlace, FindingPlace])[] = [
  ['another attribute', inBody('/active'), inBody('/title')],
  ['another attribute that is missing', inBody('', 'id'), inBody('', 'userName')],
  ['the other side', inBody('/active'), { part: 'body', side: 'request', pointer: '/active' }],
  ['another part', { part: 'status' }, { part: 'path' }],
  ['another parameter', { part: 'query', name: 'count' }, { part: 'query', name: 'filter' }],
];

void describe('findings have one cause', () => {
  for (const [what, left, right] of samePlaces) {
    void it(`at the same place: ${what}`, () => {
      const [cause, ...more] = causesOf([
        { finding: finding('a.rule', left), exchangeId: '1' },
        { finding: finding('a.rule', right), exchangeId: '2' },
      ]);

      assert.equal(cause?.count, 2);
      assert.equal(cause.exchangeCount, 2);
      assert.deepEqual(more, []);
    });
  }

  for (const [what, left, right] of otherPlaces) {
    void it(`not at another place: ${what}`, () => {
      const found = [finding('a.rule', left), finding('a.rule', right)];

      assert.equal(causesOf(found.map((one) => ({ finding: one }))).length, 2);
    });
  }

  void it('not of another rule, level or endpoint', () => {
    const place = inBody('/active');

    assert.equal(
      causesOf([
        { finding: finding('a.rule', place), endpoint: '/Users' },
        { finding: finding('b.rule', place), endpoint: '/Users' },
        { finding: finding('a.rule', place, 'hint'), endpoint: '/Users' },
        { finding: finding('a.rule', place), endpoint: '/Groups' },
      ]).length,
      4,
    );
  });

  void it('and are told worst first, then as they came, with a few of the others', () => {
    const found = [
      finding('a.hint', inBody('/a'), 'hint'),
      finding('b.error', inBody('/b')),
      ...Array.from({ length: 9 }, () => finding('a.error', inBody('/a'))),
    ];
    const causes = causesOf(found.map((one) => ({ finding: one })));

    assert.deepEqual(
      causes.map(({ first, others, count, exchangeCount }) => [
        first.finding.rule,
        others.length,
        count,
        exchangeCount,
      ]),
      [
        ['b.error', 0, 1, 0],
        ['a.error', 3, 9, 0],
        ['a.hint', 0, 1, 0],
      ],
    );
  });

  void it('of which only so many are kept apart; what is beyond is counted', () => {
    const causes = new RootCauses(2);
    for (const name of ['a', 'b', 'c', 'a', 'd']) {
      causes.add({ finding: finding('a.rule', inBody(`/${name}`)) });
    }

    assert.deepEqual(
      causes.list().map(({ count }) => count),
      [2, 1],
    );
    assert.equal(causes.leftOut, 2);
  });

  void it('and none of them is lost', () => {
    const located: fc.Arbitrary<LocatedFinding> = fc
      .record({
        rule: fc.constantFrom('a.rule', 'b.rule'),
        pointer: fc.array(fc.constantFrom('Resources', 'active', '0', '12')),
        exchange: fc.integer({ min: 0, max: 5 }),
        endpoint: fc.constantFrom('/Users', '/Groups'),
      })
      .map(({ rule, pointer, exchange, endpoint }) => ({
        finding: finding(rule, inBody(pointer.map((step) => `/${step}`).join(''))),
        exchangeId: String(exchange),
        endpoint,
      }));
    fc.assert(
      fc.property(fc.array(located), (found) => {
        const causes = causesOf(
          found.toSorted((left, right) =>
            (left.exchangeId ?? '').localeCompare(right.exchangeId ?? ''),
          ),
        );
        const sum = causes.reduce((all, { count }) => all + count, 0);

        assert.equal(sum, found.length);
        for (const { first, count, exchangeCount } of causes) {
          assert.ok(exchangeCount >= 1 && exchangeCount <= count);
          assert.ok(found.includes(first));
        }
      }),
    );
  });
});
