import assert from 'node:assert/strict';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCliProcess, withFolder } from '../../support/cliProcess.js';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** Refused with 2, nothing on stdout, and few lines that say why. */
async function assertRefused(
  args: readonly string[],
  message: RegExp,
  mostLines = 3,
): Promise<void> {
  const { stdout, stderr, exitCode } = await runCliProcess(['serve', ...args]);

  assert.match(stderr, message);
  assert.equal(exitCode, 2);
  assert.equal(stdout, '');
  const lines = stderr.trimEnd().split('\n');
  assert.ok(lines.length <= mostLines, `too many lines: ${stderr}`);
  assert.doesNotMatch(stderr, /^ +at /m);
}

const badOptions: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  [
    'a port that is no number',
    ['--port', 'abc'],
    /'abc' is invalid\. Use a number from 1 to 65535/,
  ],
  ['a port out of range', ['--port', '65536'], /Use a number from 1 to 65535, or 0/],
  ['a port with a fraction', ['--port', '80.5'], /Use a number from 1 to 65535, or 0/],
  ['a port without a value', ['--port'], /'--port <number>' argument missing/],
  ['a negative seed', ['--seed', '-1'], /Use a number from 0 to 500000/],
  ['a seed that is too large', ['--seed', '500001'], /500000: so many people take 1\.6 GB/],
  ['an empty host', ['--host', ''], /--host is empty/],
  [
    'a host that is not here',
    ['--port', '0', '--host', '203.0.113.9'],
    /no address 203\.0\.113\.9/,
  ],
  [
    'a base path without its slash',
    ['--base-path', 'scim'],
    /The base path "scim" cannot be served/,
  ],
  ['an unknown mode', ['--auth', 'digest'], /Allowed choices are bearer, basic, oauth2, none/],
  ['a client id with bearer', ['--client-id', 'x'], /--client-id goes with --auth oauth2/],
  ['an empty client secret', ['--auth', 'oauth2', '--client-secret', ''], /This client secret/],
  [
    'a redirect URI with a fragment',
    ['--auth', 'oauth2', '--redirect-uri', 'https://app.example.com/#x'],
    /is no redirect URI/,
  ],
  ['no lifetime', ['--auth', 'oauth2', '--token-lifetime', '0'], /Use seconds, from 1/],
  ['a store without a folder', ['--store', ''], /--store is empty/],
  ['nobody at /Me', ['--me', ' '], /--me is empty/],
  ['an unknown profile', ['--profile', 'azure'], /Allowed choices are strict, okta, entra/],
  [
    'an unknown switch, and lists those there are',
    ['--switch', 'patchAnswers=noContent'],
    /no switch "patchAnswers" in a profile\. There are patchAnswer, .+notesLostMembership/,
  ],
  ['a switch without a value', ['--switch', 'patchAnswer'], /Write the name, = and the value/],
  [
    'a value that a switch cannot have',
    ['--switch', 'patchAnswer=204'],
    /must be one of resource, noContent, but is "204"/,
  ],
  ['a token with basic', ['--auth', 'basic', '--token', 'x'], /--token goes with --auth bearer/],
  ['a user name with bearer', ['--username', 'x'], /--username goes with --auth basic/],
  [
    'a password with none',
    ['--auth', 'none', '--password', 'x'],
    /--password goes with --auth basic/,
  ],
  ['an empty token', ['--token', ''], /This token cannot be sent/],
  ['a token with a blank', ['--token', 'a b'], /This token cannot be sent/],
  ['a colon in the user name', ['--auth', 'basic', '--username', 'a:b'], /nor hold a colon/],
  ['an empty password', ['--auth', 'basic', '--password', ''], /This password cannot be sent/],
  ['no URL as public base URL', ['--public-base-url', 'x'], /"x" is no public base URL/],
  [
    'a data file that is not there',
    ['--data', 'no.json'],
    /no\.json cannot be read: there is no such/,
  ],
  ['a folder as schema file', ['--schema', '.'], /cannot be read: it is a folder/],
  ['a capture file in no folder', ['--capture', 'no/x'], /capture file no\/x cannot be opened/],
  ['the standard input for two files', ['--schema', '-', '--schema', '-'], /can be read only once/],
  ['an argument', ['extra'], /too many arguments/],
  [
    'an unknown option, with a suggestion',
    ['--prt', '0'],
    /unknown option '--prt'\n\(Did you mean --port/,
  ],
];

for (const [what, args, message] of badOptions) {
  await test(`serve refuses ${what}`, () => assertRefused(args, message));
}

const user = { schemas: [userUrn], userName: 'jane' };

const badData: readonly (readonly [what: string, content: string, message: RegExp])[] = [
  ['broken JSON', '[{"a":1,}]', /bad\.json cannot be used\. It is no JSON, line 1, column 9: \}/],
  ['a broken line', '{"a":1}\n{"a":2\n', /Line 2, column 7: It is no JSON: the text ends/],
  ['nothing', ' \n', /bad\.json cannot be used\. It is empty\. Resources are a JSON array/],
  ['a text', '"x"', /It must be an array of resources/],
  [
    'a number among resources',
    '{"Resources":[{},7]}',
    /Line 1 \(\/Resources\/1\): A resource must/,
  ],
  [
    'a resource of no type',
    '[{"userName":"x"}]',
    /Line 1 \(\/0\): "schemas" names no resource type/,
  ],
  [
    'a value of the wrong type',
    JSON.stringify([user, { ...user, emails: 'x' }], null, 1),
    /Line 8 \(\/1\): emails/,
  ],
  [
    'the same userName twice',
    `\ufeff${JSON.stringify(user)}\r\n\r\n${JSON.stringify(user)}\r\n`,
    /bad\.json cannot be used\. Line 3: A User with userName "jane" exists already: that of line 1\.$/m,
  ],
  [
    'several faults',
    [user, { ...user, active: 'x' }, user, { schemas: [userUrn] }]
      .map((one) => JSON.stringify(one))
      .join('\n'),
    /There are 3 problems:\n {2}Line 2: active .+\.\n {2}Line 3: .+ line 1\.\n {2}Line 4: userName.+\.\n$/,
  ],
  [
    'more faults than anybody reads',
    JSON.stringify(Array.from({ length: 57 }, () => ({}))),
    /There are 57 problems:\n(?: {2}Line 1 .+\n){20} {2}… and 37 more\n$/,
  ],
];

for (const [what, content, message] of badData) {
  await test(`serve refuses a data file with ${what}, and says where`, async () => {
    await withFolder(async (_folder, write) => {
      const path = await write('bad.json', content);

      await assertRefused(['--port', '0', '--data', path], message, 22);
    });
  });
}

await test('a data file that is too large is refused before it is read', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'large.json');
    await writeFile(path, '');
    await truncate(path, 200 * 1024 * 1024);

    await assertRefused(['--data', path], /cannot be used: 100 MB are the most, and it has 200 MB/);
  });
});

const badSchemas: readonly (readonly [what: string, content: unknown, message: RegExp])[] = [
  [
    'an unknown attribute type',
    { schemas: [{ id: 'urn:x:y', name: 'X', attributes: [{ name: 'a', type: 'text' }] }] },
    /\/schemas\/0\/attributes\/0\/type: must be one of string, boolean/,
  ],
  [
    'neither schemas nor resource types',
    {},
    /used\. The document has neither schemas nor resourceTypes/,
  ],
  ['a list', [], /used\. The document must be an object\./],
  [
    'several faults',
    { schemas: [{ id: 'x', name: 'X', attributes: [{ name: 'a', multivalued: true }] }] },
    /bad\.json cannot be used\. There are 2 problems:\n {2}\/schemas\/0\/id: must be a URI.+\n {2}\/schemas\/0\/attributes\/0\/multivalued: means nothing here\. Did you mean multiValued\?\n/,
  ],
  [
    'a resource type without its schema',
    { resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: 'urn:no:where' }] },
    /Device names the schema urn:no:where, which is not defined/,
  ],
];

for (const [what, content, message] of badSchemas) {
  await test(`serve refuses a schema file with ${what}, and says where`, async () => {
    await withFolder(async (_folder, write) => {
      const path = await write('bad.json', JSON.stringify(content));

      await assertRefused(['--port', '0', '--schema', path], message);
    });
  });
}

await test('a file that is no UTF-8 is refused', async () => {
  await withFolder(async (_folder, write) => {
    const path = await write('latin1.json', Buffer.from('["é"]', 'latin1'));

    await assertRefused(['--data', path], /is no UTF-8 text/);
  });
});

await test('a stack is shown only to whoever debugs', async () => {
  const { stderr, exitCode } = await runCliProcess(['serve', '--data', 'no.json'], {
    env: { SCIM_WORKBENCH_DEBUG: '1' },
  });

  assert.match(stderr, /there is no such file[^]*\n +at [^]*Caused by: Error: ENOENT/);
  assert.equal(exitCode, 2);
});

// Only Linux has a file system in which no folder can be made, and that says so as if its own were missing.
if (process.platform === 'linux') {
  await test('a store where no folder can be made is refused at once', async () => {
    await assertRefused(['--port', '0', '--store', '/proc/x/y'], /No folder can be made there/);
  });
}
