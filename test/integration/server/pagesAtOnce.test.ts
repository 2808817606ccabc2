import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { test } from 'node:test';
import { type ServerRig, testToken, withServer } from '../../support/serverRig.js';

/** Long enough to be written into room that is used again, at 1.5 kB a person. */
const pageAt = (startIndex: number): string => `/Users?startIndex=${String(startIndex)}&count=100`;
const starts = [1, 101, 201, 301, 401];

await test('pages that several clients read at once are those that they would get alone', async () => {
  await withServer({ seed: 500 }, async (rig) => {
    const alone = await readPages(rig, starts);

    const rounds = await Promise.all(
      Array.from({ length: 20 }, async () => readPages(rig, starts)),
    );

    assert.equal(new Set(alone).size, starts.length);
    for (const round of rounds) {
      assert.deepEqual(round, alone);
    }
  });
});

await test('a client that reads slowly gets its own pages, whatever others ask for meanwhile', async () => {
  await withServer({ seed: 500 }, async (rig) => {
    const [expected = ''] = await readPages(rig, [1]);
    const slow = await open(rig);
    slow.pause();
    // More than the buffers of the system take for a client that does not read.
    const asked = 60;
    slow.write(requestOf(rig, pageAt(1)).repeat(asked));
    for (let round = 0; round < 5; round += 1) {
      await readPages(rig, starts.slice(1));
    }

    const text = await readUntilClosed(slow, rig);

    assert.equal(text.split(expected).length - 1, asked);
  });
});

await test('a client that goes within a page leaves the pages of others as they are', async () => {
  await withServer({ seed: 500 }, async (rig) => {
    const alone = await readPages(rig, starts);
    for (let round = 0; round < 5; round += 1) {
      const gone = await open(rig);
      gone.pause();
      gone.write(requestOf(rig, pageAt(1)).repeat(100));
      await rig.get('/Users?count=0');
      const others = readPages(rig, starts);
      gone.resetAndDestroy();

      assert.deepEqual(await others, alone);
    }
  });
});

function readPages(rig: ServerRig, from: readonly number[]): Promise<readonly string[]> {
  return Promise.all(from.map(async (start) => (await rig.get(pageAt(start))).text));
}

/** To the same address as the rig's client, which stands in the locations. */
function requestOf(rig: ServerRig, path: string, ...headers: readonly string[]): string {
  const lines = [
    `GET /scim/v2${path} HTTP/1.1`,
    `Host: 127.0.0.1:${String(rig.port)}`,
    `Authorization: Bearer ${testToken}`,
  ];
  return [...lines, ...headers, '', ''].join('\r\n');
}

async function open(rig: ServerRig): Promise<Socket> {
  const socket = connect(rig.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** With a last request, after which the server answers what it has been asked and closes. */
async function readUntilClosed(socket: Socket, rig: ServerRig): Promise<string> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  socket.write(requestOf(rig, '/Users?count=0', 'Connection: close'));
  await once(socket.resume(), 'close');
  return Buffer.concat(pieces).toString('utf-8');
}
