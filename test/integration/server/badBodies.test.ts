import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type ScimType } from '../../../src/scim/errors.js';
import { usualLimits } from '../../../src/server/appDeps.js';
import { createBody, groupBody, mona, patchBody } from '../../support/oktaBodies.js';
import { assertScimError, patchUrn, searchUrn, userUrn } from '../../support/scimAssertions.js';
import { type SendOptions, withServer } from '../../support/serverRig.js';

interface BadBody {
  readonly name: string;
  readonly body: string | Uint8Array;
  readonly headers?: NonNullable<SendOptions['headers']>;
  readonly status: number;
  readonly scimType?: ScimType;
  readonly detail: RegExp;
  /** What the capture shows, where that is not the body as text. */
  readonly captured?: string;
}

const good = JSON.stringify(createBody(mona));
const withoutPassword = JSON.stringify({ schemas: [userUrn], userName: mona.userName });
const utf16 = Buffer.from(`\uFEFF${withoutPassword}`, 'utf16le');
const latin1 = Buffer.from(withoutPassword.replace('mona', 'mönä'), 'latin1');

const syntax = { status: 400, scimType: 'invalidSyntax' as const };
const media = { status: 415 };

const badBodies: readonly BadBody[] = [
  {
    name: 'a brace that is missing',
    body: '{"userName": "mona"',
    ...syntax,
    detail: /not JSON: the text ends where .*, at line 1, column 20/,
  },
  {
    name: 'a comma too many, lines down',
    body: '{\n  "userName": "mona",\n}',
    ...syntax,
    detail: /\} where a member name in double quotes should come, at line 3, column 1, near/,
  },
  {
    name: 'quotes that are single',
    body: "{'userName': 'mona'}",
    ...syntax,
    detail: /' where a member name in double quotes or \} should come, at line 1, column 2/,
  },
  {
    name: 'a word that is none',
    body: '{"active": True}',
    ...syntax,
    detail: /T where a value should come, at line 1, column 12/,
  },
  {
    name: 'two values',
    body: '{} {}',
    ...syntax,
    detail: /\{ where the end of the text should come, at line 1, column 4/,
  },
  {
    name: 'blanks alone',
    body: ' \r\n ',
    ...syntax,
    detail: /text ends where a value should come/,
  },
  { name: 'HTML', body: '<html></html>', ...syntax, detail: /< where a value should come/ },
  {
    name: 'a string with a line end',
    body: '{"userName": "mo\nna"}',
    ...syntax,
    detail: /string that has no end, a control character/,
  },
  { name: 'an array', body: '[]', ...syntax, detail: /must be a JSON object, but was/ },
  { name: 'a string', body: '"mona"', ...syntax, detail: /must be a JSON object, but was/ },
  { name: 'null', body: 'null', ...syntax, detail: /must be a JSON object, but was/ },
  { name: 'a number', body: '4711', ...syntax, detail: /must be a JSON object, but was/ },
  { name: 'nothing', body: '', ...syntax, detail: /has no body/ },
  {
    name: 'letters of Latin-1',
    body: latin1,
    ...syntax,
    detail: /not UTF-8/,
    captured: latin1.toString('base64'),
  },
  {
    name: 'UTF-16',
    body: utf16,
    ...syntax,
    detail: /not UTF-8/,
    captured: utf16.toString('base64'),
  },
  {
    name: 'a nesting of 65',
    body: `{"x":${'['.repeat(64)}${']'.repeat(64)}}`,
    ...syntax,
    detail: /nested deeper than 64/,
  },
  {
    name: 'a nesting of 100,000',
    body: '['.repeat(100_000) + ']'.repeat(100_000),
    ...syntax,
    detail: /nested deeper than 64/,
  },
  {
    name: 'a nesting of 100,000 that never ends',
    body: '{"a":'.repeat(50_000),
    ...syntax,
    detail: /text ends where a value should come/,
  },
  {
    name: 'no media type',
    body: withoutPassword,
    headers: { 'Content-Type': undefined },
    ...media,
    detail: /no Content-Type\. Send application\/scim\+json/,
  },
  {
    name: 'an empty media type',
    body: withoutPassword,
    headers: { 'Content-Type': '' },
    ...media,
    detail: /is not taken|no Content-Type/,
  },
  {
    name: 'a form',
    body: 'userName=mona',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    ...media,
    detail: /"application\/x-www-form-urlencoded" is not taken/,
  },
  {
    name: 'text/json',
    body: withoutPassword,
    headers: { 'Content-Type': 'text/json' },
    ...media,
    detail: /is not taken/,
  },
  {
    name: 'a media type that only begins right',
    body: withoutPassword,
    headers: { 'Content-Type': 'application/json-patch+json' },
    ...media,
    detail: /is not taken/,
  },
  {
    name: 'another charset',
    body: withoutPassword,
    headers: { 'Content-Type': 'application/scim+json; charset=ISO-8859-1' },
    ...media,
    detail: /charset "ISO-8859-1" is not taken: SCIM is UTF-8/,
  },
  {
    name: 'a second charset that is another',
    body: withoutPassword,
    headers: { 'Content-Type': 'application/json; charset=utf-8; charset=utf-16' },
    ...media,
    detail: /charset "utf-16" is not taken/,
  },
  {
    name: 'gzip',
    body: gzipSync(withoutPassword),
    headers: { 'Content-Encoding': 'gzip' },
    ...media,
    detail: /Content-Encoding "gzip"; only bodies that are not compressed/,
    captured: '[redacted]',
  },
  {
    name: 'the URN of SCIM 1.1',
    body: '{"schemas":["urn:scim:schemas:core:1.0"],"userName":"mona"}',
    status: 400,
    scimType: 'invalidValue',
    detail: /SCIM 1\.1.*In Okta, take the template app/,
  },
];

for (const { name, body, headers, captured, ...expected } of badBodies) {
  await test(`a body of ${name} is ${String(expected.status)}, and captured as it came`, async () => {
    await withServer({}, async (rig) => {
      const answer = await rig.post('/Users', body, headers);

      assertScimError(answer, expected);
      const recorded = (await rig.exchange(1)).request.body;
      const size = Buffer.byteLength(body);
      assert.equal(recorded?.sizeBytes, size === 0 ? undefined : size);
      assert.equal(
        recorded?.text.slice(0, 1000),
        size === 0 ? undefined : (captured ?? body).slice(0, 1000),
      );
      assert.equal((await rig.get('/Users')).at('totalResults'), 0);
    });
  });
}

const writePaths: readonly (readonly [string, string])[] = [
  ['POST', '/Groups'],
  ['PUT', '/Users/ID'],
  ['PATCH', '/Users/ID'],
  ['POST', '/Users/.search'],
  ['POST', '/.search'],
];

for (const [method, path] of writePaths) {
  await test(`${method} ${path} refuses what is no JSON object as POST /Users does`, async () => {
    await withServer({}, async (rig) => {
      const id = (await rig.post('/Users', good)).textAt('id');
      const send = (
        body?: string,
        headers: SendOptions['headers'] = {},
      ): ReturnType<typeof rig.send> => rig.send(path.replace('ID', id), { method, body, headers });

      assertScimError(await send('{"a":'), { ...syntax, detail: /not JSON/ });
      assertScimError(await send('[]'), { ...syntax, detail: /JSON object/ });
      assertScimError(await send('7'), { ...syntax, detail: /JSON object/ });
      assertScimError(await send(), { ...syntax, detail: /no body/ });
      assertScimError(await send('{}', { 'Content-Type': 'text/plain' }), media);
    });
  });
}

const goodTypes = [
  'application/scim+json',
  'application/json',
  'application/scim+json; charset=utf-8',
  'application/scim+json;charset=UTF-8',
  'Application/SCIM+JSON; Charset="utf-8"',
  'application/json; charset=utf8',
  'application/json; version=2; charset=utf-8',
];

for (const type of goodTypes) {
  await test(`a body under ${type} is taken`, async () => {
    await withServer({}, async (rig) => {
      const answer = await rig.post('/Users', createBody(mona), { 'Content-Type': type });

      assert.equal(answer.status, 201, answer.text);
    });
  });
}

await test('Accept is not insisted upon, whatever it names', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    for (const Accept of ['*/*', 'text/html', 'application/json', '', undefined]) {
      const answer = await rig.get('/Users', { Accept });

      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-type'], 'application/scim+json');
    }
  });
});

await test('a byte order mark is ignored and noticed', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Users', `\uFEFF${withoutPassword}`);

    assert.equal(answer.status, 201);
    assert.deepEqual(await rig.observations(1), ['body.byteOrderMark']);
    assert.ok((await rig.exchange(1)).request.body?.text.startsWith('\uFEFF{'));
  });
});

await test('letters of every kind come back as they went in', async () => {
  await withServer({}, async (rig) => {
    const displayName = 'Zoë 你好 😀 \u2028 \u0000 "\\ ';

    const created = await rig.post('/Users', { ...createBody(mona), displayName });

    assert.equal(created.at('displayName'), displayName);
    assert.equal(created.headers['content-length'], String(Buffer.byteLength(created.text)));
  });
});

await test('names of JavaScript’s own are attributes that nobody knows, and do no harm', async () => {
  await withServer({}, async (rig) => {
    const body = `{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"toString":"x",
      "schemas":["${userUrn}"],"userName":"mona","name":{"__proto__":{"x":1},"givenName":"Mona"},
      "emails":[{"__proto__":[],"value":"mona@example.com"}],"hasOwnProperty":null}`;

    const created = await rig.post('/Users', body);
    const patched = await rig.patch(
      `/Users/${created.textAt('id')}`,
      `{"schemas":["${patchUrn}"],"__proto__":{"Operations":[]},"Operations":[
        {"op":"replace","value":{"__proto__":{"active":false},"constructor":1,"title":"Buyer"}}]}`,
    );
    const byPath = await rig.patch(
      `/Users/${created.textAt('id')}`,
      patchBody({ op: 'add', path: '__proto__.admin', value: true }),
    );

    assert.equal(created.status, 201, created.text);
    assert.deepEqual(created.at('name'), { givenName: 'Mona' });
    assert.deepEqual(created.at('emails'), [{ value: 'mona@example.com' }]);
    assert.ok(!created.text.includes('admin'));
    assert.deepEqual(await rig.observations(1), ['body.unknownAttribute']);
    assert.equal(patched.status, 200, patched.text);
    assert.equal(patched.at('title'), 'Buyer');
    assert.equal(patched.at('active'), undefined);
    assertScimError(byPath, { status: 400, scimType: 'invalidPath' });
    assert.equal(Reflect.get({}, 'admin'), undefined);
  });
});

const badPatches: readonly (readonly [string, object, ScimType, RegExp])[] = [
  ['no operations', {}, 'invalidSyntax', /no "Operations"/],
  [
    'operations that are none',
    { Operations: 'add' },
    'invalidSyntax',
    /Operations must be an array/,
  ],
  ['an empty list', { Operations: [] }, 'invalidSyntax', /Operations is empty/],
  ['an operation that is none', { Operations: [null] }, 'invalidSyntax', /Operations\[0\]/],
  ['no op', { Operations: [{ path: 'title', value: 'x' }] }, 'invalidSyntax', /op must be/],
  ['an unknown op', { Operations: [{ op: 'move', path: 'a' }] }, 'invalidSyntax', /op must be/],
  ['no value', { Operations: [{ op: 'add', path: 'title' }] }, 'invalidValue', /needs a value/],
  ['remove without a path', { Operations: [{ op: 'remove' }] }, 'noTarget', /needs a path/],
  [
    'a path that is no text',
    { Operations: [{ op: 'add', path: 7, value: 'x' }] },
    'invalidPath',
    /path must be a string/,
  ],
  [
    'a path that is none',
    { Operations: [{ op: 'add', path: 'a b', value: 'x' }] },
    'invalidPath',
    /is not a path/,
  ],
  [
    'a path with an open bracket',
    { Operations: [{ op: 'remove', path: 'emails[type eq "work"' }] },
    'invalidPath',
    /is not a path/,
  ],
  [
    'a path with rubbish behind',
    { Operations: [{ op: 'remove', path: 'emails[type pr].value.x' }] },
    'invalidPath',
    /path/,
  ],
  [
    'a path that is a filter',
    { Operations: [{ op: 'remove', path: 'title eq "x"' }] },
    'invalidPath',
    /path/,
  ],
  [
    'an attribute that nobody has',
    { Operations: [{ op: 'add', path: 'shoeSize', value: 7 }] },
    'invalidPath',
    /shoeSize/,
  ],
  [
    'a replace that matches nothing',
    { Operations: [{ op: 'replace', path: 'emails[type eq "x"].value', value: 'y' }] },
    'noTarget',
    /./,
  ],
  [
    'a read-only attribute',
    { Operations: [{ op: 'replace', path: 'id', value: 'x' }] },
    'mutability',
    /id/,
  ],
  [
    // RFC 7644 3.5.2.2 says mutability here too.
    'a required attribute removed',
    { Operations: [{ op: 'remove', path: 'userName' }] },
    'mutability',
    /userName is required/,
  ],
  [
    'a value of the wrong type',
    { Operations: [{ op: 'replace', value: { active: 'maybe' } }] },
    'invalidValue',
    /active must be/,
  ],
  [
    'a value that is no object and no path',
    { Operations: [{ op: 'add', value: 'x' }] },
    'invalidValue',
    /./,
  ],
];

for (const [name, patch, scimType, detail] of badPatches) {
  await test(`a PATCH with ${name} is 400 ${scimType}, and changes nothing`, async () => {
    await withServer({}, async (rig) => {
      const created = await rig.post('/Users', createBody(mona));
      const path = `/Users/${created.textAt('id')}`;

      const answer = await rig.patch(path, { schemas: [patchUrn], ...patch });

      assertScimError(answer, { status: 400, scimType, detail });
      assert.deepEqual((await rig.get(path)).body, created.body);
    });
  });
}

await test('a PATCH is done as a whole or not at all', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    const path = `/Users/${created.textAt('id')}`;

    const answer = await rig.patch(
      path,
      patchBody({ op: 'replace', value: { title: 'Buyer' } }, { op: 'remove', path: 'nothing' }),
    );

    assertScimError(answer, { status: 400, scimType: 'invalidPath', detail: /nothing/ });
    assert.deepEqual((await rig.get(path)).body, created.body);
  });
});

const badValues: readonly (readonly [string, object, RegExp])[] = [
  ['no userName', { userName: undefined }, /userName is required for a User/],
  ['a userName of blanks', { userName: '  ' }, /userName must not be empty/],
  ['a userName that is null', { userName: null }, /userName is required/],
  ['a userName that is a number', { userName: 7 }, /userName must be .*, but was/],
  ['an active that is a number', { active: 1 }, /active must be a boolean, but was/],
  ['a name that is a text', { name: 'Mona' }, /name must be .*, but was/],
  ['emails that are one object', { emails: { value: 'x' } }, /emails must be an array/],
  ['an email that is a text', { emails: ['x'] }, /emails\[0\] must be/],
  ['schemas that are a text', { schemas: userUrn }, /schemas must be an array of strings/],
  ['an attribute twice in other capitals', { USERNAME: 'x' }, /userName is given twice/],
];

for (const [name, change, detail] of badValues) {
  await test(`a person with ${name} is 400 invalidValue that names it`, async () => {
    await withServer({}, async (rig) => {
      const answer = await rig.post('/Users', { ...createBody(mona), ...change });

      assertScimError(answer, { status: 400, scimType: 'invalidValue', detail });
    });
  });
}

await test('a group without a name is 400 invalidValue', async () => {
  await withServer({}, async (rig) => {
    const answer = await rig.post('/Groups', { ...groupBody('x', []), displayName: undefined });

    assertScimError(answer, {
      status: 400,
      scimType: 'invalidValue',
      detail: /displayName is req/,
    });
  });
});

const limits = { ...usualLimits, bodyBytes: 10_000 };
const large = JSON.stringify({ ...createBody(mona), displayName: 'x'.repeat(20_000) });

const oversize: readonly (readonly [string, SendOptions['headers']])[] = [
  ['with its length', {}],
  ['in chunks, without a length', { 'Transfer-Encoding': 'chunked' }],
];

for (const [name, headers] of oversize) {
  await test(`a body over the limit is 413, ${name}, and the connection goes on`, async () => {
    await withServer({ limits }, async (rig) => {
      const answer = await rig.post('/Users', large, headers);

      assertScimError(answer, { status: 413, detail: /larger than 10000 bytes/ });
      const recorded = (await rig.exchange(1)).request.body;
      assert.equal(recorded?.sizeBytes, large.length);
      assert.ok(!JSON.stringify(recorded).includes('7hq2ZpXa'), 'no password');
      assert.equal((await rig.post('/Users', good)).status, 201);
    });
  });
}

await test('a body of exactly the limit is taken', async () => {
  await withServer({ limits }, async (rig) => {
    const body = good.replace('Mona Keller', 'x'.repeat(11 + limits.bodyBytes - good.length));

    assert.equal(Buffer.byteLength(body), limits.bodyBytes);
    assert.equal((await rig.post('/Users', body)).status, 201);
    assertScimError(await rig.post('/Users', `${body} `), { status: 413 });
  });
});

await test('a GET may have a body, which means nothing', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const answer = await rig.send('/Users', { body: '{"broken' });

    assert.equal(answer.status, 200);
    assert.equal((await rig.exchange(1)).request.body?.text, '{"broken');
  });
});

await test('a client that asks first gets 100 for a body that fits, and the refusal else', async () => {
  await withServer({ limits }, async (rig) => {
    const fits = await rig.post('/Users', good, { Expect: '100-continue' });
    const tooLarge = await rig.post('/Users', large, { Expect: '100-continue' });

    assert.equal(fits.status, 201);
    assertScimError(tooLarge, { status: 413 });
  });
});

await test('a detail that quotes what came quotes no secret', async () => {
  await withServer({}, async (rig) => {
    const answers = [
      await rig.post('/Users', '{"password":"Geheim-4711","userName":x}'),
      await rig.post('/Users', '{"userName":"mona","password":"Geheim-4711}'),
      await rig.post('/Users', { ...createBody(mona), password: { a: 'Geheim-4711' } }),
      await rig.post('/Users', { ...createBody(mona), password: ['Geheim-4711'] }),
      await rig.get('/Users?filter=password%20eq%20%22Geheim-4711%22'),
      await rig.get('/Users?filter=password%20eq%20%22Geheim-4711'),
      await rig.get('/Users?filter=password%20eq%20Geheim-4711'),
      await rig.get('/Users?filter=title%20pr%20and%20password%20co%20Geheim-4711%20%22'),
      await rig.get('/Users?password=Geheim-4711&filter=x'),
      await rig.patch('/Users/x', patchBody({ op: 'add', path: 'password', value: 'Geheim-4711' })),
      await rig.post('/Users/.search', { schemas: [searchUrn], filter: 'password eq Geheim-4711' }),
      await rig.delete('/Users/x?newPassword=Geheim-4711'),
    ];

    // Without the ids, which are random and may hold any digits.
    const recorded = JSON.stringify(
      (await rig.exchanges(answers.length)).map((exchange) => ({ ...exchange, id: '' })),
    );
    assert.ok(!recorded.includes('Geheim-4711'), recorded);
    assert.ok(!recorded.includes('4711'), recorded);
  });
});
