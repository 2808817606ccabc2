import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redactor } from '../../../../src/exchange/redaction.js';
import { type Exchange } from '../../../../src/exchange/exchange.js';
import { describeExchange } from '../../../../src/okta/operations/describeExchange.js';

const exchangeOf = (method: string, path: string, text = ''): Exchange => ({
  id: '1',
  source: 'mock',
  startedAt: 0,
  duration: 1,
  baseUrl: 'http://localhost:8484',
  path,
  request: {
    method,
    target: path,
    httpVersion: '1.1',
    headers: [],
    body: { text, encoding: 'utf-8', sizeBytes: text.length, isTruncated: false },
  },
  outcome: 'answered',
  observations: [],
});

const named: readonly (readonly [string, string, string, string])[] = [
  ['GET', '/oauth2/authorize', '', 'OAuth 2: ask for authorization'],
  ['POST', '/oauth2/authorize', 'question=x&decision=allow', 'OAuth 2: allow'],
  ['POST', '/oauth2/authorize', 'question=x&decision=deny', 'OAuth 2: deny'],
  [
    'POST',
    '/oauth2/token',
    'grant_type=authorization_code&code=x',
    'OAuth 2: exchange code for tokens',
  ],
  ['POST', '/oauth2/token', 'grant_type=refresh_token', 'OAuth 2: refresh access token'],
  ['POST', '/oauth2/token', 'grant_type=client_credentials', 'OAuth 2: client credentials'],
  ['POST', '/oauth2/token', 'grant_type=__proto__', 'OAuth 2: token request'],
  ['POST', '/oauth2/revoke', 'token=x', 'OAuth 2: revoke token'],
  ['PUT', '/oauth2/token', '', 'Unsupported method PUT'],
  ['GET', '/oauth2/other', '', 'Unknown path'],
];
for (const [method, path, body, title] of named) {
  void test(`${method} ${path} ${body} is named "${title}"`, () => {
    assert.equal(describeExchange(exchangeOf(method, path, body)).title, title);
  });
}

const forms: readonly (readonly [string, string])[] = [
  ['grant_type=authorization_code&code=c0de', 'grant_type=authorization_code&code=[redacted]'],
  ["client_secret=it's%20c0de&x=1", 'client_secret=[redacted]&x=1'],
  ['%63ode=c0de', '%63ode=[redacted]'],
  ['code=%zzc0de', 'code=[redacted]'],
  ['{"code":"c0de&more"}', '{"code":"[redacted]"}'],
  ['scope=a\ncode=c0de', 'scope=a%0Acode%3D%5Bredacted%5D'],
  ['state=postalCode', 'state=postalCode'],
];
for (const [text, wanted] of forms) {
  void test(`what is captured of the form ${JSON.stringify(text)}`, () => {
    assert.equal(new Redactor().forOAuth().redactForm(text), wanted);
  });
}
