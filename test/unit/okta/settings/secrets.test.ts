import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import { exportFormats } from '../../../../src/okta/settings/exportFormats.js';
import { isPlaceholder } from '../../../../src/okta/settings/secretFields.js';

const baseUrl = 'https://scim.example.com/scim/v2';

/** Long enough not to stand in a text by chance. */
const secrets = fc.stringMatching(/^[A-Za-z0-9+=.~-]{24,40}$/);

/** Everything that leaves the program. */
const everythingSaid = (file: unknown): string => {
  const { settings, findings } = assessSettings(file);
  return [...exportFormats.map(({ toText }) => toText(settings)), JSON.stringify(findings)].join(
    '\n',
  );
};

const places: Readonly<Record<string, (secret: string) => unknown>> = {
  'the token': (secret) => ({
    connection: { baseUrl, authentication: { mode: 'header', token: secret } },
  }),
  'the token after the word Bearer': (secret) => ({
    connection: { baseUrl, authentication: { token: `Bearer ${secret}` } },
  }),
  'the password': (secret) => ({
    connection: { baseUrl, authentication: { mode: 'basic', username: 'okta', password: secret } },
  }),
  'the client secret': (secret) => ({
    connection: {
      baseUrl,
      authentication: {
        mode: 'oauth2',
        accessTokenEndpoint: 'https://login.example.com/token',
        authorizationEndpoint: 'https://login.example.com/authorize',
        clientId: 'okta',
        clientSecret: secret,
      },
    },
  }),
  'the secret of another mode': (secret) => ({
    connection: { baseUrl, authentication: { mode: 'basic', token: secret, clientSecret: secret } },
  }),
  'the secret of a mode that nobody knows': (secret) => ({
    connection: { baseUrl, authentication: { mode: 'digest', password: secret } },
  }),
  'a secret of the wrong type': (secret) => ({
    connection: { baseUrl, authentication: { token: [secret] } },
  }),
  'the password of the base URL': (secret) => ({
    connection: { baseUrl: `https://okta:${secret}@scim.example.com/scim/v2` },
  }),
  'the password of a base URL that is no URL': (secret) => ({
    connection: { baseUrl: `okta:${secret}@scim.example.com/scim/v2` },
  }),
  'the password of a base URL that lacks its slashes': (secret) => ({
    connection: { baseUrl: `https:okta:${secret}@scim.example.com/scim/v2` },
  }),
  'the query of the base URL': (secret) => ({
    connection: { baseUrl: `${baseUrl}?api_key=${encodeURIComponent(secret)}` },
  }),
  'the fragment of the base URL': (secret) => ({
    connection: { baseUrl: `${baseUrl}#access_token=${secret}` },
  }),
  'the query of an endpoint': (secret) => ({
    connection: {
      baseUrl,
      authentication: {
        mode: 'oauth2',
        authorizationEndpoint: `https://login.example.com/authorize?client_secret=${secret}`,
      },
    },
  }),
  'a member that nobody knows': (secret) => ({
    authorization: secret,
    note: secret,
    connection: { baseUrl, headers: { authorization: secret } },
  }),
  'values of the wrong type': (secret) => ({
    label: [secret],
    signOnMode: secret,
    connection: { scimVersion: secret, provisioningActions: [secret], authentication: secret },
    toApp: { createUsers: secret },
  }),
};

for (const [place, toFile] of Object.entries(places)) {
  await test(`${place} is in no export and in no finding`, () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const said = everythingSaid(toFile(secret));

        assert.ok(!said.includes(secret));
        assert.ok(!said.includes(encodeURIComponent(secret)));
      }),
      { numRuns: 30 },
    );
  });
}

for (const place of [
  'the token',
  'the password',
  'the client secret',
  'a secret of the wrong type',
]) {
  await test(`${place} in a file is a warning, not the end`, () => {
    const { findings, isUsable } = assessSettings(places[place]?.('c29tZXRoaW5nLXNlY3JldC4'));

    const found = findings.find(({ id }) => id === 'secret.inFile');
    assert.equal(found?.level, 'warning');
    assert.match(found.pointer, /^\/connection\/authentication\//);
    assert.ok(isUsable);
  });
}

await test('credentials in an address are an error', () => {
  const { findings } = assessSettings(places['the password of the base URL']?.('c29tZXRoaW5n'));

  assert.deepEqual(
    findings.map(({ id, level, pointer }) => [id, level, pointer]),
    [['secret.inUrl', 'error', '/connection/baseUrl']],
  );
});

const readOAuth2 = (fields: object): ReturnType<typeof assessSettings> =>
  assessSettings({ connection: { baseUrl, authentication: { mode: 'oauth2', ...fields } } });

await test('a scope in the authorization endpoint is no secret and stays as it was written', () => {
  const address = 'https://login.example.com/authorize?scope=offline_access%20scim&prompt=consent';

  const { settings } = readOAuth2({ authorizationEndpoint: address });

  assert.ok(settings.connection.authentication.mode === 'oauth2');
  assert.equal(settings.connection.authentication.authorizationEndpoint, address);
});

await test('a token with the word Bearer before it would be doubled in the form', () => {
  const { findings } = assessSettings({
    connection: {
      baseUrl,
      authentication: { mode: 'header', token: 'Bearer <SCIM bearer token>' },
    },
  });

  assert.deepEqual(
    findings.map(({ id, pointer }) => [id, pointer]),
    [['token.scheme', '/connection/authentication/token']],
  );
  assert.match(findings[0]?.consequence ?? '', /"Bearer Bearer …"/);
});

for (const text of ['<SCIM token>', '$TOKEN', '${TOKEN}', '{{token}}', ' <a> ', '']) {
  await test(`${JSON.stringify(text)} stands for a secret`, () => {
    assert.equal(isPlaceholder(text), true);
  });
}

for (const text of ['abc', '<a> b', '$TO-KEN', '${TOKEN', '{{a}}{{b}}', '<a><b>']) {
  await test(`${JSON.stringify(text)} may be a secret`, () => {
    assert.equal(isPlaceholder(text), false);
  });
}
