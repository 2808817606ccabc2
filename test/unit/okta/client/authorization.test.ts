import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AppKind } from '../../../../src/okta/client/appKind.js';
import { type Credentials, toAuthorization } from '../../../../src/okta/client/authorization.js';
import { optionReasons, usualClientOptions } from '../../../../src/okta/client/clientOptions.js';

void describe('The Authorization header of an app', () => {
  const basic: Credentials = { mode: 'basic', username: 'ünal', password: 'a:b' };
  const rows: readonly (readonly [AppKind, Credentials, string])[] = [
    ['aiw', { mode: 'header', token: 't1' }, 'Bearer t1'],
    ['aiw', { mode: 'header', token: 'Bearer t1' }, 'Bearer Bearer t1'],
    ['oin', { mode: 'header', token: 't1' }, 't1'],
    ['oin', { mode: 'header', token: 'Bearer t1' }, 'Bearer t1'],
    ['oin-nopatch', { mode: 'header', token: 't1' }, 't1'],
    ['oin', { mode: 'bearer', token: 't1' }, 'Bearer t1'],
    ['aiw', { mode: 'bearer', token: 't1' }, 'Bearer t1'],
    ['aiw', basic, `Basic ${Buffer.from('ünal:a:b').toString('base64')}`],
  ];
  for (const [kind, credentials, wanted] of rows) {
    void test(`${kind}, ${JSON.stringify(credentials)}`, () => {
      assert.equal(toAuthorization(credentials, kind), wanted);
    });
  }
});

void test('Each option of the client says why it is one', () => {
  assert.deepEqual(Object.keys(optionReasons).sort(), Object.keys(usualClientOptions).sort());
});
