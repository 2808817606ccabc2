import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Exchange, type HttpHeader } from '../../../src/exchange/exchange.js';
import { Redactor } from '../../../src/exchange/redaction.js';
import { toImported } from '../../../src/capture/importedExchange.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

const redactor = new Redactor(['pin']);
const formType: readonly HttpHeader[] = [
  ['Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8'],
];

/** `QZ` stands in secrets only, and nothing else may be lost: `kept` names what has to be there still. */
const foreign: readonly (readonly [name: string, exchange: Exchange, kept: readonly string[]])[] = [
  [
    'the way back with a code',
    buildExchange({ basePath: '', url: '/cb?code=QZ&state=s1' }),
    ['/cb?code=[redacted]&state=s1'],
  ],
  [
    'the way back in another order',
    buildExchange({ basePath: '', url: '/cb?state=s1&CODE=QZ' }),
    ['state=s1'],
  ],
  [
    'tokens in a fragment of a redirection',
    buildExchange({ answerHeaders: [['Location', 'https://a.example/cb#access_token=QZ&x=1']] }),
    ['https://a.example/cb#access_token=[redacted]&x=1'],
  ],
  [
    'a redirection with a code',
    buildExchange({ answerHeaders: [['location', 'https://a.example/cb?code=QZ&state=s1']] }),
    ['state=s1'],
  ],
  [
    'a referer with a code',
    buildExchange({ headers: [['Referer', 'https://a.example/cb?code=QZ']] }),
    ['https://a.example/cb'],
  ],
  [
    'a mark that does not cover the rest of a header',
    buildExchange({ headers: [['Referer', 'https://a.example/cb?token=[redacted]&code=QZ']] }),
    ['https://a.example/cb'],
  ],
  [
    'a token request as a form',
    buildExchange({
      method: 'POST',
      basePath: '/oauth',
      url: '/token',
      headers: formType,
      body: 'grant_type=authorization_code&code=QZ&client_id=okta&client_secret=Q%26Z&code_verifier=QZ',
      answer: { access_token: 'QZ', refresh_token: 'QZ', token_type: 'Bearer', expires_in: 60 },
    }),
    ['grant_type=authorization_code&', 'client_id=okta', 'expires_in'],
  ],
  [
    'a refresh with a form as its body, cut short',
    buildExchange({ method: 'POST', headers: formType, body: 'refresh_token=QZ&grant_type=ref' }),
    ['grant_type=ref'],
  ],
  [
    'a token request as JSON',
    buildExchange({ method: 'POST', body: { grant_type: 'authorization_code', code: 'QZ' } }),
    ['authorization_code'],
  ],
  [
    'a token request with everything in the URL',
    buildExchange({ method: 'POST', url: '/token?grant_type=x&code=QZ&client_secret=QZ&a=1' }),
    ['grant_type=x', 'a=1'],
  ],
  [
    'an address within an address',
    buildExchange({ url: `/login?next=${encodeURIComponent('/cb?refresh_token=QZ&page=7')}` }),
    ['page%3D7'],
  ],
  [
    'a base URL with a password',
    { ...buildExchange(), baseUrl: 'https://me:QZ@a.example/scim' },
    ['a.example/scim'],
  ],
  [
    'headers with keys',
    buildExchange({
      headers: [
        ['X-Api-Key', 'QZ'],
        ['api-key', 'QZ'],
        ['Authorization', 'Bearer QZ'],
      ],
    }),
    ['Bearer [redacted, under 16 characters]'],
  ],
];

for (const [name, exchange, kept] of foreign) {
  await test(`secrets of another program are taken out on import: ${name}`, () => {
    const text = JSON.stringify(toImported(exchange, redactor));

    assert.doesNotMatch(text, /Q(?:%26)?Z/);
    for (const part of kept) {
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    }
  });
}

await test('a code of SCIM is no secret, in a body nor in a URL', () => {
  const exchange = buildExchange({
    method: 'POST',
    url: '/Badges?code=4711',
    body: { schemas: ['urn:x'], code: '4711', pin: 'QZ' },
    answer: { code: '4711' },
  });

  const { request, response } = toImported(exchange, redactor);

  assert.equal(request.target, exchange.request.target);
  assert.equal(request.body?.text, '{"schemas":["urn:x"],"code":"4711","pin":"[redacted]"}');
  assert.deepEqual(response, exchange.response);
});

await test('what is clean already stays as it is, however often it is imported', () => {
  for (const [, exchange] of foreign) {
    const once = toImported(exchange, redactor);

    assert.deepEqual(toImported(once, redactor), once);
  }
});
