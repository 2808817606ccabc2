import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type HttpHeader } from '../../../src/exchange/exchange.js';
import { redactHeader, Redactor } from '../../../src/exchange/redaction.js';
import { anyText } from '../../support/textArbitrary.js';

const redactor = new Redactor(['pin', 'door-key']);

/** `Q` and `Z` stand in secrets only. */
const texts: readonly (readonly [what: string, text: string, clean: string])[] = [
  ['nothing secret', '{"userName":"jane"}', '{"userName":"jane"}'],
  ['a password', '{"password":"QZ","a":1}', '{"password":"[redacted]","a":1}'],
  ['a password in capitals', '{"PassWord" : "QZ"}', '{"PassWord" : "[redacted]"}'],
  [
    'a password under its URN',
    '{"urn:x:User:password":"QZ"}',
    '{"urn:x:User:password":"[redacted]"}',
  ],
  ['a number', '{"pin":4711}', '{"pin":"[redacted]"}'],
  ['a negative number', '{"pin":-1.5e3,"a":2}', '{"pin":"[redacted]","a":2}'],
  ['nothing at all', '{"password":null,"pin":true}', '{"password":null,"pin":true}'],
  ['an object', '{"pin":{"a":"QZ","b":["Q"]},"c":1}', '{"pin":"[redacted]","c":1}'],
  ['a list', '{"pin":["Q","Z"],"c":1}', '{"pin":"[redacted]","c":1}'],
  ['an empty text', '{"password":""}', '{"password":"[redacted]"}'],
  ['a deep one', '{"a":[{"b":{"password":"QZ"}}]}', '{"a":[{"b":{"password":"[redacted]"}}]}'],
  [
    'quotes and backslashes',
    String.raw`{"password":"Q\"Z\\","a":1}`,
    '{"password":"[redacted]","a":1}',
  ],
  ['brackets', '{"password":"Q}],{Z","a":1}', '{"password":"[redacted]","a":1}'],
  [
    'a name with escapes',
    String.raw`{"pass\u0077ord":"QZ"}`,
    String.raw`{"pass\u0077ord":"[redacted]"}`,
  ],
  [
    'a name of the schema',
    '{"door_key":"QZ","DoorKey":"QZ"}',
    '{"door_key":"[redacted]","DoorKey":"[redacted]"}',
  ],
  [
    'tokens',
    '{"access_token":"QZ","refresh_token":"QZ","id_token":"QZ","token_type":"Bearer"}',
    '{"access_token":"[redacted]","refresh_token":"[redacted]","id_token":"[redacted]","token_type":"Bearer"}',
  ],
  [
    'a PATCH of a path',
    '{"op":"replace","path":"password","value":"QZ"}',
    '{"op":"replace","path":"password","value":"[redacted]"}',
  ],
  [
    'a PATCH in another order',
    '{"Value":"QZ","Path":"urn:x:User:Password","op":"add"}',
    '{"Value":"[redacted]","Path":"urn:x:User:Password","op":"add"}',
  ],
  [
    'a PATCH of an object',
    '{"path":"pin","value":{"a":"QZ"},"op":"add"}',
    '{"path":"pin","value":"[redacted]","op":"add"}',
  ],
  [
    'a PATCH without a path',
    '{"op":"replace","value":{"password":"QZ","active":true}}',
    '{"op":"replace","value":{"password":"[redacted]","active":true}}',
  ],
  [
    'a PATCH of something else',
    '{"op":"replace","path":"title","value":"VP password"}',
    '{"op":"replace","path":"title","value":"VP password"}',
  ],
  [
    'a path of another operation',
    '[{"path":"password","value":"QZ"},{"path":"title","value":"x"}]',
    '[{"path":"password","value":"[redacted]"},{"path":"title","value":"x"}]',
  ],
  [
    'a filter in a search',
    String.raw`{"filter":"password eq \"QZ\" and a pr"}`,
    String.raw`{"filter":"password eq \"[redacted]\" and a pr"}`,
  ],
  [
    'a filter in a path',
    String.raw`{"path":"x[pin eq \"QZ\"].y","value":"v"}`,
    String.raw`{"path":"x[pin eq \"[redacted]\"].y","value":"v"}`,
  ],
  [
    'a filter with quotes and backslashes in its value',
    String.raw`{"filter":"password eq \"Q\\\"Z\\\\\" or a eq \"x\""}`,
    String.raw`{"filter":"password eq \"[redacted]\" or a eq \"x\""}`,
  ],
  [
    'a filter whose string does not end',
    String.raw`{"filter":"password eq \"QZ\\","a":"x"}`,
    String.raw`{"filter":"password eq \"[redacted]\\","a":"x"}`,
  ],
  [
    'a form',
    'grant_type=x&client_secret=QZ&scope=s',
    'grant_type=x&client_secret=[redacted]&scope=s',
  ],
  ['a form that ends with it', 'a=b&password=QZ%26Z', 'a=b&password=[redacted]'],
  ['JSON without its end', '{"a":1,"password":"QZ', '{"a":1,"password":"[redacted]"'],
  ['JSON that ends in an escape', '{"password":"QZ\\', '{"password":"[redacted]"'],
  ['JSON without its braces', '"password": "QZ", "a": 1', '"password": "[redacted]", "a": 1'],
  ['JSON with a bracket too many', '}{"password":"QZ"}', '}{"password":"[redacted]"}'],
  ['single quotes', "{'password': 'QZ', 'a': 1}", "{'password': '[redacted]', 'a': 1}"],
  ['no quotes', '{password: QZ, a: 1}', '{password: [redacted], a: 1}'],
  ['no comma', '{"password":"QZ" "a":1}', '{"password":"[redacted]" "a":1}'],
  ['lines', 'password: QZ\nuser: jane', 'password: [redacted]\nuser: jane'],
  ['a word that only looks like one', 'The password is wrong.', 'The password is wrong.'],
];

for (const [what, text, clean] of texts) {
  await test(`secrets are taken out of ${what}`, () => {
    assert.equal(redactor.redactText(text), clean);
  });
}

await test('UTF-16, which is no JSON, goes as a whole where a secret may be in it', () => {
  const toUtf16 = (text: string): string => text.replaceAll(/./g, '$&\0');
  const utf16 = toUtf16('{"password":"QZ"}');
  const harmless = toUtf16('{"userName":"x"}');

  assert.equal(redactor.redactText(utf16), '[redacted]');
  assert.equal(redactor.redactText(harmless), harmless);
});

await test('a masked text has a star for each character, so that places stay', () => {
  const text = '{"a":1,"password":"QZQZ", "b" 2}';

  assert.equal(redactor.maskText(text), '{"a":1,"password":******, "b" 2}');
  assert.equal(redactor.maskText('{"a":1}'), '{"a":1}');
});

const targets: readonly (readonly [target: string, clean: string])[] = [
  ['/scim/v2/Users', '/scim/v2/Users'],
  ['/Users?startIndex=1&count=2', '/Users?startIndex=1&count=2'],
  ['/Users?access_token=QZ&a=1', '/Users?access_token=[redacted]&a=1'],
  ['/Users?a=1&Access%5FToken=QZ', '/Users?a=1&Access%5FToken=[redacted]'],
  ['/Users?token=QZ&api_key=QZ', '/Users?token=[redacted]&api_key=[redacted]'],
  ['/Users?pin', '/Users?pin'],
  ['/cb#access_token=QZ&state=x', '/cb#access_token=[redacted]&state=x'],
  ['/cb?x=1#access_token=QZ', '/cb?x=1#access_token=[redacted]'],
  [
    '/login?next=https%3A%2F%2Fa.example%2Fcb%3Ftoken%3DQZ%26b%3D1',
    `/login?next=${encodeURIComponent('https://a.example/cb?token=[redacted]&b=1')}`,
  ],
  ['/Users?filter=userName%20eq%20%22jane%22', '/Users?filter=userName%20eq%20%22jane%22'],
  [
    '/Users?filter=password+eq+%22QZ%22&count=1',
    '/Users?filter=password%20eq%20%22%5Bredacted%5D%22&count=1',
  ],
  [
    '/Users?filter=a%20pr%20and%20urn%3Ax%3AUser%3Apin%20eq%20QZ',
    '/Users?filter=a%20pr%20and%20urn%3Ax%3AUser%3Apin%20eq%20%5Bredacted%5D',
  ],
  ['/Users?filter=password%20eq%20%22Q%Z', '/Users?filter=[redacted]'],
  ['/Users?filter=100%', '/Users?filter=100%'],
  ['https://jane:QZ@host/Users?x=1', 'https://[redacted]@host/Users?x=1'],
  ['?', '?'],
  ['', ''],
];

for (const [target, clean] of targets) {
  await test(`the request line ${target} is kept as ${clean}`, () => {
    assert.equal(redactor.redactTarget(target), clean);
  });
}

/** The shape stays, which is what a 401 is about. */
const headers: readonly (readonly [header: HttpHeader, value: string])[] = [
  [['Authorization', 'Bearer QZ'], 'Bearer [redacted, under 16 characters]'],
  [
    ['AUTHORIZATION', `bearer Bearer ${'Q'.repeat(40)}`],
    'bearer Bearer [redacted, under 64 characters]',
  ],
  [['authorization', 'Q'.repeat(300)], '[redacted, long]'],
  [['Authorization', 'Basic UVo='], 'Basic [redacted, under 16 characters]'],
  [['Authorization', 'SSWS QZ'], 'SSWS [redacted, under 16 characters]'],
  [['Authorization', 'Bearer'], 'Bearer'],
  [['Authorization', ''], ''],
  [['Authorization', 'QZ Bearer'], '[redacted, under 16 characters]'],
  [['Authentication', 'Bearer QZ'], 'Bearer [redacted, under 16 characters]'],
  [['Proxy-Authorization', 'Basic UVo='], 'Basic [redacted, under 16 characters]'],
  [['Cookie', 'Bearer QZ'], '[redacted, under 16 characters]'],
  [['Set-Cookie', 'session=QZ'], '[redacted, under 16 characters]'],
  [['X-API-Key', 'QZ'], '[redacted, under 16 characters]'],
  [['X-Auth-Token', 'QZ'], '[redacted, under 16 characters]'],
  [['User-Agent', 'Okta SCIM Client 1.0.0'], 'Okta SCIM Client 1.0.0'],
];

for (const [[name, value], shown] of headers) {
  await test(`${name}: ${value.slice(0, 20)} is kept as ${shown}`, () => {
    assert.deepEqual(redactHeader([name, value]), [name, shown]);
    assert.deepEqual(redactor.redactHeaders([[name, value]]), [[name, shown]]);
  });
}

const secretNames = fc.constantFrom(
  ...['password', 'PASSWORD', 'newPassword', 'new_password', 'currentPassword', 'client_secret'],
  ...[
    'clientSecret',
    'access_token',
    'accessToken',
    'refresh-token',
    'id_token',
    'client_assertion',
  ],
  ...['pin', 'apiKey', 'urn:x:1.0:User:password', 'a.pin'],
);
const secrets = fc
  .array(
    fc.constantFrom(
      'Q',
      'Z',
      'QQ',
      '"',
      '\\',
      '}',
      ']',
      ',',
      ':',
      '&',
      '=',
      ' ',
      '\n',
      "'",
      'é',
      '😀',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => `Q${parts.join('')}Z`);
const holders = fc.oneof(
  secrets,
  secrets.map((secret) => [secret]),
  secrets.map((secret) => ({ a: { b: [secret] } })),
);
const others = fc.dictionary(
  fc.constantFrom('a', 'value', 'path', 'op', 'emails', 'x"y', 'tokens'),
  fc.oneof(
    fc.constantFrom('x', 'password', 'title', 'a "b" \\', null, true, 7),
    fc.constant(['x']),
  ),
  { maxKeys: 4 },
);

/** A document with a secret in it, at some depth, among others. */
const documents = fc
  .tuple(others, secretNames, holders, others, fc.nat(4))
  .map(([before, name, secret, after, depth]) => {
    let document: unknown = { ...before, [name]: secret, ...after };
    for (let level = 0; level < depth; level += 1) {
      document = level % 2 === 0 ? [1, document, 'x'] : { a: document, z: 1 };
    }
    return document;
  });

await test('no secret under a secret name survives in JSON, and what is left is JSON', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom(0, 2), (document, indent) => {
      const clean = redactor.redactText(JSON.stringify(document, undefined, indent));

      assert.doesNotMatch(clean, /[QZ]/);
      assert.doesNotThrow(() => {
        JSON.parse(clean);
      });
    }),
    { numRuns: 500 },
  );
});

await test('what is hidden to be changed by hand shows no secret, and left alone becomes what it was', () => {
  fc.assert(
    fc.property(documents, documents, fc.constantFrom(0, 2), (one, other, indent) => {
      const text = JSON.stringify([one, other], undefined, indent);
      const hidden = redactor.hideSecrets(text);

      assert.ok(hidden);
      assert.doesNotMatch(hidden.shown, /[QZ]/);
      assert.equal(hidden.restore(hidden.shown), text);
      // The page shows it on lines of its own.
      const pretty = JSON.stringify(JSON.parse(hidden.shown), undefined, 4);
      assert.deepEqual(JSON.parse(hidden.restore(pretty)), JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

const hiddenTexts: readonly (readonly [
  what: string,
  text: string,
  edit: readonly [string, string],
  sent: string,
])[] = [
  ['another attribute', '{"a":"x","password":"Q"}', ['"x"', '"y"'], '{"a":"y","password":"Q"}'],
  [
    'two secrets in another order',
    '{"password":"Q","pin":4711}',
    [
      '{"password":"[redacted-1]","pin":"[redacted-2]"}',
      '{"pin":"[redacted-2]","password":"[redacted-1]"}',
    ],
    '{"pin":4711,"password":"Q"}',
  ],
  ['one of two gone', '{"password":"Q","pin":1}', ['"password":"[redacted-1]",', ''], '{"pin":1}'],
  ['a new one', '{"password":"Q"}', ['"[redacted]"', '"mine"'], '{"password":"mine"}'],
  [
    'one where everybody would see it',
    '{"a":"x","password":"Q"}',
    ['"x"', '"[redacted]"'],
    '{"a":"[redacted]","password":"Q"}',
  ],
  [
    'the value of an operation on a secret',
    '{"op":"add","path":"password","value":"Q"}',
    ['"add"', '"replace"'],
    '{"op":"replace","path":"password","value":"Q"}',
  ],
];

for (const [what, text, [from, to], sent] of hiddenTexts) {
  await test(`${what}: of what was changed by hand goes on ${sent}`, () => {
    const { shown, restore } = redactor.hideSecrets(text) ?? assert.fail('it cannot be hidden');

    assert.ok(shown.includes(from), shown);
    assert.equal(restore(shown.replace(from, to)), sent);
  });
}

await test('nor does it where the JSON is cut off anywhere, or lacks a bit', () => {
  fc.assert(
    fc.property(documents, fc.nat(200), fc.boolean(), (document, at, isCut) => {
      const text = JSON.stringify(document);
      const place = at % text.length;
      const wounded = isCut
        ? text.slice(0, place)
        : text.replace(/^[[{]/, '').replace(/[\]}]$/, '');

      assert.doesNotMatch(redactor.redactText(wounded), /[QZ]/, wounded);
    }),
    { numRuns: 500 },
  );
});

await test('nor in a form, in a query, or in a filter', () => {
  fc.assert(
    fc.property(secretNames, secrets, others, (name, secret, more) => {
      const plain = name.replace(/^.*[:.]/, '');
      const form = new URLSearchParams([
        ...Object.keys(more).map((key): [string, string] => [key, 'x']),
        [plain, secret],
        ['last', 'x'],
      ]).toString();
      const filter = `a pr and ${name.replaceAll(/[\n ]/g, '')} eq ${JSON.stringify(secret)} or b pr`;

      assert.doesNotMatch(redactor.redactText(form), /[QZ]/, form);
      assert.doesNotMatch(redactor.redactTarget(`/Users?${form}`), /[QZ]/, form);
      const target = `/Users?filter=${encodeURIComponent(filter)}&count=1`;
      assert.doesNotMatch(redactor.redactTarget(target), /[QZ]/, filter);
      const search = JSON.stringify({ filter });
      assert.doesNotMatch(redactor.redactText(search), /[QZ]/, search);
    }),
    { numRuns: 300 },
  );
});

await test('no text at all is thrown at, and a mask is as long as its text', () => {
  const pieces = fc.constantFrom(
    '"password"',
    ':',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    'x',
    '\\',
    'pin=',
    '\0',
    ' eq ',
  );
  const any = fc.oneof(
    anyText(60),
    fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(any, (text) => {
      assert.equal(redactor.maskText(text).length, text.length);
      assert.equal(typeof redactor.redactText(text), 'string');
      assert.equal(typeof redactor.redactTarget(text), 'string');
    }),
    { numRuns: 500 },
  );
});

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['names', '"password":'.repeat(20_000)],
  ['comparisons', 'password eq "'.repeat(20_000)],
  ['escaped comparisons', 'password eq \\"'.repeat(20_000)],
  ['blanks', `password${' '.repeat(200_000)}`],
  ['brackets', `"password":${'['.repeat(100_000)}`],
  ['quotes', `password=${'"'.repeat(200_000)}`],
  ['backslashes', `"password":"${'\\'.repeat(200_001)}`],
  ['equal signs', `password${'='.repeat(200_000)}`],
];

for (const [what, text] of hostile) {
  await test(`200 kB of ${what} take no time to speak of`, () => {
    const before = performance.now();

    redactor.redactText(text);

    assert.ok(performance.now() - before < 2_000);
  });
}
