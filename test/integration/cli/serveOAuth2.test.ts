import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ServeProcess, withServe } from '../../support/cliProcess.js';

await test('OAuth 2: the listening line has all that a script or Okta needs', async () => {
  const args = ['--auth', 'oauth2', '--client-id', 'me', '--redirect-uri', 'https://a.example/cb'];
  const env = { SCIM_WORKBENCH_CLIENT_SECRET: 's3cret' };
  const run = async (serve: ServeProcess): Promise<void> => {
    const { baseUrl, authorization, oauth2 } = serve.listening;
    const origin = baseUrl.replace('/scim/v2', '');
    assert.deepEqual(oauth2, {
      authorizationEndpoint: `${origin}/oauth2/authorize`,
      tokenEndpoint: `${origin}/oauth2/token`,
      revocationEndpoint: `${origin}/oauth2/revoke`,
      clientId: 'me',
      clientSecret: 's3cret',
    });
    assert.match(authorization, /^Bearer [\w-]{43}$/);
    const headers = { Authorization: authorization };
    assert.equal((await fetch(`${baseUrl}/Users`, { headers })).status, 200);
    const answer = await fetch(`${origin}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'me',
        client_secret: 's3cret',
      }),
    });
    assert.equal(answer.status, 200);
    const { expires_in } = (await answer.json()) as { readonly expires_in: number };
    assert.equal(expires_in, 60);
    await serve.nextEvent();
    const event = (await serve.nextEvent()) as { readonly operation: string };
    assert.equal(event.operation, 'OAuth 2: client credentials');
  };
  await withServe([...args, '--token-lifetime', '60'], run, { env });
});
