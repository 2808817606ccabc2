import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Authentication } from '../../../src/server/authorization.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { rulesOf } from '../../support/judged.js';
import { assertScimError } from '../../support/scimAssertions.js';
import { testToken, withServer } from '../../support/serverRig.js';

const basic: Authentication = { mode: 'basic', username: 'okta', password: 'pässword:4711' };

const encodeBasic = (pair: string): string =>
  `Basic ${Buffer.from(pair, 'utf-8').toString('base64')}`;

const letIn: readonly (readonly [string, Authentication, string | undefined])[] = [
  ['the token', { mode: 'bearer', token: testToken }, `Bearer ${testToken}`],
  [
    'the token after bearer in small letters',
    { mode: 'bearer', token: testToken },
    `bearer ${testToken}`,
  ],
  [
    'the token after BEARER in capitals',
    { mode: 'bearer', token: testToken },
    `BEARER  ${testToken}`,
  ],
  ['name and password', basic, encodeBasic('okta:pässword:4711')],
  [
    'name and password after basic in small letters',
    basic,
    encodeBasic('okta:pässword:4711').replace('B', 'b'),
  ],
  ['nothing where nothing is asked for', { mode: 'none' }, undefined],
  ['anything where nothing is asked for', { mode: 'none' }, 'Bearer whatever'],
];

for (const [name, authentication, header] of letIn) {
  await test(`let in: ${name}`, async () => {
    await withServer({ authentication }, async (rig) => {
      const answer = await rig.get('/Users', { Authorization: header });

      assert.equal(answer.status, 200, answer.text);
      const isOdd = header !== undefined && /^(?:bearer|BEARER|basic)\b/.test(header);
      assert.deepEqual(await rig.observations(1), isOdd ? ['auth.schemeCapitals'] : []);
    });
  });
}

interface Refusal {
  readonly name: string;
  readonly authentication: Authentication;
  readonly header: string | undefined;
  readonly observation: string;
  readonly meaning: RegExp;
  readonly challenge: string;
}

const bearer: Authentication = { mode: 'bearer', token: testToken };
const bearerChallenge = 'Bearer realm="SCIM"';
const tokenChallenge = 'Bearer realm="SCIM", error="invalid_token"';
const basicChallenge = 'Basic realm="SCIM", charset="UTF-8"';

const refusals: readonly Refusal[] = [
  {
    name: 'no header',
    authentication: bearer,
    header: undefined,
    observation: 'auth.missing',
    meaning: /No Authorization header came/,
    challenge: bearerChallenge,
  },
  {
    name: 'an empty header',
    authentication: bearer,
    header: '',
    observation: 'auth.missing',
    meaning: /No Authorization header came/,
    challenge: bearerChallenge,
  },
  {
    name: 'another token',
    authentication: bearer,
    header: 'Bearer non-token',
    observation: 'auth.wrongToken',
    meaning: /another token/,
    challenge: tokenChallenge,
  },
  {
    name: 'the word Bearer alone',
    authentication: bearer,
    header: 'Bearer',
    observation: 'auth.emptyToken',
    meaning: /the word "Bearer" alone/,
    challenge: tokenChallenge,
  },
  {
    name: 'the token in other capitals',
    authentication: bearer,
    header: `Bearer ${testToken.toUpperCase()}`,
    observation: 'auth.wrongToken',
    meaning: /another token/,
    challenge: tokenChallenge,
  },
  {
    name: 'the token without Bearer, as the Header Auth template sends it',
    authentication: bearer,
    header: testToken,
    observation: 'auth.raw',
    meaning: /Header Auth template.*The token itself is the right one\./,
    challenge: bearerChallenge,
  },
  {
    name: 'a wrong token without Bearer',
    authentication: bearer,
    header: 'non-token',
    observation: 'auth.raw',
    meaning: /without "Bearer"(?!.*the right one)/,
    challenge: bearerChallenge,
  },
  {
    name: 'Bearer twice, as typed into the wizard',
    authentication: bearer,
    header: `Bearer Bearer ${testToken}`,
    observation: 'auth.doubledBearer',
    meaning: /takes the token alone.*The token itself is the right one\./,
    challenge: tokenChallenge,
  },
  {
    name: 'Basic instead of a token',
    authentication: bearer,
    header: encodeBasic('okta:secret'),
    observation: 'auth.basicInsteadOfBearer',
    meaning: /set to Basic Auth/,
    challenge: bearerChallenge,
  },
  {
    name: 'Bearer twice without a token',
    authentication: bearer,
    header: 'Bearer Bearer',
    observation: 'auth.doubledBearer',
    meaning: /takes the token alone(?!.*the right one)/,
    challenge: tokenChallenge,
  },
  {
    name: 'a token that looks like one of another start',
    authentication: bearer,
    header: `Bearer ${'aB3_-'.repeat(8)}xyz`,
    observation: 'auth.tokenOfAnotherStart',
    meaning: /another server or another start/,
    challenge: tokenChallenge,
  },
  ...['"', "'", '`', String.raw`\"`].map((quote) => ({
    name: `the token in ${quote}`,
    authentication: bearer,
    header: `Bearer ${quote}${testToken}${quote}`,
    observation: 'auth.quotedToken',
    meaning: /Quotes came with the value.*The token itself is the right one\./,
    challenge: tokenChallenge,
  })),
  {
    name: 'the token in typographic quotes',
    authentication: bearer,
    header: `Bearer ${Buffer.from(`“${testToken}”`).toString('latin1')}`,
    observation: 'auth.quotedToken',
    meaning: /The token itself is the right one\./,
    challenge: tokenChallenge,
  },
  {
    name: 'the whole header in quotes',
    authentication: bearer,
    header: `"Bearer ${testToken}"`,
    observation: 'auth.quotedToken',
    meaning: /The token itself is the right one\./,
    challenge: tokenChallenge,
  },
  {
    name: 'a quote at the end alone, and another token',
    authentication: bearer,
    header: 'Bearer abc"',
    observation: 'auth.quotedToken',
    meaning: /without them\.$/,
    challenge: tokenChallenge,
  },
  ...[String.raw`\n`, String.raw`\r\n`, '%0A', '%0d%0a'].map((lineBreak) => ({
    name: `the token with ${lineBreak} at its end`,
    authentication: bearer,
    header: `Bearer ${testToken}${lineBreak}`,
    observation: 'auth.lineBreakInToken',
    meaning: /line break that was copied.*The token itself is the right one\./,
    challenge: tokenChallenge,
  })),
  {
    name: 'Basic with the token as password',
    authentication: bearer,
    header: encodeBasic(`okta:${testToken}`),
    observation: 'auth.basicInsteadOfBearer',
    meaning: /set to Basic Auth.*The token itself is the right one\./,
    challenge: bearerChallenge,
  },
  {
    name: 'bearer in small letters with another token',
    authentication: bearer,
    header: 'bearer non-token',
    observation: 'auth.wrongToken',
    meaning: /another token/,
    challenge: tokenChallenge,
  },
  {
    name: 'another scheme',
    authentication: bearer,
    header: `SSWS ${testToken}`,
    observation: 'auth.raw',
    meaning: /without "Bearer"/,
    challenge: bearerChallenge,
  },
  {
    name: 'a wrong password',
    authentication: basic,
    header: encodeBasic('okta:secret'),
    observation: 'auth.wrongPassword',
    meaning: /another user name or password/,
    challenge: basicChallenge,
  },
  {
    name: 'Basic that is no base64',
    authentication: basic,
    header: 'Basic $$$',
    observation: 'auth.wrongPassword',
    meaning: /another user name or password/,
    challenge: basicChallenge,
  },
  {
    name: 'a password with the line break of echo',
    authentication: basic,
    header: encodeBasic('okta:pässword:4711\n'),
    observation: 'auth.lineBreakInPassword',
    meaning: /a line break follows the password/,
    challenge: basicChallenge,
  },
  {
    name: 'a password in Latin-1',
    authentication: basic,
    header: `Basic ${Buffer.from('okta:pässword:4711', 'latin1').toString('base64')}`,
    observation: 'auth.latin1Password',
    meaning: /RFC 7617 2\.1/,
    challenge: basicChallenge,
  },
  {
    name: 'Basic without base64',
    authentication: basic,
    header: `Basic ${Buffer.from('okta:pässword:4711').toString('latin1')}`,
    observation: 'auth.plainBasic',
    meaning: /encoded in base64/,
    challenge: basicChallenge,
  },
  {
    name: 'a quoted token instead of Basic',
    authentication: basic,
    header: 'Bearer "abc"',
    observation: 'auth.bearerInsteadOfBasic',
    meaning: /set to HTTP Header or OAuth 2/,
    challenge: basicChallenge,
  },
  {
    name: 'a token instead of Basic',
    authentication: basic,
    header: 'Bearer abc',
    observation: 'auth.bearerInsteadOfBasic',
    meaning: /set to HTTP Header or OAuth 2/,
    challenge: basicChallenge,
  },
  {
    name: 'no header instead of Basic',
    authentication: basic,
    header: undefined,
    observation: 'auth.missing',
    meaning: /choose the authentication mode Basic Auth/,
    challenge: basicChallenge,
  },
  {
    name: 'Bearer twice instead of Basic',
    authentication: basic,
    header: 'Bearer Bearer x',
    observation: 'auth.doubledBearer',
    meaning: /Choose Basic Auth/,
    challenge: basicChallenge,
  },
  {
    name: 'a bare value instead of Basic',
    authentication: basic,
    header: 'okta',
    observation: 'auth.raw',
    meaning: /Choose Basic Auth/,
    challenge: basicChallenge,
  },
];

for (const { name, authentication, header, observation, meaning, challenge } of refusals) {
  await test(`401 that says which shape came: ${name} (${authentication.mode})`, async () => {
    await withServer({ authentication }, async (rig) => {
      const answer = await rig.get('/Users?startIndex=1&count=2', { Authorization: header });

      assertScimError(answer, { status: 401, detail: /Authorization header/ });
      assert.equal(answer.headers['www-authenticate'], challenge);
      const exchange = await rig.exchange(1);
      const [observed, ...more] = exchange.observations;
      assert.deepEqual(more, []);
      assert.deepEqual(rulesOf(exchange), [observation]);
      assert.equal(observed?.id, observation);
      assert.equal(observed.level, 'error');
      assert.match(observed.detail, meaning);
    });
  });
}

await test('a refused write changes nothing, and its body is recorded all the same', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Users', createBody(mona), { Authorization: 'Bearer wrong' });

    assertScimError(answer, { status: 401 });
    assert.equal((await rig.get('/Users')).at('totalResults'), 0);
    assert.match((await rig.exchange(1)).request.body?.text ?? '', /mona\.keller@example\.com/);
  });
});

await test('without credentials every path is 401, so that nobody learns which there are', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const paths = ['/', '/Users/none', '/nowhere', '/ResourceTypes', '/Bulk', '/Me', '/.search'];
    for (const path of paths) {
      assertScimError(await rig.get(path, { Authorization: undefined }), { status: 401 });
    }
  });
});

await test('no capture holds the credentials, whatever their shape, but each shows the shape', async () => {
  const headers = [
    `Bearer ${testToken}`,
    testToken,
    `Bearer Bearer ${testToken}`,
    encodeBasic(`okta:${testToken}`),
    `SSWS ${testToken}`,
    `bearer\t${testToken}`,
  ];
  await withServer({}, async (rig) => {
    for (const header of headers) {
      await rig.get('/Users', { Authorization: header });
    }

    const exchanges = await rig.exchanges(headers.length);
    const text = JSON.stringify(exchanges);
    assert.ok(!text.includes(testToken));
    assert.ok(!text.includes(encodeBasic(`okta:${testToken}`).slice('Basic '.length)));
    assert.deepEqual(
      exchanges.map(({ request }) => new Map(request.headers).get('Authorization')),
      [
        'Bearer [redacted, under 16 characters]',
        '[redacted, under 16 characters]',
        'Bearer Bearer [redacted, under 16 characters]',
        'Basic [redacted, under 32 characters]',
        'SSWS [redacted, under 16 characters]',
        'bearer\t[redacted, under 16 characters]',
      ],
    );
  });
});
