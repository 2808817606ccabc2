import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  OAuthClient,
  assertOAuthError,
  authorizeTarget,
  basicHeader,
  callback,
  clientId,
  clientSecret,
  form,
  locationOf,
  oauth2,
  parameterOf,
} from '../../../support/oauthClient.js';
import { type ServerRig, withServer } from '../../../support/serverRig.js';

const withOAuth = (run: (rig: ServerRig, okta: OAuthClient) => Promise<void>): Promise<void> =>
  withServer({ authentication: oauth2 }, (rig) => run(rig, new OAuthClient(rig)));

const letIn: readonly string[] = [
  callback,
  'https://system-admin.okta-emea.com/admin/app/cpc/x/oauth/callback',
  'https://system-admin.oktapreview.com/admin/app/cpc/dev-1.app_2/oauth/callback',
  'https://system-admin.trexcloud.com/admin/app/cpc/x/oauth/callback',
  'http://system-admin.okta1.com:1802/admin/app/cpc/x/oauth/callback',
  'http://localhost:3000/callback',
  'http://127.0.0.1:49152/',
  'http://[::1]:8080/back?x=1',
  'https://app.example.com/back?tenant=7',
];
for (const uri of letIn) {
  await test(`a code goes to ${uri}, and what it had stays`, async () => {
    await withOAuth(async (_rig, okta) => {
      const page = await okta.openPage({ redirect_uri: uri });
      const location = locationOf(await okta.decide(page, 'allow'));
      assert.ok(location.href.startsWith(uri.includes('?') ? `${uri}&code=` : `${uri}?code=`));
      const code = location.searchParams.get('code') ?? '';
      assert.equal((await okta.exchange(code, { redirect_uri: uri })).status, 200);
    });
  });
}

const shutOut: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
  ['no redirect URI', { redirect_uri: undefined }],
  ['another host', { redirect_uri: 'https://evil.example/admin/app/cpc/x/oauth/callback' }],
  ['another port of Okta', { redirect_uri: callback.replace('.com/', '.com:8443/') }],
  ['http in place of https', { redirect_uri: callback.replace('https', 'http') }],
  ['more after the callback', { redirect_uri: `${callback}/more` }],
  ['a step more in its path', { redirect_uri: callback.replace('example_scim_1', 'a/b') }],
  ['a query that is not registered', { redirect_uri: `${callback}?next=https://evil.example` }],
  ['a name that begins like loopback', { redirect_uri: 'http://127.0.0.1.evil.example/' }],
  ['loopback as user name', { redirect_uri: 'http://localhost:80@evil.example/' }],
  ['a backslash', { redirect_uri: 'http://evil.example\\@localhost/' }],
  ['a fragment', { redirect_uri: 'http://localhost/#x' }],
  ['a line break', { redirect_uri: 'http://localhost/\r\nSet-Cookie: x=y' }],
  ['a script', { redirect_uri: 'javascript:alert(1)//http://localhost' }],
  ['a relative one', { redirect_uri: '/callback' }],
  ['no client', { client_id: undefined }],
  ['another client', { client_id: 'someone"><script>alert(1)</script>' }],
];
for (const [name, changes] of shutOut) {
  await test(`a page says it, and nobody is sent anywhere: ${name}`, async () => {
    await withOAuth(async (rig, okta) => {
      const page = await okta.openPage(changes);
      assert.equal(page.status, 400);
      assert.equal(page.headers.location, undefined);
      assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
      assert.doesNotMatch(page.text, /<form|<script/);
      const [observed] = (await rig.exchange(1)).observations;
      assert.match(observed?.id ?? '', /^oauth2\.(?:redirectUri|unknownClient)$/);
    });
  });
}

const sentBack: readonly (readonly [
  string,
  Readonly<Record<string, string | undefined>>,
  string,
])[] = [
  ['no response type', { response_type: undefined }, 'invalid_request'],
  ['the implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope with a quote', { scope: 'a"b' }, 'invalid_scope'],
  ['PKCE without S256', { code_challenge: 'a'.repeat(43) }, 'invalid_request'],
  [
    'PKCE with plain',
    { code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' },
    'invalid_request',
  ],
  [
    'a challenge that is none',
    { code_challenge: 'short', code_challenge_method: 'S256' },
    'invalid_request',
  ],
];
for (const [name, changes, error] of sentBack) {
  await test(`the client is told at its redirect URI, with its state: ${name}`, async () => {
    await withOAuth(async (_rig, okta) => {
      const answer = await okta.openPage(changes);
      assert.equal(parameterOf(answer, 'error'), error);
      assert.equal(parameterOf(answer, 'state'), 'st4te/of okta');
    });
  });
}

await test('a parameter that comes twice is refused at both endpoints', async () => {
  await withOAuth(async (rig) => {
    const page = await rig.sendTo(`${authorizeTarget()}&client_id=okta`);
    assert.equal(page.status, 400);
    const twice = { ...form({}), body: 'grant_type=refresh_token&grant_type=password' };
    assertOAuthError(await rig.sendTo('/oauth2/token', twice), {
      status: 400,
      error: 'invalid_request',
      description: /more than once/,
    });
  });
});

const strangers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['of another site', { Origin: 'https://evil.example' }],
  ['of another port of this machine', { Origin: 'http://127.0.0.1:3000' }],
  ['without an origin of its own', { Origin: 'null' }],
  ['that says that it is another site', { 'Sec-Fetch-Site': 'cross-site' }],
];
for (const [name, headers] of strangers) {
  await test(`no page ${name} can press Allow`, async () => {
    await withOAuth(async (rig, okta) => {
      const page = await okta.openPage();
      const refused = await okta.decide(page, 'allow', headers);
      assert.equal(refused.status, 403);
      assert.equal(refused.headers.location, undefined);
      const own = await okta.decide(page, 'allow', { Origin: rig.origin });
      assert.ok(parameterOf(own, 'code'));
    });
  });
}

await test('a question is answered once, and only by Allow or Deny', async () => {
  await withOAuth(async (rig, okta) => {
    const page = await okta.openPage();
    assert.equal((await okta.decide(page, 'allow')).status, 302);
    assert.equal((await okta.decide(page, 'allow')).status, 400);
    assert.equal((await okta.decide(await okta.openPage(), 'maybe')).status, 400);
    const made = form({ question: 'made-up', decision: 'allow' });
    assert.equal((await rig.sendTo('/oauth2/authorize', made)).status, 400);
  });
});

await test('the page cannot be framed, runs no script, and sends its form here and to the client alone', async () => {
  await withOAuth(async (_rig, okta) => {
    const { headers } = await okta.openPage();
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /^default-src 'none'; style-src 'sha256-/);
    assert.match(policy, /form-action 'self' https:\/\/system-admin\.okta\.com;/);
    assert.match(policy, /frame-ancestors 'none'; base-uri 'none'$/);
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['cache-control'], 'no-store');
  });
});

const wrongClients: readonly (readonly [string, Readonly<Record<string, string>>, string?])[] = [
  ['no client at all', {}],
  ['an id without a secret', { client_id: clientId }],
  ['a wrong secret', { client_id: clientId, client_secret: 'wrong' }],
  ['another id', { client_id: 'x', client_secret: clientSecret }],
  ['a wrong secret in the header', {}, basicHeader(clientId, 'wrong')],
  ['an access token in the header', {}, 'Bearer abc'],
  ['Basic that is no base64', {}, 'Basic $$$'],
];
for (const [name, parameters, header] of wrongClients) {
  await test(`401 invalid_client with a challenge: ${name}`, async () => {
    await withOAuth(async (rig, okta) => {
      const code = await okta.allow();
      for (const path of ['/oauth2/token', '/oauth2/revoke']) {
        const body = { grant_type: 'authorization_code', code, token: code, ...parameters };
        const answer = await rig.sendTo(
          path,
          form({ ...body, redirect_uri: callback }, { Authorization: header }),
        );
        assertOAuthError(answer, { status: 401, error: 'invalid_client' });
        assert.match(answer.headers['www-authenticate'] ?? '', /^Basic realm=/);
      }
      assert.deepEqual(await rig.observations(3), ['oauth2.invalidClient']);
      // Who cannot prove himself does not spend the code.
      assert.equal((await okta.exchange(code)).status, 200);
    });
  });
}

await test('a client that authenticates twice in one request is refused', async () => {
  await withOAuth(async (_rig, okta) => {
    const answer = await okta.token(
      { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
      { Authorization: basicHeader(clientId, clientSecret) },
    );
    assertOAuthError(answer, { status: 400, error: 'invalid_request', description: /twice/ });
  });
});

const wrongRequests: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['no grant type', {}, 'invalid_request'],
  ['the grant of passwords', { grant_type: 'password', username: 'a' }, 'unsupported_grant_type'],
  ['a member of every object', { grant_type: '__proto__' }, 'unsupported_grant_type'],
  ['no code', { grant_type: 'authorization_code' }, 'invalid_request'],
  ['an unknown code', { grant_type: 'authorization_code', code: 'x' }, 'invalid_grant'],
  ['a code that is no text', { grant_type: 'authorization_code', code: 'ä\n' }, 'invalid_request'],
  ['no refresh token', { grant_type: 'refresh_token' }, 'invalid_request'],
  [
    'an unknown refresh token',
    { grant_type: 'refresh_token', refresh_token: 'x' },
    'invalid_grant',
  ],
];
for (const [name, parameters, error] of wrongRequests) {
  await test(`${error}: ${name}`, async () => {
    await withOAuth(async (_rig, okta) => {
      assertOAuthError(await okta.token(parameters), { status: 400, error });
    });
  });
}

await test('another redirect URI than before, or none, spends the code', async () => {
  await withOAuth(async (_rig, okta) => {
    for (const changes of [{ redirect_uri: 'http://localhost/' }, { redirect_uri: undefined }]) {
      const code = await okta.allow();
      const wrong = await okta.exchange(code, changes);
      assertOAuthError(wrong, { status: 400, error: 'invalid_grant', description: /redirect_uri/ });
      assert.equal((await okta.exchange(code)).status, 400);
    }
  });
});

await test('a refresh cannot widen the scope', async () => {
  await withOAuth(async (_rig, okta) => {
    const first = await okta.exchange(await okta.allow({ scope: 'a b' }));
    const refresh_token = first.textAt('refresh_token');
    const ask = (scope: string): ReturnType<OAuthClient['token']> =>
      okta.token({ grant_type: 'refresh_token', refresh_token, scope });
    assert.equal((await ask('a')).at('scope'), 'a');
    assertOAuthError(await ask('a c'), { status: 400, error: 'invalid_scope' });
  });
});

const bodies: readonly (readonly [string, string | undefined, unknown])[] = [
  ['JSON', 'application/json', { grant_type: 'client_credentials' }],
  ['no media type', undefined, 'grant_type=client_credentials'],
  ['bytes that are no text', 'application/x-www-form-urlencoded', Buffer.from([0xff, 0xfe, 0])],
  ['an escape that is none', 'application/x-www-form-urlencoded', 'a=%zz&%&==&'],
];
for (const [name, type, body] of bodies) {
  await test(`no 500 for a body of another kind: ${name}`, async () => {
    await withOAuth(async (rig) => {
      const headers = { 'Content-Type': type, Authorization: undefined };
      for (const path of ['/oauth2/token', '/oauth2/revoke', '/oauth2/authorize']) {
        const answer = await rig.sendTo(path, { method: 'POST', body, headers });
        assert.ok(answer.status === 400 || answer.status === 401, answer.text);
      }
    });
  });
}

await test('other methods get 405 with Allow, OPTIONS 204', async () => {
  await withOAuth(async (rig) => {
    const answer = await rig.sendTo('/oauth2/token');
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.allow, 'POST, OPTIONS');
    const options = await rig.sendTo('/oauth2/authorize', { method: 'OPTIONS' });
    assert.equal(options.status, 204);
    assert.equal(options.headers.allow, 'GET, HEAD, POST, OPTIONS');
  });
});

await test('a foreign host is not let in, and a server in another mode says what would be needed', async () => {
  await withOAuth(async (rig) => {
    const headers = { Host: 'evil.example' };
    assert.equal((await rig.sendTo(authorizeTarget(), { headers })).status, 403);
  });
  await withServer({}, async (rig) => {
    const answer = await rig.sendTo(authorizeTarget());
    assert.equal(answer.status, 404);
    assert.match(answer.textAt('detail'), /--auth oauth2/);
  });
});
