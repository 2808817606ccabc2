import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCliProcess, withFolder } from '../../support/cliProcess.js';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

const jane = {
  schemas: [userUrn],
  id: '1',
  userName: 'jane',
  active: true,
  password: 'password-4711',
  emails: [{ value: 'jane@example.com', type: 'work' }],
};
const joe = { schemas: [userUrn], id: '2', UserName: 'joe', active: false };
const team = { meta: { resourceType: 'Group' }, id: '3', displayName: 'Team' };
const resources = [jane, joe, team];

const runFilter = (
  expression: string,
  ...args: readonly string[]
): ReturnType<typeof runCliProcess> =>
  runCliProcess(['filter', expression, ...args, '--resources', '-'], {
    stdin: JSON.stringify(resources),
  });

await test('a filter is explained as a tree', async () => {
  const result = await runCliProcess([
    'filter',
    'userName sw "j" and (active eq true or emails[type eq "work"])',
  ]);

  assert.deepEqual(result, {
    stdout: [
      'All of these',
      '  userName begins with "j"',
      '  One of these at least',
      '    active equals true',
      '    One and the same value of emails has',
      '      type equals "work"',
      '',
    ].join('\n'),
    stderr: '',
    exitCode: 0,
  });
});

await test('the resources that match are listed', async () => {
  const { stdout, exitCode } = await runFilter('userName sw "j" and active eq true');

  assert.match(stdout, /\n\n1 of 3 resources matches:\n {2}jane {2}\(User, 1\)\n$/);
  assert.equal(exitCode, 0);
});

await test('nothing that matches is no failure', async () => {
  const { stdout, exitCode } = await runFilter('userName eq "nobody"');

  assert.match(stdout, /\n0 of 3 resources match\.\n$/);
  assert.equal(exitCode, 0);
});

await test('names match in any capitals, in the filter and in the resources', async () => {
  const { stdout } = await runFilter('USERNAME eq "JOE"');

  assert.match(stdout, /1 of 3 resources matches:\n {2}joe /);
});

await test('each resource is taken for what it says it is', async () => {
  const { stdout } = await runFilter('displayName eq "team"');

  assert.match(stdout, /1 of 3 resources matches:\n {2}Team {2}\(Group, 3\)\n/);
});

await test('resources that do not say their type have the one of --type', async () => {
  const stdin = JSON.stringify({ displayName: 'Team', members: [{ value: '1' }] });
  const args = ['filter', 'members.value eq "1"', '--resources', '-'];

  const asGroup = await runCliProcess([...args, '--type', 'group'], { stdin });
  const asUser = await runCliProcess(args, { stdin });

  assert.match(asGroup.stdout, /1 of 1 resource matches/);
  assert.match(asUser.stdout, /\(a User has no such attribute\)[^]*0 of 1 resource match/);
});

const forms: readonly (readonly [form: string, content: string])[] = [
  ['a ListResponse', JSON.stringify({ schemas: [listUrn], Resources: resources })],
  ['JSON Lines', resources.map((one) => `${JSON.stringify(one)}\r\n`).join('')],
  ['JSON with a byte order mark', `\uFEFF${JSON.stringify(resources)}`],
];

for (const [form, content] of forms) {
  await test(`--resources takes ${form}`, async () => {
    await withFolder(async (_folder, write) => {
      const path = await write('resources', content);

      const { stdout } = await runCliProcess(['filter', 'id pr', '--resources', path]);

      assert.match(stdout, /3 of 3 resources match/);
    });
  });
}

await test('a list may be empty, without its Resources', async () => {
  const { stdout, exitCode } = await runCliProcess(['filter', 'id pr', '--resources', '-'], {
    stdin: JSON.stringify({ schemas: [listUrn], totalResults: 0 }),
  });

  assert.match(stdout, /0 of 0 resources match\./);
  assert.equal(exitCode, 0);
});

await test('--format json gives filter, explanation, notes and matches, without passwords', async () => {
  const { stdout, exitCode } = await runFilter('(username eq "jane")', '--format', 'json');

  const { password, ...shown } = jane;
  assert.deepEqual(JSON.parse(stdout), {
    filter: 'username eq "jane"',
    explanation: { label: 'username equals "jane"', children: [] },
    notes: [],
    findings: [
      {
        level: 'hint',
        message: 'The schema writes userName; capitals do not matter, but some servers think so',
        ...{ column: 2, start: 1, end: 9 },
        fix: { start: 1, end: 9, text: 'userName' },
      },
    ],
    total: 3,
    matches: [{ type: 'User', resource: shown }],
  });
  assert.ok(!stdout.includes(password));
  assert.equal(exitCode, 0);
});

await test('an attribute that nobody has is noted', async () => {
  const { stdout, exitCode } = await runFilter('nickname.x eq 1 and foo pr');

  assert.match(stdout, /\nnote: foo is no attribute of a User, so it has no value\.\n/);
  assert.equal(exitCode, 0);
});

const wrongFilters: readonly (readonly [
  filter: string,
  column: number,
  message: RegExp,
  picture: string,
])[] = [
  [
    'userName eqq "jane"',
    10,
    /"eqq" is not an operator/,
    '  userName eqq "jane"\n           ^^^\n\nTry: userName eq "jane"\n',
  ],
  [
    'userName eq "a" and',
    20,
    /name of an attribute is missing/,
    `  userName eq "a" and\n${' '.repeat(21)}^\n\nTry: userName eq "a"\n`,
  ],
  [
    'userName eq jane',
    13,
    /needs quotes/,
    `  userName eq jane\n${' '.repeat(14)}^^^^\n\nTry: userName eq "jane"\n`,
  ],
  ['', 1, /name of an attribute is missing/, '  \n  ^\n'],
  [
    'userName pr and not (active gt true)',
    29,
    /gt does not go with active/,
    `  userName pr and not (active gt true)\n${' '.repeat(30)}^^\n\n` +
      'Try: userName pr and not (active eq true)\n',
  ],
];

for (const [filter, column, message, picture] of wrongFilters) {
  await test(`${JSON.stringify(filter)} is refused with its place`, async () => {
    const { stdout, stderr, exitCode } = await runCliProcess(['filter', filter]);

    assert.equal(exitCode, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.ok(
      stderr.startsWith(`error: The filter is wrong at column ${String(column)}: `),
      stderr,
    );
    assert.ok(stderr.endsWith(`\n\n${picture}`), stderr);
  });
}

await test('of a long filter only the surroundings of the place are shown', async () => {
  const filter = `${'userName eq "x" and '.repeat(500)}oops`;

  const { stderr, exitCode } = await runCliProcess(['filter', filter]);

  assert.equal(exitCode, 2);
  assert.match(stderr, /at column 10005: /);
  assert.match(stderr, /\n {2}….{60}\n +\^\n$/);
});

await test('what steers a terminal is shown as an escape', async () => {
  const { stderr } = await runCliProcess(['filter', 'userName eq \u001b[31m']);

  assert.ok(!stderr.includes('\u001b'));
  assert.match(stderr, /\\u001b/);
});

await test('with --format json a problem stands on stdout, with offsets and column', async () => {
  const { stdout, stderr, exitCode } = await runCliProcess([
    ...['filter', 'userName eqq "jane"', '--format', 'json'],
  ]);

  assert.deepEqual(JSON.parse(stdout), {
    problem: {
      message: '"eqq" is not an operator: use eq',
      ...{ column: 10, start: 9, end: 12 },
      fix: { start: 9, end: 12, text: 'eq' },
      mended: 'userName eq "jane"',
    },
  });
  assert.equal(stderr, '');
  assert.equal(exitCode, 2);
});

const badCalls: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ['without an expression', [], /missing required argument 'expression'/],
  ['with two expressions', ['id pr', 'id pr'], /too many arguments/],
  ['with an unknown type', ['id pr', '--type', 'Robot'], /"Robot"\. Use one of User, Group/],
  ['with an unknown format', ['id pr', '--format', 'xml'], /Allowed choices are text, json/],
  ['with a file that is not there', ['id pr', '--resources', 'no'], /file no cannot be read/],
];

for (const [what, args, message] of badCalls) {
  await test(`a call ${what} is refused`, async () => {
    const { stdout, stderr, exitCode } = await runCliProcess(['filter', ...args]);

    assert.match(stderr, message);
    assert.equal(exitCode, 2);
    assert.equal(stdout, '');
  });
}

await test('groups are known by the schema as well', async () => {
  const stdin = JSON.stringify([{ schemas: [groupUrn.toUpperCase()], displayName: 'A' }]);

  const { stdout } = await runCliProcess(
    ['filter', 'displayName pr', '--resources', '-', '--format', 'json'],
    { stdin },
  );

  assert.match(stdout, /"type": "Group"/);
});

await test('--why says of one resource why it does not match, condition by condition', async () => {
  const { stdout, exitCode } = await runFilter(
    ...['userName sw "j" and not (active eq false)', '--why', 'JOE'],
  );

  assert.ok(
    stdout.endsWith(
      [
        '',
        'Why not joe  (User, 2):',
        '  no   All of these: 1 of 2 holds',
        '    yes  userName begins with "j": it is "joe"',
        '    no   Not this: what it excludes holds',
        '      yes  active equals false: it is false',
        '',
      ].join('\n'),
    ),
    stdout,
  );
  assert.equal(exitCode, 0);
});

await test('--why may be asked of several, by id too, and is in the JSON as well', async () => {
  const { stdout } = await runFilter(
    ...['emails[type eq "home"]', '--why', '1', '--why', 'team', '--format', 'json'],
  );

  const { why } = JSON.parse(stdout) as { readonly why: readonly Record<string, unknown>[] };
  assert.deepEqual(
    why.map(({ type }) => type),
    ['User', 'Group'],
  );
  assert.deepEqual(why[0]?.['reason'], {
    holds: false,
    label: 'One and the same value of emails',
    because: 'its one value does not',
    children: [
      {
        holds: false,
        label: 'emails[0]: type equals "home"',
        because: 'it is "work"',
        values: ['work'],
        children: [],
        ...{ start: 7, end: 21 },
      },
    ],
    ...{ start: 0, end: 22 },
  });
  assert.ok(!stdout.includes(jane.password));
});

await test('--why of somebody who is not there is refused, and so is it without resources', async () => {
  const nobody = await runFilter('id pr', '--why', 'nobody');
  const nothing = await runCliProcess(['filter', 'id pr', '--why', 'jane']);

  assert.match(
    nobody.stderr,
    /No resource has "nobody" as id, userName, displayName or externalId/,
  );
  assert.match(nothing.stderr, /--why is about resources\. Give them with --resources FILE/);
  assert.deepEqual([nobody.exitCode, nothing.exitCode], [2, 2]);
  assert.deepEqual([nobody.stdout, nothing.stdout], ['', '']);
});
