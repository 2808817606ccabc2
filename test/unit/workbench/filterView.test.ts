import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DecodedFilter } from '../../../src/protocol/inspector.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { ExchangeView } from '../../../src/validate/view/exchangeView.js';
import { toFilterView } from '../../../src/workbench/filterView.js';
import { type ExchangeParts, buildExchange } from '../../support/exchangeBuilder.js';

const registry = createRegistry();

function decode(shape: ExchangeParts): DecodedFilter {
  const view = toFilterView(new ExchangeView(buildExchange(shape), registry));
  assert.ok(view);
  return view;
}

const decodeQuery = (filter: string, status = 400): DecodedFilter =>
  decode({ url: `/Users?filter=${encodeURIComponent(filter)}`, status });

const together = (tokens: DecodedFilter['tokens']): string =>
  tokens.map(({ text }) => text).join('');

await test('a filter comes in colours and in words', () => {
  const { text, tokens, remarks, tree } = decodeQuery('active eq true and title pr', 200);

  assert.equal(text, 'active eq true and title pr');
  assert.equal(together(tokens), text);
  assert.deepEqual(remarks, []);
  assert.equal(tree?.children.length, 2);
});

await test('a filter that cannot be read has its place, a proposal and what was meant', () => {
  const { text, remarks, tree, meant } = decodeQuery('userName = "anna"');
  const [remark] = remarks;

  assert.ok(remark && meant);
  assert.equal(text.slice(remark.start, remark.end), '=');
  assert.equal(remark.message, '"=" is not an operator: use eq');
  assert.equal(remark.proposal, 'Replace "=" with "eq"');
  assert.equal(tree, undefined);
  assert.equal(together(meant.tokens), 'userName eq "anna"');
  assert.equal(meant.tree.label, 'userName equals "anna"');
});

await test('a filter that nobody can mend has no meaning', () => {
  const { remarks, meant } = decodeQuery(')(');

  assert.equal(remarks.length, 1);
  assert.equal(meant, undefined);
});

await test('a filter on an attribute that no schema has says so at its place', () => {
  const { text, remarks, tree } = decodeQuery('usrName eq "anna"', 200);
  const [remark] = remarks;

  assert.ok(remark && tree);
  assert.equal(text.slice(remark.start, remark.end), 'usrName');
  assert.match(remark.proposal ?? '', /"userName"/);
});

await test('a filter without quotes that the server answered is in words, and marked', () => {
  const { remarks, tree } = decodeQuery('userName eq anna', 200);

  assert.deepEqual(
    remarks.map(({ level }) => level),
    ['warning'],
  );
  assert.equal(tree?.label, 'userName equals "anna"');
});

await test('the filter of a .search is the one of its body', () => {
  const { text, isAnswered } = decode({
    method: 'POST',
    url: '/Users/.search',
    body: { filter: 'title pr' },
    answer: { Resources: [] },
  });

  assert.equal(text, 'title pr');
  assert.equal(isAnswered, true);
});

await test('a failure has nothing that a filter could be evaluated on', () => {
  assert.equal(decodeQuery('title pr').isAnswered, false);
});

await test('a request without a filter has no view of it', () => {
  const view = toFilterView(new ExchangeView(buildExchange({ url: '/Users' }), registry));

  assert.equal(view, undefined);
});
