import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readJsonLines } from '../../../src/capture/jsonLines.js';
import { runCliProcess, spawnCli, withFolder, withServe } from '../../support/cliProcess.js';

const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

const user = (userName: string): object => ({ schemas: [userUrn], userName });

/** The userNames that the server has, in their order. */
async function namesOf(answer: Response): Promise<readonly unknown[]> {
  const list = (await answer.json()) as { readonly Resources?: readonly { userName: unknown }[] };
  return (list.Resources ?? []).map(({ userName }) => userName);
}

await test('the first line says where the server listens and what to send as Authorization', async () => {
  await withServe(['--auth', 'bearer', '--token', 'T'], async ({ listening }) => {
    const { port, admin } = listening;

    const answer = await fetch(`${listening.baseUrl}/Users`, {
      headers: { Authorization: listening.authorization },
    });

    assert.deepEqual(listening, {
      event: 'listening',
      baseUrl: `http://127.0.0.1:${String(port)}/scim/v2`,
      authorization: 'Bearer T',
      port,
      profile: 'okta',
      admin,
    });
    assert.match(admin?.url ?? '', /^http:\/\/127\.0\.0\.1:\d+\/admin-[\w-]{43}$/);
    assert.match(admin?.authorization ?? '', /^Bearer [\w-]{43}$/);
    assert.equal(answer.status, 200);
    assert.deepEqual(await namesOf(answer), []);
  });
});

await test('switches of the profile are set one by one, the last of a name counts', async () => {
  const args = [
    ...['--profile', 'strict', '--switch', 'patchAnswer=resource'],
    ...['--switch', 'serviceProviderConfigAliases=/Config', '--switch', 'patchAnswer=noContent'],
  ];
  await withServe(args, async (server) => {
    const { profile, switches } = server.listening;

    assert.equal(profile, 'strict');
    assert.deepEqual(switches, {
      patchAnswer: 'noContent',
      serviceProviderConfigAliases: ['/Config'],
    });
    assert.equal((await server.send('/Config')).status, 200);
  });
});

await test('each exchange is one line: what it means, and the exchange itself', async () => {
  await withServe([], async (server) => {
    await server.send('/Users', { method: 'POST', body: user('jane') });
    await server.send('/Users?filter=userName%20eq%20%22jane%22');

    const created = (await server.nextEvent()) as Record<string, unknown>;
    const found = (await server.nextEvent()) as Record<string, unknown>;

    assert.deepEqual(
      [created, found].map(({ event, seq, operation, subject, path, outcome }) => ({
        ...{ event, seq, operation, subject, path, outcome },
      })),
      [
        {
          event: 'exchange',
          seq: 1,
          operation: 'Create user',
          subject: 'jane',
          path: '/Users',
          outcome: 'answered',
        },
        {
          event: 'exchange',
          seq: 2,
          operation: 'Look up user by userName',
          subject: 'jane',
          path: '/Users',
          outcome: 'answered',
        },
      ],
    );
  });
});

await test('the lines of --json can be imported like a capture file', async () => {
  await withServe([], async (server) => {
    await server.send('/Users');
    await server.send('/Groups');
    await server.stop();

    const { exchanges, badLines } = readJsonLines((await server.restOfOutput()).join('\n'));

    assert.deepEqual(
      exchanges.map(({ path }) => path),
      ['/Users', '/Groups'],
    );
    assert.deepEqual(badLines, []);
  });
});

await test('no secret reaches the lines or the capture file', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'calls.jsonl');
    const secrets = ['token-4711', 'password-4712', 'wrong-4713'];
    await withServe(['--token', 'token-4711', '--capture', path], async (server) => {
      await server.send('/Users', {
        method: 'POST',
        body: { ...user('jane'), password: 'password-4712' },
      });
      await server.send('/Users?filter=password%20eq%20%22password-4712%22');
      await server.send('/Users', { authorization: 'Bearer Bearer token-4711' });
      await server.send('/Users', { authorization: 'wrong-4713' });
      await server.stop();

      const told = (await server.restOfOutput()).join('\n');
      const captured = await readFile(path, 'utf8');

      assert.equal(told.split('\n').length, 4);
      assert.equal(readJsonLines(captured).exchanges.length, 4);
      for (const secret of secrets) {
        assert.ok(!told.includes(secret), `${secret} is in the output`);
        assert.ok(!captured.includes(secret), `${secret} is in the capture file`);
      }
    });
  });
});

await test('without a token one of 32 random bytes is made up, another each time', async () => {
  await withServe([], async (first) => {
    await withServe([], async (second) => {
      const [one, other] = [first.listening.authorization, second.listening.authorization];

      assert.match(one, /^Bearer [\w-]{43}$/);
      assert.notEqual(one, other);
      assert.equal((await first.send('/Users', { authorization: other })).status, 401);
    });
  });
});

await test('token and password can come from the environment, out of sight of others', async () => {
  const env = { SCIM_WORKBENCH_TOKEN: 'from-env', SCIM_WORKBENCH_PASSWORD: 'secret' };

  await withServe(
    [],
    ({ listening }) => {
      assert.equal(listening.authorization, 'Bearer from-env');
      return Promise.resolve();
    },
    { env },
  );
  await withServe(
    ['--auth', 'basic', '--username', 'jo'],
    ({ listening }) => {
      const pair = Buffer.from('jo:secret').toString('base64');
      assert.equal(listening.authorization, `Basic ${pair}`);
      return Promise.resolve();
    },
    { env },
  );
});

await test('--auth none asks for nothing, and the line says so with an empty value', async () => {
  await withServe(['--auth', 'none'], async (server) => {
    const answer = await server.send('/Users');

    assert.equal(server.listening.authorization, '');
    assert.equal(answer.status, 200);
  });
});

await test('the same seed makes the same people with the same ids', async () => {
  await withServe(['--seed', '7'], async (first) => {
    await withServe(['--seed', '7'], async (second) => {
      const idsOf = async (answer: Response): Promise<readonly string[]> => {
        const list = (await answer.json()) as { readonly Resources: readonly { id: string }[] };
        return list.Resources.map(({ id }) => id);
      };

      const ids = await idsOf(await first.send('/Users'));

      assert.equal(ids.length, 7);
      assert.deepEqual(await idsOf(await second.send('/Users')), ids);
    });
  });
});

const dataFiles: readonly (readonly [form: string, content: string])[] = [
  ['a JSON array', JSON.stringify([user('ann'), user('bo')])],
  [
    'a ListResponse',
    JSON.stringify({ schemas: [listUrn], totalResults: 2, Resources: [user('ann'), user('bo')] }),
  ],
  ['JSON Lines', `${JSON.stringify(user('ann'))}\n\n${JSON.stringify(user('bo'))}\n`],
];

for (const [form, content] of dataFiles) {
  await test(`--data takes ${form}`, async () => {
    await withFolder(async (_folder, write) => {
      const path = await write('people', content);

      await withServe(['--data', path], async (server) => {
        assert.deepEqual(await namesOf(await server.send('/Users')), ['ann', 'bo']);
      });
    });
  });
}

await test('--data - reads the standard input', async () => {
  await withServe(
    ['--data', '-'],
    async (server) => {
      assert.deepEqual(await namesOf(await server.send('/Users')), ['ann']);
    },
    { stdin: JSON.stringify(user('ann')) },
  );
});

await test('--schema adds the resource types of several files', async () => {
  await withFolder(async (_folder, write) => {
    const fileOf = (name: string): Promise<string> => {
      const id = `urn:example:${name}`;
      const attributes = [{ name: 'label', type: 'string', multiValued: false }];
      return write(
        `${name}.json`,
        JSON.stringify({
          schemas: [{ id, name, attributes }],
          resourceTypes: [{ name, endpoint: `/${name}s`, schema: id }],
        }),
      );
    };
    const [devices, rooms] = [await fileOf('Device'), await fileOf('Room')];

    await withServe(['--schema', devices, '--schema', rooms], async (server) => {
      const answers = [await server.send('/Devices'), await server.send('/Rooms')];

      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
    });
  });
});

await test('base path, profile and public base URL are as they were asked for', async () => {
  const options = ['--base-path', '/x', '--profile', 'entra'];
  const publicOption = ['--public-base-url', 'https://scim.example.com/x'];

  await withServe([...options, ...publicOption], async (server) => {
    const answer = await server.send('/Users', { method: 'POST', body: user('jane') });

    assert.match(server.listening.baseUrl, /\/x$/);
    assert.deepEqual(
      { ...server.listening, baseUrl: '', authorization: '', port: 0, admin: undefined },
      {
        event: 'listening',
        baseUrl: '',
        authorization: '',
        port: 0,
        profile: 'entra',
        publicBaseUrl: 'https://scim.example.com/x',
        admin: undefined,
      },
    );
    assert.match(answer.headers.get('location') ?? '', /^https:\/\/scim\.example\.com\/x\/Users\//);
  });
});

await test('without --json a person reads what to copy, each request, and the end', async () => {
  const child = spawnCli(['serve', '--port', '0', '--token', 'T', '--seed', '2']);
  child.stdout.setEncoding('utf-8');
  let told = '';
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
      told += String(piece);
      const found = pattern.exec(told);
      if (found) {
        return found;
      }
    }
    assert.fail(`${String(pattern)} did not come: ${told}`);
  };
  try {
    const [, baseUrl = ''] = await until(/Base URL +(http:\S+)[^]*Ctrl\+C/);

    await fetch(`${baseUrl}/Users/%1b%5b31mx`, { headers: { Authorization: 'Bearer T' } });
    await until(/GET/);
    await fetch(`${baseUrl}/Users`, { headers: { Authorization: 'Bearer Bearer T' } });
    await until(/auth\./);
    child.kill('SIGTERM');
    await until(/Stopped/);

    assert.match(told, /Authorization +Bearer T\n/);
    assert.match(told, /Profile +okta\n/);
    assert.match(told, /Data +2 Users, 3 Groups\n/);
    assert.match(told, /\n\d\d:\d\d:\d\d 404 GET {4}\/Users\/\\u001b\[31mx +.+ ms\n/);
    assert.match(told, / 401 GET .+\n {9}error auth\.doubledBearer: .+ is the right one\n/);
    assert.match(
      told,
      /\nWhat was found, each cause once:\n {5}1 × error auth\.doubledBearer: .+\n\nStopped after 2 requests\.\n$/,
    );
    assert.ok(!told.includes('\u001b'), 'nothing steers the terminal');
  } finally {
    child.kill('SIGKILL');
  }
});

await test('user name and password stand apart for whoever types them into Okta', async () => {
  const child = spawnCli([
    ...['serve', '--port', '0', '--auth', 'basic'],
    ...['--username', 'jo', '--password', 'pw'],
  ]);
  try {
    let told = '';
    for await (const piece of child.stdout) {
      told += String(piece);
      if (told.includes('Ctrl+C')) {
        break;
      }
    }

    assert.match(told, /Authorization +Basic am86cHc=\n +User name +jo\n +Password +pw\n/);
  } finally {
    child.kill('SIGKILL');
  }
});

// Only Linux has a file that is a full disk.
if (process.platform === 'linux') {
  await test('a capture file that fills the disk is told, and makes the exit code 1', async () => {
    await withServe(['--capture', '/dev/full'], async (server) => {
      await server.send('/Users');
      await server.nextEvent();

      const exitCode = await server.stop();

      assert.equal(exitCode, 1);
      assert.match(await server.stderr, /capture file \/dev\/full cannot be written: ENOSPC/);
      assert.match(await server.stderr, /1 exchange is not in it/);
    });
  });
}

await test('a port that is taken is told with the way out', async () => {
  await withServe([], async ({ listening: { port } }) => {
    const result = await runCliProcess(['serve', '--port', String(port)]);

    assert.equal(result.exitCode, 2);
    assert.equal(result.stdout, '');
    assert.match(
      result.stderr,
      new RegExp(`^error: Port ${String(port)} is taken\\..*\n--port 0 `),
    );
  });
});
