import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import {
  type CaptureComparison,
  compareCaptures,
} from '../../../src/workbench/comparison/compareCaptures.js';
import { toSideText, toSummaryText } from '../../../src/workbench/comparison/comparisonText.js';
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
    assert.ok(pair.differences.includes('response /active: true → "yes"'), pair.differences.join());
    assert.ok(pair.differences.some((one) => one.startsWith('new finding: ')));
    assert.ok(!pair.differences.some((one) => one.includes('/emails')));
  });

  void test('are two texts in one order, for an editor that shows differences', () => {
    const session = goldenSession('cataloguePeople');
    const comparison = compare(session, elsewhere(session).toReversed());
    assert.equal(toSideText(comparison, 'before'), toSideText(comparison, 'after'));
    assert.match(toSideText(comparison, 'before'), /^### Test connection[^]*\nHTTP 200\n/);
  });
});
