import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Exchange, type ExchangeBody } from '../../../src/exchange/exchange.js';
import { type ExchangeDetail } from '../../../src/protocol/inspector.js';
import { type FindingLevel } from '../../../src/validate/finding.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import {
  countLevels,
  readBody,
  toDetail,
  toSummary,
} from '../../../src/workbench/inspectorViews.js';
import { type ExchangeParts, buildExchange } from '../../support/exchangeBuilder.js';

const registry = createRegistry();

const detailOf = (parts: ExchangeParts): ExchangeDetail =>
  toDetail({ seq: 1, exchange: buildExchange(parts) }, registry);

const withRequestBody = (body: Partial<ExchangeBody>, type = 'application/json'): Exchange => {
  const exchange = buildExchange({ method: 'POST', headers: [['Content-Type', type]] });
  const whole = { text: '', encoding: 'utf-8', sizeBytes: 9, isTruncated: false, ...body } as const;
  return { ...exchange, request: { ...exchange.request, body: whole } };
};

await test('a summary holds what the row shows, decoded', () => {
  const exchange = buildExchange({
    id: 'a',
    url: '/Users?filter=userName%20eq%20%22anna+b%22&count=100',
  });

  assert.deepEqual(toSummary({ seq: 7, exchange }, registry), {
    id: 'a',
    seq: 7,
    startedAt: exchange.startedAt,
    duration: 4,
    method: 'GET',
    path: '/Users?filter=userName eq "anna b"&count=100',
    status: 200,
    isAborted: false,
    source: exchange.source,
    operation: 'Look up user by userName',
    operationId: 'user.lookup',
    subject: 'anna b',
  });
});

await test('a plus sign in a path is a plus sign', () => {
  const { path } = toSummary(
    { seq: 1, exchange: buildExchange({ url: '/Users/a+b%20c', status: 404 }) },
    registry,
  );

  assert.equal(path, '/Users/a+b c');
});

await test('an exchange that the client left has no status', () => {
  const summary = toSummary({ seq: 1, exchange: buildExchange({ status: 0 }) }, registry);

  assert.equal(summary.status, undefined);
  assert.equal(summary.isAborted, true);
});

await test('an exchange to which the server gave no answer says why, and is not the fault of the client', () => {
  const exchange: Exchange = {
    ...buildExchange({ status: 502 }),
    source: 'forward',
    outcome: 'failed',
    failure: { reason: 'refused', detail: 'Nobody listens there' },
  };
  const summary = toSummary({ seq: 1, exchange }, registry);

  assert.equal(summary.isAborted, false);
  assert.equal(summary.failure, 'Nobody listens there');
  assert.equal(summary.source, 'forward');
});

await test('the worst observation decides the level of the row', () => {
  const levelOf = (levels: readonly ('error' | 'warning' | 'hint')[]): string | undefined =>
    toSummary(
      {
        seq: 1,
        exchange: {
          ...buildExchange(),
          observations: levels.map((level) => ({ id: 'x', level, detail: '' })),
        },
      },
      registry,
    ).worstLevel;

  assert.equal(levelOf([]), undefined);
  assert.equal(levelOf(['hint']), 'hint');
  assert.equal(levelOf(['hint', 'error', 'warning']), 'error');
});

await test('the detail has address, decoded query and the filter as a tree', () => {
  const detail = detailOf({ url: '/Users?filter=active%20eq%20true%20and%20title%20pr&count=2' });

  assert.equal(
    detail.url,
    'http://127.0.0.1:8484/scim/v2/Users?filter=active%20eq%20true%20and%20title%20pr&count=2',
  );
  assert.deepEqual(detail.query, [
    { name: 'filter', value: 'active eq true and title pr' },
    { name: 'count', value: '2' },
  ]);
  assert.equal(detail.filter?.tree?.children.length, 2);
});

await test('findings are counted by their levels where there are several', () => {
  const of = (...levels: readonly FindingLevel[]) => levels.map((level) => ({ level }));

  assert.deepEqual(countLevels(of('hint', 'error', 'hint')), [1, 0, 2]);
  assert.equal(countLevels(of('error')), undefined);
  assert.equal(countLevels([]), undefined);
});

await test('the operations of a PATCH come in plain words', () => {
  const { patchOperations } = detailOf({
    method: 'PATCH',
    url: '/Users/1',
    body: { Operations: [{ op: 'Replace', path: 'active', value: false }, 'junk'] },
  });

  assert.deepEqual(patchOperations, [
    { op: 'replace', path: 'active', value: 'false', meaning: 'Set active to false' },
  ]);
});

await test('a PATCH that is no JSON has no operations, and a PUT has none anyway', () => {
  assert.deepEqual(
    detailOf({ method: 'PATCH', url: '/Users/1', body: '{"Oper' }).patchOperations,
    [],
  );
  assert.deepEqual(
    detailOf({ method: 'PUT', url: '/Users/1', body: { Operations: [{ op: 'add' }] } })
      .patchOperations,
    [],
  );
});

const forms: readonly (readonly [string, Exchange, 'json' | 'text' | 'raw'])[] = [
  ['JSON', withRequestBody({ text: '{"a":1}' }), 'json'],
  ['JSON of another media type', withRequestBody({ text: '{"a":1}' }, 'text/plain'), 'json'],
  ['broken JSON', withRequestBody({ text: '{"a":' }), 'text'],
  ['the beginning of JSON', withRequestBody({ text: '{"a":', isTruncated: true }), 'json'],
  ['HTML', withRequestBody({ text: '<p>' }, 'text/html'), 'text'],
  ['bytes', withRequestBody({ text: '//4=', encoding: 'base64' }), 'raw'],
];

for (const [name, exchange, form] of forms) {
  await test(`${name} is shown as ${form}`, () => {
    assert.equal(readBody(exchange, 'request', { isWhole: false }).form, form);
    assert.equal(toDetail({ seq: 1, exchange }, registry).requestBody?.form, form);
  });
}

await test('media type and size of a body are told', () => {
  const exchange = withRequestBody({ text: '{}' }, 'Application/SCIM+json; charset=utf-8');

  assert.deepEqual(toDetail({ seq: 1, exchange }, registry).requestBody, {
    sizeBytes: 9,
    mediaType: 'application/scim+json',
    form: 'json',
  });
});

await test('a JSON body comes pretty-printed, a broken one as it came', () => {
  const read = (text: string): string =>
    readBody(withRequestBody({ text }), 'request', { isWhole: false }).text;

  assert.equal(read('{"a":1}'), '{\n  "a": 1\n}');
  assert.equal(read('{"a":1,}'), '{"a":1,}');
});

await test('a large body is cut until the whole of it is wanted', () => {
  const exchange = withRequestBody({ text: 'x'.repeat(300_000) }, 'text/plain');

  const cut = readBody(exchange, 'request', { isWhole: false });
  const whole = readBody(exchange, 'request', { isWhole: true });

  assert.deepEqual([cut.text.length, cut.isTruncated], [256 * 1024, true]);
  assert.deepEqual([whole.text.length, whole.isTruncated], [300_000, false]);
});

await test('a side without a body gives an empty text', () => {
  const empty = { text: '', form: 'text', isTruncated: false };

  assert.deepEqual(readBody(buildExchange(), 'request', { isWhole: true }), empty);
  assert.deepEqual(readBody(buildExchange({ status: 0 }), 'response', { isWhole: true }), empty);
});
