import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  OAuthClient,
  authorizeTarget,
  basicHeader,
  callback,
  challengeOf,
  clientId,
  clientSecret,
  form,
  locationOf,
  oauth2,
  parameterOf,
  questionOf,
} from '../../../support/oauthClient.js';
import { type ServerRig, withServer } from '../../../support/serverRig.js';
import { Transcript, TranscriptClock, assertGolden } from '../../../support/goldenTranscript.js';

interface Scene {
  readonly rig: ServerRig;
  readonly okta: OAuthClient;
  /** Lets the server's time pass. */
  readonly wait: (seconds: number) => void;
}

async function withOAuth(
  run: (scene: Scene) => Promise<void>,
  tokenLifetime = 3600,
): Promise<void> {
  let now = Date.UTC(2026, 0, 5, 9);
  const authentication = { ...oauth2, tokenLifetime };
  await withServer({ authentication, now: () => now }, (rig) =>
    run({
      rig,
      okta: new OAuthClient(rig),
      wait: (seconds) => {
        now += seconds * 1000;
      },
    }),
  );
}

await test('Okta gets from the page to people: page, Allow, code, tokens, SCIM', async () => {
  await withOAuth(async ({ okta }) => {
    const page = await okta.openPage({ scope: 'offline_access scim' });
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.match(page.text, /offline_access scim/);

    const redirect = locationOf(await okta.decide(page, 'allow'));
    assert.equal(`${redirect.origin}${redirect.pathname}`, callback);
    assert.equal(redirect.searchParams.get('state'), 'st4te/of okta');
    const answer = await okta.exchange(redirect.searchParams.get('code') ?? '');
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers.pragma, 'no-cache');
    assert.equal(answer.at('token_type'), 'Bearer');
    assert.equal(answer.at('expires_in'), 3600);
    assert.equal(answer.at('scope'), 'offline_access scim');
    for (const name of ['access_token', 'refresh_token']) {
      assert.equal(Buffer.from(answer.textAt(name), 'base64url').length, 32);
    }
    assert.equal((await okta.callScim(answer.textAt('access_token'))).status, 200);
  });
});

const clientWays: readonly (readonly [string, string, string])[] = [
  ['plain', clientSecret, clientSecret],
  ['form-encoded, as RFC 6749 2.3.1 wants it', 'a:b%+c', encodeURIComponent('a:b%+c')],
  ['with signs that nobody encoded', 'a:b%+c', 'a:b%+c'],
];
for (const [name, secret, sent] of clientWays) {
  await test(`the client may authenticate by a Basic header: ${name}`, async () => {
    const authentication = { ...oauth2, clientSecret: secret };
    await withServer({ authentication }, async (rig) => {
      const okta = new OAuthClient(rig);
      const answer = await okta.token(
        { grant_type: 'authorization_code', code: await okta.allow(), redirect_uri: callback },
        { Authorization: basicHeader(clientId, sent) },
      );
      assert.equal(answer.status, 200, answer.text);
    });
  });
}

await test('Deny goes back to the client with access_denied and the state', async () => {
  await withOAuth(async ({ okta }) => {
    const answer = await okta.decide(await okta.openPage(), 'deny');
    assert.equal(parameterOf(answer, 'error'), 'access_denied');
    assert.equal(parameterOf(answer, 'state'), 'st4te/of okta');
    assert.equal(locationOf(answer).searchParams.has('code'), false);
  });
});

await test('an access token ends with its time, and a refreshed one is good', async () => {
  await withOAuth(async ({ rig, okta, wait }) => {
    const { access, refresh } = await okta.tokens();
    wait(299);
    assert.equal((await okta.callScim(access)).status, 200);
    wait(1);
    const refused = await okta.callScim(access);
    assert.equal(refused.status, 401);
    assert.equal(
      refused.headers['www-authenticate'],
      'Bearer realm="SCIM", error="invalid_token", error_description="The access token is expired"',
    );
    assert.deepEqual(await rig.observations(5), ['auth.expiredToken']);

    for (let round = 0; round < 2; round += 1) {
      const answer = await okta.refresh(refresh);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.at('expires_in'), 300);
      // Whether a client keeps the old one or takes what comes, it has a good one.
      assert.equal(answer.at('refresh_token'), refresh);
      assert.notEqual(answer.at('access_token'), access);
      assert.equal((await okta.callScim(answer.textAt('access_token'))).status, 200);
    }
  }, 300);
});

await test('a code that comes twice gives nothing, and takes back what it gave', async () => {
  await withOAuth(async ({ rig, okta }) => {
    const code = await okta.allow();
    const first = await okta.exchange(code);
    assert.equal((await okta.callScim(first.textAt('access_token'))).status, 200);

    const second = await okta.exchange(code);
    assert.equal(second.status, 400);
    assert.equal(second.at('error'), 'invalid_grant');
    assert.equal((await okta.callScim(first.textAt('access_token'))).status, 401);
    assert.deepEqual(await rig.observations(6), ['auth.revokedToken']);
    assert.equal((await okta.refresh(first.textAt('refresh_token'))).at('error'), 'invalid_grant');
  });
});

await test('of two exchanges at the same time one succeeds, and its tokens are revoked by the other', async () => {
  await withOAuth(async ({ okta }) => {
    const code = await okta.allow();
    const answers = await Promise.all([okta.exchange(code), okta.exchange(code)]);
    assert.ok(answers.some(({ status }) => status === 400));
    for (const answer of answers.filter(({ status }) => status === 200)) {
      assert.equal((await okta.callScim(answer.textAt('access_token'))).status, 401);
    }
  });
});

await test('revoking a refresh token ends its access tokens; revoking an access token ends that one', async () => {
  await withOAuth(async ({ okta }) => {
    const first = await okta.tokens();
    assert.equal((await okta.revoke(first.access)).status, 200);
    assert.equal((await okta.callScim(first.access)).status, 401);
    const again = await okta.refresh(first.refresh);
    assert.equal(again.status, 200, again.text);

    assert.equal((await okta.revoke(first.refresh)).status, 200);
    assert.equal((await okta.callScim(again.textAt('access_token'))).status, 401);
    assert.equal((await okta.refresh(first.refresh)).at('error'), 'invalid_grant');
    // RFC 7009 2.2
    assert.equal((await okta.revoke('never-given-out')).status, 200);
  });
});

await test('PKCE: the verifier that goes with the challenge is needed, and a wrong one spends the code', async () => {
  await withOAuth(async ({ okta }) => {
    const verifier = 'a'.repeat(50);
    const challenge = {
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    };
    const right = await okta.exchange(await okta.allow(challenge), { code_verifier: verifier });
    assert.equal(right.status, 200, right.text);

    const code = await okta.allow(challenge);
    const wrong = await okta.exchange(code, { code_verifier: 'b'.repeat(50) });
    assert.equal(wrong.at('error'), 'invalid_grant');
    const late = await okta.exchange(code, { code_verifier: verifier });
    assert.equal(late.at('error'), 'invalid_grant');
    const none = await okta.exchange(await okta.allow(challenge));
    assert.equal(none.at('error'), 'invalid_grant');
  });
});

await test('a script gets an access token for itself, without a refresh token', async () => {
  await withOAuth(async ({ rig, okta }) => {
    const answer = await okta.token({ grant_type: 'client_credentials', scope: 'scim' });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.at('refresh_token'), undefined);
    assert.equal((await okta.callScim(answer.textAt('access_token'))).status, 200);
    assert.deepEqual(await rig.observations(1), ['oauth2.clientCredentials']);
  });
});

await test('no capture of the whole way holds a secret, but the address and the state show', async () => {
  await withOAuth(async ({ rig, okta }) => {
    const verifier = 'v3rifier-'.repeat(6);
    const code = await okta.allow({
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    });
    const answer = await okta.exchange(code, { code_verifier: verifier });
    const secrets = [code, verifier, clientSecret, answer.textAt('access_token')];
    secrets.push(answer.textAt('refresh_token'));
    await okta.refresh(answer.textAt('refresh_token'));
    await okta.revoke(answer.textAt('refresh_token'));
    await rig.sendTo(`/oauth2/token?code=${code}&client_secret=${clientSecret}`, {
      method: 'POST',
      body: { code, client_secret: clientSecret, code_verifier: verifier },
    });
    await rig.sendTo('/scim/v2/token', form({ code, client_secret: clientSecret }));

    const text = JSON.stringify(await rig.exchanges(7));
    for (const secret of secrets) {
      assert.ok(!text.includes(secret));
    }
    const { response } = await rig.exchange(2);
    assert.equal(
      new Map(response?.headers).get('Location'),
      `${callback}?code=[redacted]&state=st4te%2Fof+okta`,
    );
    const { path, baseUrl } = await rig.exchange(3);
    assert.deepEqual([path, baseUrl], ['/oauth2/token', rig.origin]);
  });
});

await test('the service says that it is OAuth 2, and each wrong header is told by its shape', async () => {
  await withOAuth(async ({ rig, okta }) => {
    const config = await rig.get('/ServiceProviderConfig', { Authorization: undefined });
    assert.equal(config.at('authenticationSchemes[0].type'), 'oauth2');
    const { access } = await okta.tokens();
    const shapes: readonly (readonly [string | undefined, string])[] = [
      [undefined, 'auth.missing'],
      ['Bearer never-given-out', 'auth.unknownToken'],
      [access, 'auth.raw'],
      [`Bearer Bearer ${access}`, 'auth.doubledBearer'],
      [basicHeader(clientId, clientSecret), 'auth.basicInsteadOfBearer'],
    ];
    for (const [at, [header, id]] of shapes.entries()) {
      const answer = await rig.get('/Users', { Authorization: header });
      assert.equal(answer.status, 401);
      assert.match(answer.headers['www-authenticate'] ?? '', /^Bearer realm="SCIM"/);
      assert.deepEqual(await rig.observations(5 + at), [id]);
    }
  });
});

await test('with a public base URL the endpoints are below its prefix, and without it too', async () => {
  const publicBaseUrl = 'https://scim.example.com/dev/scim/v2';
  await withServer({ authentication: oauth2, publicBaseUrl }, async (rig) => {
    for (const prefix of ['', '/dev']) {
      const page = await rig.sendTo(`${prefix}${authorizeTarget()}`, {
        headers: { Host: 'scim.example.com', Authorization: undefined },
      });
      assert.equal(page.status, 200, page.text);
      assert.match(page.text, /https:\/\/scim\.example\.com\/dev\/scim\/v2/);
    }
    assert.equal((await rig.exchange(1)).baseUrl, 'https://scim.example.com/dev');
  });
});

await test('golden: OAuth 2 from the page to an expired token', async () => {
  const clock = new TranscriptClock();
  const authentication = { ...oauth2, tokenLifetime: 150 };
  await withServer({ authentication, now: clock.now }, async (rig) => {
    const talk = new Transcript(rig, clock);
    const anonymous = { headers: { Authorization: undefined } };
    const page = await talk.sendTo('The administrator is asked', authorizeTarget(), anonymous);
    const question = questionOf(page);
    talk.name(question, 'question');
    const decided = await talk.sendTo(
      'Allow',
      '/oauth2/authorize',
      form({ question, decision: 'allow' }),
    );
    const code = parameterOf(decided, 'code');
    talk.name(code, 'code');
    talk.name(clientSecret, 'clientSecret');
    const exchange = form({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      client_id: clientId,
      client_secret: clientSecret,
    });
    const tokens = await talk.sendTo('Okta exchanges the code', '/oauth2/token', exchange);
    const access = tokens.textAt('access_token');
    talk.name(access, 'accessToken');
    talk.name(tokens.textAt('refresh_token'), 'refreshToken');
    const bearer = { headers: { Authorization: `Bearer ${access}` } };
    await talk.send('Test Connector Configuration', '/Users?startIndex=1&count=2', bearer);
    await talk.send('In time still', '/Users?startIndex=1&count=2', bearer);
    await talk.send('The token has expired', '/Users?startIndex=1&count=2', bearer);
    const refreshed = await talk.sendTo(
      'Okta refreshes it',
      '/oauth2/token',
      form({
        grant_type: 'refresh_token',
        refresh_token: tokens.textAt('refresh_token'),
        client_id: clientId,
        client_secret: clientSecret,
      }),
    );
    talk.name(refreshed.textAt('access_token'), 'accessToken2');
    await talk.sendTo('The code once more', '/oauth2/token', exchange);

    assertGolden('oauth2', talk.toText('OAuth 2: the authorization code grant, as Okta uses it.'));
  });
});
