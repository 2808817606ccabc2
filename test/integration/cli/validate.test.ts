import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toJsonLine } from '../../../src/capture/jsonLines.js';
import { answer, get, post, toExchange } from '../../../src/validate/example/exampleExchange.js';
import { jane, listOf, newJane } from '../../../src/validate/example/exampleResources.js';
import { runCliProcess, withFolder } from '../../support/cliProcess.js';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** With an error in line 4 and a hint in line 5. */
const wrongUser = `{
  "schemas": ["${userUrn}"],
  "userName": "jane",
  "active": "true",
  "shoeSize": 41
}`;

const validate = (stdin: string, ...args: readonly string[]): ReturnType<typeof runCliProcess> =>
  runCliProcess(['validate', '-', ...args], { stdin });

/** Lists whose totalResults is a text, and a request that is right. */
const calls = [
  ...Array.from({ length: 6 }, () =>
    get('/Users?count=1', answer(200, listOf([jane()], { totalResults: '1' }))),
  ),
  get('/Users/2819', answer(200, jane())),
]
  .map((example, at) => toJsonLine(toExchange(example, at)))
  .join('');

await test('a document that is right has nothing, and the exit code 0', async () => {
  const result = await validate(JSON.stringify(newJane()));

  assert.deepEqual(result, {
    stdout: 'standard input: 1 document, nothing found\n\n1 file checked: nothing found.\n',
    stderr: '',
    exitCode: 0,
  });
});

await test('what is wrong in a document is told with place, rule, RFC, Okta and fix', async () => {
  const { stdout, exitCode } = await validate(wrongUser);

  assert.match(
    stdout,
    /^standard input: 1 document\n {2}4:3 {3}error schema\.booleanText: active /,
  );
  assert.match(
    stdout,
    /\n {8}RFC 7643 2\.3\.2\n {8}Okta: Where it is "active", Okta .+\n {8}Fix: Send .+\n/,
  );
  assert.match(stdout, /\n {2}5:3 {3}hint schema\.unknownAttribute: .*shoeSize\n/);
  assert.match(stdout, /\n\n1 file checked: 1 error, 1 hint\.\n$/);
  assert.equal(exitCode, 1);
});

await test('hints alone leave the exit code 0', async () => {
  const { stdout, exitCode } = await validate(wrongUser, '--rule', 'schema.booleanText=off');

  assert.match(stdout, /1 file checked: 1 hint\.\n$/);
  assert.equal(exitCode, 0);
});

await test('a rule may have another level', async () => {
  const { stdout, exitCode } = await validate(
    wrongUser,
    ...['--rule', 'schema.booleanText=hint', '--rule', 'schema.unknownAttribute=warning'],
  );

  assert.match(stdout, /1 file checked: 1 warning, 1 hint\.\n$/);
  assert.equal(exitCode, 1);
});

await test('an array and JSON Lines hold a document each, and a cause is told once', async () => {
  const users = Array.from({ length: 6 }, () => newJane({ active: 'true' }));
  const asArray = await validate(JSON.stringify(users, null, 1));
  const asLines = await validate(users.map((user) => JSON.stringify(user)).join('\n'));

  assert.match(asArray.stdout, /: 6 documents\n/);
  assert.match(asLines.stdout, /: 6 documents\n {2}1:\d+ /);
  assert.match(asLines.stdout, /\n {8}6 times; also at 2:\d+, 3:\d+, 4:\d+ and 2 more\n/);
  for (const { stdout, exitCode } of [asArray, asLines]) {
    assert.equal(stdout.match(/schema\.booleanText/g)?.length, 1);
    assert.match(stdout, /1 file checked: 6 errors\.\n$/);
    assert.equal(exitCode, 1);
  }
});

await test('an empty array holds nothing that is wrong', async () => {
  const { stdout, exitCode } = await validate('[]');

  assert.match(stdout, /^standard input: 0 documents, nothing found\n/);
  assert.equal(exitCode, 0);
});

await test('a capture file is judged exchange by exchange, and a cause is told once', async () => {
  const { stdout, exitCode } = await validate(calls);

  assert.match(
    stdout,
    /^standard input: 7 exchanges\n {2}1:1 {3}error list\.numberText: Response /,
  );
  assert.match(stdout, /\n {8}GET \/scim\/v2\/Users\?count=1 → 200 \(exchange 1\)\n/);
  assert.match(stdout, /\n {8}6 times, in 6 exchanges; also at 2:1, 3:1, 4:1 and 2 more\n/);
  assert.equal(exitCode, 1);
});

await test('an exchange is judged in the light of those before it', async () => {
  const created = post('/Users', newJane(), answer(201, jane()));
  const { stdout } = await validate(
    [created, get('/Users/2819', answer(404))]
      .map((example, at) => toJsonLine(toExchange(example, at)))
      .join(''),
  );

  assert.match(stdout, /identity\.|echo\.|history\.|\(exchange 2\)/);
});

await test('one exchange and an array of them are captures too', async () => {
  const [line = ''] = calls.split('\n');
  const one = await validate(JSON.stringify(JSON.parse(line), null, 2));
  const many = await validate(`[\n${line},\n${line}\n]`);

  assert.match(one.stdout, /^standard input: 1 exchange\n {2}1:1 /);
  assert.match(many.stdout, /^standard input: 2 exchanges\n {2}2:1 [^]*also at 3:1\n/);
});

const har = {
  log: {
    version: '1.2',
    entries: [
      { request: { method: 'GET', url: 'https://a.example/app.js' } },
      {
        request: { method: 'GET', url: 'https://a.example/scim/v2/Users/2819' },
        response: {
          status: 200,
          headers: [{ name: 'content-type', value: 'application/scim+json' }],
          content: { text: JSON.stringify(jane({ active: 'true' })) },
        },
      },
    ],
  },
};

await test('the SCIM exchanges of a HAR are judged, at the line of their entry', async () => {
  const text = JSON.stringify(har, null, 1);
  const { stdout, exitCode } = await validate(text);
  const line = text.split('\n').findIndex((one) => one.includes('Users/2819')) - 3;

  assert.match(stdout, /^standard input: 1 exchange out of 2 requests\n/);
  assert.match(stdout, new RegExp(`\\n {2}${String(line + 1)}:4 +error schema\\.booleanText`));
  assert.match(stdout, /\(exchange 2\)/);
  assert.equal(exitCode, 1);
});

await test('bodies that a HAR does not keep are not judged, and it is told how many', async () => {
  const text = JSON.stringify(har).replace(/"content":\{[^]*?\}"\}/, '"content":{"size":99}');
  const { stdout, exitCode } = await validate(text);

  assert.match(
    stdout,
    /: 1 exchange out of 2 requests, nothing found; the file does not hold the bodies of 1 as a whole/,
  );
  assert.equal(exitCode, 0);
});

await test('the address of the service in a HAR can be given', async () => {
  const text = JSON.stringify(har).replaceAll('/scim/v2/Users', '/people-api/Users');
  const guessed = await validate(text);
  const told = await validate(text, '--base-url', 'https://a.example/people-api/');
  const wrong = await validate(text, '--base-url', 'https://b.example');

  for (const { stdout } of [guessed, told]) {
    assert.match(stdout, /: 1 exchange out of 2 requests\n/);
  }
  assert.match(wrong.stderr, /The HAR has 2 requests, but none below https:\/\/b\.example\./);
  assert.equal(wrong.exitCode, 2);
});

await test('schemas of a file are known', async () => {
  const role = JSON.stringify({
    schemas: ['urn:okta:scim:schemas:core:1.0:Role'],
    id: '1',
    displayName: 'Admin',
  });
  const unknown = await validate(role);
  const known = await validate(role, '--schema', 'okta-entitlements');

  assert.match(unknown.stdout, /warning schemas\.unknown: .*so nothing else was checked\n/);
  assert.match(unknown.stdout, /okta-entitlements/);
  assert.equal(unknown.exitCode, 1);
  assert.match(known.stdout, /nothing found\.\n$/);
});

await test('no secret of a file is told', async () => {
  const secret = { ...newJane(), password: ['hunter2'], active: 'hunter' };
  for (const format of ['text', 'json', 'sarif']) {
    const { stdout, stderr } = await validate(JSON.stringify(secret), '--format', format);

    assert.match(stdout, /hunter/);
    assert.doesNotMatch(stdout + stderr, /hunter2/);
  }
});

await test('what would steer the terminal is shown as an escape', async () => {
  const { stdout } = await validate(JSON.stringify(newJane({ active: '\u001b[2J' })));

  assert.ok(!stdout.includes('\u001b'));
});

await test('JSON has every finding with its place, and the sums', async () => {
  const { stdout } = await validate(calls, '--format', 'json');
  // It is what the command line writes, which the rest of the test looks at.
  const report = JSON.parse(stdout) as {
    readonly files: readonly {
      readonly path: string;
      readonly findings: readonly Readonly<Record<string, unknown>>[];
    }[];
    readonly summary: unknown;
  };
  const [file] = report.files;

  assert.equal(file?.path, '-');
  assert.deepEqual(report.summary, { error: 6, warning: 0, hint: 0 });
  assert.deepEqual(
    file.findings.map(({ rule, line, column, exchange }) => ({ rule, line, column, exchange })),
    Array.from({ length: 6 }, (_none, at) => ({
      rule: 'list.numberText',
      line: at + 1,
      column: 1,
      exchange: { number: at + 1, method: 'GET', target: '/scim/v2/Users?count=1', status: 200 },
    })),
  );
});

const refused: readonly {
  readonly what: string;
  readonly stdin: string | Uint8Array;
  readonly told: RegExp;
}[] = [
  { what: 'nothing', stdin: ' \n', told: /cannot be used\. It is empty\.\n$/ },
  {
    what: 'no JSON',
    stdin: '{\n  "userName": jane }',
    told: /It is no JSON: line 2, column 15: j where a value should come\.\n$/,
  },
  { what: 'YAML', stdin: 'userName: jane\nactive: true', told: /line 1, column 1: u where/ },
  {
    what: 'a HAR that is cut off',
    stdin: JSON.stringify(har).slice(0, 200),
    told: /It begins as a HAR, but is cut off or damaged: line 1, column /,
  },
  {
    what: 'a HAR without SCIM',
    stdin: JSON.stringify({ log: { entries: har.log.entries.slice(0, 1) } }),
    told: /The HAR has one request, but none to a SCIM service\..*--base-url/,
  },
  {
    what: 'a HAR without requests',
    stdin: '{"log":{"entries":[]}}',
    told: /The HAR has no requests\.\n$/,
  },
  {
    what: 'a HAR with something else as entries',
    stdin: '{"log":{"entries":{}}}',
    told: /It is no HAR: \/log\/entries: must be an array\.\n$/,
  },
  {
    what: 'brackets without number',
    stdin: '['.repeat(50_000) + ']'.repeat(50_000),
    told: /nested more than 64 levels deep; no SCIM message is\.\n$/,
  },
  { what: 'bytes that are no text', stdin: Uint8Array.of(0xff, 0xfe), told: /is no UTF-8 text/ },
];

for (const { what, stdin, told } of refused) {
  await test(`a file that holds ${what} is refused, and it is said why`, async () => {
    await withFolder(async (_folder, write) => {
      const path = await write('given', stdin);
      const { stdout, stderr, exitCode } = await runCliProcess(['validate', path]);

      assert.ok(stderr.startsWith(`error: The file ${path} `), stderr);
      assert.match(stderr, told);
      assert.match(stdout, /^Nothing was checked\. 1 file could not be read/);
      assert.equal(exitCode, 2);
    });
  });
}

await test('a bad file hides nothing of the others', async () => {
  await withFolder(async (folder, write) => {
    const good = await write('good.json', wrongUser);
    const { stdout, stderr, exitCode } = await runCliProcess([
      'validate',
      `${folder}/nowhere.json`,
      folder,
      good,
    ]);

    assert.match(stderr, /nowhere\.json cannot be read: there is no such file\.\n/);
    assert.match(stderr, /cannot be read: it is a folder\.\n/);
    assert.match(stdout, /error schema\.booleanText/);
    assert.match(stdout, /1 file checked: 1 error, 1 hint\. 2 files could not be read/);
    assert.equal(exitCode, 2);
  });
});

await test('a bad line hides nothing of the others', async () => {
  const [line = ''] = calls.split('\n');
  const { stdout, stderr, exitCode } = await validate(
    [line, '{"cut', '{"request":{},"outcome":1}', line, ''].join('\n'),
  );

  assert.match(stderr, /cannot be read as a whole\. Line 2 is no JSON, column 2: /);
  assert.match(stderr, /Line 3 is no captured exchange: \/id: is missing/);
  assert.match(stdout, /: 2 exchanges\n/);
  assert.match(stdout, /also at 4:1\n/);
  assert.equal(exitCode, 2);
});

await test('what serve --json writes is a capture too', async () => {
  const [line = '{}'] = calls.split('\n');
  const listening = JSON.stringify({ event: 'listening', authorization: 'Bearer hunter2' });
  const exchange = JSON.stringify({ event: 'exchange', seq: 1, ...JSON.parse(line) });
  const { stdout, stderr } = await validate(`${listening}\n${exchange}\n`);

  assert.equal(stderr, '');
  assert.match(stdout, /^standard input: 1 exchange\n {2}2:1 /);
});

for (const { args, told } of [
  { args: [], told: /missing required argument 'file'/ },
  { args: ['-', '--format', 'xml'], told: /Allowed choices are text, json, sarif/ },
  { args: ['-', '--rule', 'no.rule=off'], told: /There is no rule "no\.rule"/ },
  { args: ['-', '--rule', 'schema.type'], told: /Write the id of a rule/ },
  { args: ['-', '--base-url', 'example.com'], told: /--base-url example\.com is no URL/ },
  { args: ['-', '--schema', 'nowhere.json'], told: /nowhere\.json cannot be read/ },
]) {
  await test(`validate ${args.join(' ')} is refused`, async () => {
    const { stdout, stderr, exitCode } = await runCliProcess(['validate', ...args]);

    assert.equal(stdout, '');
    assert.match(stderr, told);
    assert.equal(exitCode, 2);
  });
}
