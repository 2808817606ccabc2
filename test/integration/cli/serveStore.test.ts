import assert from 'node:assert/strict';
import { truncate, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ServeProcess, runCliProcess, withFolder, withServe } from '../../support/cliProcess.js';
import { patchBody } from '../../support/oktaBodies.js';
import { userUrn } from '../../support/scimAssertions.js';

interface Person {
  readonly id: string;
  readonly userName: string;
  readonly title?: string;
  readonly meta: { readonly version: string };
}

async function listPeople(server: ServeProcess): Promise<ReadonlyMap<string, Person>> {
  const answer = await server.send('/Users?count=1000');
  const { Resources } = (await answer.json()) as { readonly Resources: readonly Person[] };
  return new Map(Resources.map((person) => [person.userName, person]));
}

await test('serve --store keeps what was written over a stop; --seed fills a new store only', async () => {
  await withFolder(async (folder) => {
    const args = ['--store', join(folder, 'new', 'store'), '--seed', '3'];
    let before = new Map<string, Person>() as ReadonlyMap<string, Person>;
    await withServe(args, async (server) => {
      await server.send('/Users', { method: 'POST', body: { schemas: [userUrn], userName: 'x' } });
      before = await listPeople(server);
      assert.equal(await server.stop(), 0);
    });
    await withServe(args, async (server) => {
      const people = await listPeople(server);
      assert.deepEqual(
        [...people.values()].map(({ id, meta: { version } }) => [id, version]),
        [...before.values()].map(({ id, meta: { version } }) => [id, version]),
      );
      assert.equal(people.size, 4);
    });
  });
});

await test('what a filled store leaves out is said on stderr, where it is something else than it began with', async () => {
  await withFolder(async (folder) => {
    const store = join(folder, 'store');
    const saidOf = async (...args: readonly string[]): Promise<string> => {
      const server = new ServeProcess(['--store', store, ...args]);
      await server.waitUntilListening();
      await server.stop();
      return server.stderr;
    };

    assert.equal(await saidOf('--seed', '3'), '');
    assert.equal(await saidOf('--seed', '3'), '');
    assert.match(
      await saidOf('--seed', '4'),
      /^info: The store .+store has data already, so the seed of 4 is left out\. A new store .+\n$/,
    );
    assert.equal(await saidOf(), '');
  });
});

/** Writes, one after the other in each of a few lanes, until the server is gone. */
async function writeUntilGone(
  server: ServeProcess,
  answered: Map<string, Person>,
  lane: string,
): Promise<void> {
  for (let count = 0; ; count += 1) {
    const userName = `${lane}-${String(count)}`;
    try {
      const created = await server.send('/Users', {
        method: 'POST',
        body: { schemas: [userUrn], userName },
      });
      const person = (await created.json()) as Person;
      answered.set(userName, person);
      const patched = await server.send(`/Users/${person.id}`, {
        method: 'PATCH',
        body: patchBody({ op: 'add', value: { title: userName } }),
      });
      answered.set(userName, (await patched.json()) as Person);
    } catch {
      // expected: the server is gone
      return;
    }
  }
}

await test('kill -9 in the midst of writes loses nothing that was answered', async () => {
  await withFolder(async (folder) => {
    const args = ['--store', join(folder, 'store')];
    const answered = new Map<string, Person>();
    for (let round = 0; round < 6; round += 1) {
      const server = new ServeProcess(args);
      await server.waitUntilListening();
      const people = await listPeople(server);
      for (const [name, person] of answered) {
        const found = people.get(name);
        assert.equal(found?.id, person.id, name);
        // The PATCH that was not answered may have happened.
        assert.ok(found.title === person.title || found.title === name);
      }
      const lanes = ['a', 'b', 'c'].map((lane) =>
        writeUntilGone(server, answered, `${lane}${String(round)}`),
      );
      // After some answers, wherever the server is then.
      for (let event = 0; event < 10 + round * 7; event += 1) {
        await server.nextEvent();
      }
      await server.stop('SIGKILL');
      await Promise.all(lanes);
    }
    assert.ok(answered.size > 20);
  });
});

await test('a torn journal is mended, and said on stderr', async () => {
  await withFolder(async (folder) => {
    const store = join(folder, 'store');
    const args = ['--store', store];
    await withServe(args, async (server) => {
      await server.send('/Users', { method: 'POST', body: { schemas: [userUrn], userName: 'x' } });
      await server.stop('SIGKILL');
    });
    const journal = join(store, 'journal-00000001.store');
    await truncate(journal, (await stat(journal)).size - 5);

    const server = new ServeProcess(args);
    await server.waitUntilListening();
    assert.equal((await listPeople(server)).size, 0);
    await server.stop();
    assert.match(
      await server.stderr,
      /warning: The store .* was damaged\. .*cut.*journal\.corrupt-/,
    );
  });
});

await test('a second server on the same store is refused', async () => {
  await withFolder(async (folder) => {
    const args = ['--store', join(folder, 'store')];
    await withServe(args, async () => {
      const second = await runCliProcess(['serve', '--port', '0', ...args]);

      assert.equal(second.exitCode, 2);
      assert.match(second.stderr, /in use by another mock server/);
    });
  });
});
