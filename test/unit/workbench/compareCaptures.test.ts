import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import {
  type CaptureComparison,
  compareCaptures,
} from '../../../src/workbench/comparison/compareCaptures.js';
import {
  toRowText,
  toSideText,
  toSummaryText,
} from '../../../src/workbench/comparison/comparisonText.js';
import { rowCountOf, toRows, toStep } from '../../../src/workbench/comparison/comparisonViews.js';
import { buildExchange } from '../../support/exchangeBuilder.js';
import { goldenSession } from '../../support/goldenSession.js';

const registry = createRegistry();
const compare = (before: readonly Exchange[], after: readonly Exchange[]): CaptureComparison =>
  compareCaptures(before, after, { registry });

/** As if it had been captured on another day, by a server elsewhere that gives other ids. */
const elsewhere = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.map(
    (exchange, at) =>
      JSON.parse(
        JSON.stringify({ ...exchange, id: `other${String(at)}` })
          .replaceAll('http://127.0.0.1:8484/scim/v2', 'https://scim.example.com/api')
          .replaceAll(/0000(\d{4})-0000-4000/g, '7777$1-0000-4000')
          .replaceAll('2026-01-05', '2027-03-09')
          .replaceAll(/W\/(\\+")(\d+)/g, 'W/$19$2'),
      ) as Exchange,
  );

const withStatus = (exchange: Exchange, status: number): Exchange => ({
  ...exchange,
  response: { status, headers: [] },
});

void describe('two captures that are compared', () => {
  for (const name of ['wizardPeople', 'cataloguePeople', 'catalogueGroups', 'bulk']) {
    void test(`are the same where only ids, times, versions and addresses differ (${name})`, () => {
      const session = goldenSession(name);
      const { pairs, counts } = compare(session, elsewhere(session));
      assert.deepEqual(
        pairs.flatMap(({ differences }) => differences),
        [],
      );
      assert.deepEqual(counts, { same: session.length, different: 0, added: 0, missing: 0 });
    });
  }

  void test('are aligned by operation and resource, whenever the requests came', () => {
    const session = goldenSession('wizardPeople');
    const turned = session.map((exchange, at) => ({
      ...exchange,
      startedAt: exchange.startedAt + (at === 0 ? 1_000_000 : 0),
    }));
    assert.deepEqual(compare(session, turned).counts, {
      ...{ same: session.length, different: 0, added: 0, missing: 0 },
    });
  });

  void test('tell what was added, is missing and differs', () => {
    const session = goldenSession('cataloguePeople');
    const create = session.findIndex(({ request }) => request.method === 'POST');
    const other = [
      ...session.slice(0, -1).map((one, at) => (at === create ? withStatus(one, 500) : one)),
      buildExchange({ url: '/Groups?startIndex=1&count=2', answer: { Resources: [] } }),
    ];

    const comparison = compare(session, other);

    const { added, missing, different } = comparison.counts;
    assert.deepEqual([added, missing], [1, 1]);
    assert.ok(different >= 1);
    const text = toSummaryText(comparison, { before: 'Monday', after: 'Tuesday' });
    assert.match(text, /^# Monday ↔ Tuesday\n/);
    assert.match(
      text,
      /## Different\n\n- Create user: [^\n]*\n(?: {2}- [^\n]*\n)*? {2}- status: 201 → 500/,
    );
    assert.match(text, /## Added in Tuesday\n\n- [^\n]*`GET \/Groups\?startIndex=1&count=2` 200/);
    assert.match(text, /## Missing in Tuesday\n\n- /);
  });

  void test('do not differ where one of them has seen the name of a group, and the other has not', () => {
    const group = '7b1e6a52-1111-4222-8333-944445555666';
    const jane = { id: 'abc-1', userName: 'jane', groups: [{ value: group }] };
    const users = buildExchange({ url: '/Users/abc-1', answer: jane });
    const groups = buildExchange({
      url: `/Groups/${group}`,
      answer: { id: group, displayName: 'Staff' },
    });

    const { counts } = compare([users, groups], [users]);

    assert.deepEqual(counts, { same: 1, different: 0, added: 0, missing: 1 });
  });

  void test('tell values by their place, and findings that come and go', () => {
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      id: 'abc-1',
      userName: 'jane',
    };
    const get = (answer: unknown): Exchange => buildExchange({ url: '/Users/abc-1', answer });

    const { pairs } = compare(
      [get({ ...user, active: true, emails: [{ value: 'b' }, { value: 'a' }] })],
      [get({ ...user, active: 'yes', emails: [{ value: 'a' }, { value: 'b' }] })],
    );

    const [pair] = pairs;
    assert.equal(pair?.after?.title, 'Get user: jane');
    assert.ok(pair.differences.includes('response active: true → "yes"'), pair.differences.join());
    assert.ok(pair.differences.some((one) => one.startsWith('new finding: ')));
    assert.ok(!pair.differences.some((one) => one.includes('emails')));
  });

  void test('tell headers that matter, and take no version for a difference', () => {
    const get = (headers: readonly (readonly [string, string])[]): Exchange => {
      const exchange = buildExchange({ url: '/Users/abc-1', answer: { id: 'abc-1' } });
      return { ...exchange, response: { ...exchange.response, status: 200, headers } };
    };

    const { pairs } = compare(
      [
        get([
          ['ETag', 'W/"1"'],
          ['Date', 'Mon'],
          ['Retry-After', '30'],
        ]),
      ],
      [
        get([
          ['etag', 'W/"2"'],
          ['Date', 'Tue'],
          ['Content-Type', 'text/html'],
        ]),
      ],
    );

    assert.deepEqual(
      pairs[0]?.changes.filter(({ part }) => part === 'responseHeader'),
      [
        { part: 'responseHeader', name: 'retry-after', before: '30' },
        { part: 'responseHeader', name: 'content-type', after: 'text/html' },
      ],
    );
  });

  void test('tell what is left of each resource at the end', () => {
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
    const user = (id: string, userName: string, active: boolean): Exchange =>
      buildExchange({ url: `/Users/${id}`, answer: { schemas, id, userName, active } });
    const gone = buildExchange({ method: 'DELETE', url: '/Users/1c', status: 204 });

    const { states } = compare(
      [user('1a', 'jane', true), user('1b', 'raj', true), user('1c', 'eve', true), gone],
      [user('2a', 'jane', true), user('2a', 'jane', false), user('2b', 'raj', true)],
    );

    assert.deepEqual(
      states.map(({ title, before, after, changes }) => [
        title,
        before !== undefined && after !== undefined,
        changes,
      ]),
      [
        ['User jane', true, [{ part: 'state', name: 'active', before: 'true', after: 'false' }]],
        ['User raj', true, []],
      ],
    );
  });

  void test('are rows of a list, a piece at a time, and steps of which each side is shown', () => {
    const session = goldenSession('cataloguePeople');
    const comparison = compare(session, session.slice(1));
    const count = rowCountOf(comparison);
    const all = toRows(comparison, 0, count);

    const pieces = Array.from({ length: count }, (_none, at) => toRows(comparison, at, 1)).flat();
    assert.deepEqual(pieces, all);
    assert.equal(all.length, comparison.pairs.length + comparison.states.length);
    assert.deepEqual(
      all.map(({ isState }) => isState),
      all.map((_row, at) => at >= comparison.pairs.length),
    );
    const missing = all.findIndex(({ kind }) => kind === 'missing');
    const step = toStep(comparison, missing);
    assert.equal(step?.after, undefined);
    assert.equal(step?.before?.status, all[missing]?.statusBefore);
    assert.equal(toRowText(comparison, missing, 'after'), undefined);
    assert.match(toRowText(comparison, missing, 'before') ?? '', /^### /);
    assert.equal(toStep(comparison, count), undefined);
  });

  void test('name places as people write them', () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const get = (department: string, value: string): Exchange =>
      buildExchange({
        url: '/Users/abc-1',
        answer: { id: 'abc-1', [urn]: { department }, emails: [{ value }] },
      });

    const { pairs } = compare([get('Sales', 'a@x')], [get('Law', 'b@x')]);

    assert.deepEqual(
      pairs[0]?.changes.filter(({ part }) => part === 'response').map(({ name }) => name),
      ['emails[0].value', `["${urn}"].department`],
    );
  });

  void test('are two texts in one order, for an editor that shows differences', () => {
    const session = goldenSession('cataloguePeople');
    const comparison = compare(session, elsewhere(session).toReversed());
    assert.equal(toSideText(comparison, 'before'), toSideText(comparison, 'after'));
    assert.match(toSideText(comparison, 'before'), /^### Test connection[^]*\nHTTP 200\n/);
  });
});
