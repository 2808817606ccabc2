import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isCalledFromOkta } from '../../../../src/okta/settings/calledFromOkta.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';

const agent = ['User-Agent', 'Okta SCIM Client 1.0.0'] as const;

const rows: readonly (readonly [string, boolean, readonly (readonly [string, string])[]])[] = [
  ['Okta by a public name', true, [agent, ['Host', 'scim.example.com']]],
  [
    'Okta by a tunnel that calls this machine by its own name',
    true,
    [agent, ['Host', 'localhost:8484'], ['X-Forwarded-Host', 'abc.tunnel.example']],
  ],
  ['the simulated Okta', false, [agent, ['Host', '127.0.0.1:8484']]],
  ['the simulated Okta by name', false, [agent, ['Host', 'localhost:8484']]],
  [
    'somebody else by a public name',
    false,
    [
      ['User-Agent', 'curl/8'],
      ['Host', 'scim.example.com'],
    ],
  ],
  ['Okta without a Host', false, [agent]],
];

void describe('the first request of Okta', () => {
  for (const [who, isOkta, headers] of rows) {
    void test(`${isOkta ? 'is' : 'is not'} that of ${who}`, () => {
      const exchange = buildExchange();

      assert.equal(
        isCalledFromOkta({ ...exchange, request: { ...exchange.request, headers } }),
        isOkta,
      );
    });
  }
});
