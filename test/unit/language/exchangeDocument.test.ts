import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { exchangeDocument } from '../../../src/language/traffic/exchangeDocument.js';
import { type Finding, type FindingPlace } from '../../../src/validate/finding.js';

const exchange: Exchange = {
  id: 'x1',
  source: 'mock',
  startedAt: 0,
  duration: 1,
  baseUrl: 'http://127.0.0.1:8484/scim/v2',
  path: '/Users',
  request: {
    method: 'GET',
    target: '/scim/v2/Users?startIndex=1&filter=userName%20eq%20x',
    httpVersion: '1.1',
    headers: [['Accept', 'text/html']],
  },
  response: { status: 200, headers: [['Content-Type', 'application/json']] },
  outcome: 'answered',
  observations: [],
};

const finding = (place: FindingPlace): Finding => ({
  rule: 'schema.type',
  level: 'error',
  message: '',
  place,
  references: [],
  fix: '',
});

const bodies = { request: '', response: '{\n  "active": "true"\n}' };

const cases: readonly (readonly [place: FindingPlace, shown: string])[] = [
  [{ part: 'path' }, '/scim/v2/Users'],
  [{ part: 'query', name: 'filter' }, 'filter=userName%20eq%20x'],
  [{ part: 'query', name: 'count' }, '/scim/v2/Users?startIndex=1&filter=userName%20eq%20x'],
  [{ part: 'status' }, 'HTTP/1.1 200'],
  [{ part: 'exchange' }, 'GET /scim/v2/Users?startIndex=1&filter=userName%20eq%20x HTTP/1.1'],
  [{ part: 'header', side: 'request', name: 'accept' }, 'Accept: text/html'],
  [{ part: 'header', side: 'response', name: 'Location' }, 'HTTP/1.1 200'],
  [{ part: 'body', side: 'response', pointer: '/active' }, '"true"'],
  [
    { part: 'body', side: 'request', pointer: '/x' },
    'GET /scim/v2/Users?startIndex=1&filter=userName%20eq%20x HTTP/1.1',
  ],
];

void describe('an exchange as one text', () => {
  void test('is the request and its answer as HTTP writes them', () => {
    assert.equal(
      exchangeDocument({ exchange, bodies }).text,
      [
        'GET /scim/v2/Users?startIndex=1&filter=userName%20eq%20x HTTP/1.1',
        'Accept: text/html',
        '',
        'HTTP/1.1 200',
        'Content-Type: application/json',
        '',
        '{',
        '  "active": "true"',
        '}',
        '',
      ].join('\n'),
    );
  });

  for (const [place, shown] of cases) {
    void test(`shows what is wrong at ${JSON.stringify(place)}`, () => {
      const { text, spanOf } = exchangeDocument({ exchange, bodies });

      const { start, end } = spanOf(finding(place));

      assert.equal(text.slice(start, end), shown);
    });
  }

  void test('says that there was no answer', () => {
    const { id, source, startedAt, duration, baseUrl, path, request } = exchange;
    const aborted: Exchange = {
      ...{ id, source, startedAt, duration, baseUrl, path, request },
      outcome: 'aborted',
      observations: [],
    };

    const { text } = exchangeDocument({ exchange: aborted, bodies: { request: '', response: '' } });

    assert.ok(text.endsWith('\n\n# No answer was sent\n'));
  });
});
