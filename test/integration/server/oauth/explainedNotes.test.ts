import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationIds } from '../../../../src/server/observationIds.js';
import { rulesOf } from '../../../support/judged.js';
import {
  OAuthClient,
  basicHeader,
  clientId,
  clientSecret,
  form,
  oauth2,
} from '../../../support/oauthClient.js';
import { type ServerRig, withServer } from '../../../support/serverRig.js';

interface OAuthCase {
  /** Of the observation and of the rule that explains it. */
  readonly id: string;
  readonly send: (okta: OAuthClient, rig: ServerRig) => Promise<unknown>;
  /** Requests, where it is not one. */
  readonly count?: number;
}

const asItself = { Authorization: basicHeader(clientId, clientSecret) };

const cases: readonly OAuthCase[] = [
  { id: 'oauth2.unknownClient', send: (okta) => okta.openPage({ client_id: 'other' }) },
  {
    id: 'oauth2.redirectUri',
    send: (okta) => okta.openPage({ redirect_uri: 'https://other.example.com/back' }),
  },
  { id: 'oauth2.noState', send: (okta) => okta.openPage({ state: undefined }) },
  {
    id: 'oauth2.unsupportedResponseType',
    send: (okta) => okta.openPage({ response_type: 'token' }),
  },
  { id: 'oauth2.invalidScope', send: (okta) => okta.openPage({ scope: '"all"' }) },
  {
    id: 'oauth2.crossSite',
    count: 2,
    send: async (okta) =>
      okta.decide(await okta.openPage(), 'allow', { 'Sec-Fetch-Site': 'cross-site' }),
  },
  {
    id: 'oauth2.noQuestion',
    send: (_okta, rig) =>
      rig.sendTo('/oauth2/authorize', form({ question: 'other', decision: 'allow' })),
  },
  {
    id: 'oauth2.invalidClient',
    send: (okta) =>
      okta.token(
        { grant_type: 'client_credentials' },
        { Authorization: basicHeader(clientId, 'other') },
      ),
  },
  { id: 'oauth2.invalidGrant', send: (okta) => okta.exchange('other') },
  { id: 'oauth2.invalidRequest', send: (okta) => okta.token({}) },
  { id: 'oauth2.unsupportedGrantType', send: (okta) => okta.token({ grant_type: 'password' }) },
  {
    id: 'oauth2.clientCredentials',
    send: (okta) => okta.token({ grant_type: 'client_credentials' }),
  },
  {
    id: 'oauth2.inQuery',
    send: (_okta, rig) =>
      rig.sendTo(
        '/oauth2/revoke?token=other',
        form({ client_id: clientId, client_secret: clientSecret }, asItself),
      ),
  },
  { id: 'oauth2.revoked', send: (okta) => okta.revoke('other') },
];

for (const { id, send, count = 1 } of cases) {
  await test(`${id} is one finding`, async () => {
    await withServer({ authentication: oauth2 }, async (rig) => {
      await send(new OAuthClient(rig), rig);

      const rules = rulesOf(await rig.exchange(count));
      assert.deepEqual(
        rules.filter((rule) => rule === id),
        [id],
        rules.join(),
      );
      assert.equal(new Set(rules).size, rules.length);
    });
  });
}

await test('there is a case for everything that is noted on requests of OAuth 2', () => {
  assert.deepEqual(
    cases.map(({ id }) => id).toSorted(),
    observationIds.filter((id) => id.startsWith('oauth2.')).toSorted(),
  );
});
