import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setInterval as everyInterval } from 'node:timers/promises';
import { readJsonLines } from '../../../src/capture/jsonLines.js';
import { exitOf, spawnCli, withFolder, withServe } from '../../support/cliProcess.js';

const skip = process.platform === 'win32' && 'Windows has no such signals';

async function assertPortIsFree(port: number): Promise<void> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  await test(
    `${signal} ends the server with 0, its port free, its file written`,
    { skip },
    async () => {
      await withFolder(async (folder) => {
        const path = join(folder, 'calls.jsonl');
        await withServe(['--capture', path], async (server) => {
          for (let sent = 0; sent < 20; sent += 1) {
            await server.send('/Users');
          }

          const exitCode = await server.stop(signal);

          assert.equal(exitCode, 0);
          assert.equal(await server.stderr, '');
          await assertPortIsFree(server.listening.port);
          assert.equal(readJsonLines(await readFile(path, 'utf8')).exchanges.length, 20);
        });
      });
    },
  );
}

await test('a stop cuts off a request that is under way, and tells it', { skip }, async () => {
  await withServe([], async (server) => {
    const socket = connect(server.listening.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = ['POST /scim/v2/Users HTTP/1.1', 'Host: localhost', 'Content-Length: 9'];
    socket.write(['GET /scim/v2/ResourceTypes HTTP/1.1', 'Host: localhost', '', ''].join('\r\n'));
    socket.write([...head, '', '{'].join('\r\n'));
    await server.nextEvent();

    const exitCode = await server.stop();

    assert.equal(exitCode, 0);
    const [line = ''] = await server.restOfOutput();
    const { path, outcome } = JSON.parse(line) as Record<string, unknown>;
    assert.deepEqual({ path, outcome }, { path: '/Users', outcome: 'aborted' });
    socket.destroy();
  });
});

await test('a reader that goes away does not end the server', { skip }, async () => {
  await withServe([], async (server) => {
    server.child.stdout.destroy();

    // It notices when it writes, which is when the first requests have been judged.
    let told = '';
    server.child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    const statuses = new Set<number>();
    for (let sent = 0; sent < 2000 && told === ''; sent += 1) {
      statuses.add((await server.send('/Users')).status);
    }
    const exitCode = await server.stop();

    assert.deepEqual([...statuses], [200]);
    assert.equal(exitCode, 0);
    assert.match(await server.stderr, /^Nobody reads the output any more[^\n]*\n$/);
  });
});

await test(
  'a reader that does not read neither blocks the answers nor the end',
  { skip },
  async () => {
    const child = spawnCli(['serve', '--port', '0', '--token', 'T', '--seed', '100', '--json']);
    try {
      const [first] = (await once(child.stdout, 'data')) as [Buffer];
      child.stdout.pause();
      const { baseUrl } = JSON.parse(first.toString()) as { readonly baseUrl: string };

      for (let sent = 0; sent < 10; sent += 1) {
        const answer = await fetch(`${baseUrl}/Users`, { headers: { Authorization: 'Bearer T' } });
        assert.equal(answer.status, 200);
        await answer.arrayBuffer();
      }
      child.kill('SIGTERM');

      assert.equal(await exitOf(child), 0);
    } finally {
      child.kill('SIGKILL');
    }
  },
);

await test('a second signal does not wait for a reader that does not read', { skip }, async () => {
  const child = spawnCli(['serve', '--port', '0', '--token', 'T', '--seed', '100', '--json']);
  try {
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    child.stdout.pause();
    const { baseUrl } = JSON.parse(first.toString()) as { readonly baseUrl: string };
    for (let sent = 0; sent < 10; sent += 1) {
      const answer = await fetch(`${baseUrl}/Users`, { headers: { Authorization: 'Bearer T' } });
      await answer.arrayBuffer();
    }

    const exit = exitOf(child);
    for await (const running of everyInterval(50, child)) {
      if (running.exitCode !== null || !running.kill('SIGTERM')) {
        break;
      }
    }

    assert.equal(await exit, 143);
  } finally {
    child.kill('SIGKILL');
  }
});
