import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ScimError } from '../../../../src/scim/errors.js';
import { type Directory } from '../../../../src/scim/store/directory.js';
import { describeDirectory } from '../../../support/directoryCopy.js';
import { DirectoryModel } from '../../../support/directoryModel.js';
import { attempt, plans } from '../../../support/directorySteps.js';
import { type StoreOrigin } from '../../../../src/workbench/store/openStore.js';
import { MemoryStoreFolder } from '../../../support/memoryStoreFolder.js';
import { openStoreRig, readFiles, withStoreFolder } from '../../../support/storeRig.js';

await test('whatever is written, with snapshots on the way, is there again', async () => {
  await withStoreFolder(async (_path, nextPath) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(plans, { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        async (rounds) => {
          const path = nextPath();
          const model = new DirectoryModel();
          let lastId = 0;
          let state: unknown;
          for (const round of rounds) {
            // So small that nearly every write begins a snapshot.
            const rig = await openStoreRig(path, { journalLimit: 600 });
            if (state !== undefined) {
              assert.deepEqual(describeDirectory(rig.directory), state);
            }
            for (const step of round.map((plan) => plan(model))) {
              // Ids begin anew with each rig; only the first one may create.
              if (lastId === 0 || !step.kind.startsWith('create')) {
                model.take(step, `id-${String(rig.lastId() + 1)}`);
                attempt(rig, step);
              }
            }
            lastId ||= rig.lastId();
            await rig.store.compact();
            state = describeDirectory(rig.directory);
            rig.store.dispose();
            assert.deepEqual(rig.messages, []);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

await test('old generations go, the one before the newest stays', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path);
    for (const name of ['a', 'b', 'c']) {
      rig.createUser(name);
      await rig.store.compact();
    }
    rig.store.dispose();

    assert.deepEqual([...(await readFiles(path)).keys()].sort(), [
      'journal-00000003.store',
      'journal-00000004.store',
      'snapshot-00000003.store',
      'snapshot-00000004.store',
    ]);
  });
});

/** Without the number of the last write: one that is refused takes one too. */
const describeResources = (directory: Directory): string =>
  JSON.stringify(describeDirectory(directory)).replace(/"transaction":\d+/, '');

function fullDisk(): never {
  throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
}

/** From now on nothing is written in the background, until it is released. */
function holdUp(folder: MemoryStoreFolder): { readonly release: () => void } {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  folder.faults.writeLater = () => released;
  return { release };
}

await test('on a full disk a write is refused and has not happened; reading and later writes go on', async () => {
  await withStoreFolder(async (path) => {
    const folder = new MemoryStoreFolder();
    const rig = await openStoreRig(path, { folder });
    const jane = rig.createUser('jane');
    const before = describeResources(rig.directory);

    folder.faults.write = fullDisk;
    for (const act of [
      () => rig.createUser('bo'),
      () => rig.createGroup('G', [jane.id]),
      () => {
        rig.directory.remove(rig.users, jane.id, rig.context);
      },
      () => {
        rig.directory.clear();
      },
    ]) {
      assert.throws(
        act,
        (error) =>
          error instanceof ScimError &&
          error.status === 507 &&
          error.message.includes('no space left'),
      );
      assert.equal(describeResources(rig.directory), before);
    }
    assert.deepEqual(
      rig.messages.map(({ level }) => level),
      ['error'],
    );

    delete folder.faults.write;
    rig.createUser('li');
    assert.equal(rig.messages.at(-1)?.level, 'info');
    const state = describeDirectory(rig.directory);
    rig.store.dispose();
    const again = await openStoreRig(path, { folder });
    assert.deepEqual(describeDirectory(again.directory), state);
    assert.deepEqual(again.messages, []);
    again.store.dispose();
  });
});

await test('half of a refused write that cannot be cut at once is no damage at the next start', async () => {
  await withStoreFolder(async (path) => {
    for (const isCutBeforeTheEnd of [true, false]) {
      const folder = new MemoryStoreFolder();
      const rig = await openStoreRig(path, { folder });
      folder.faults.write = fullDisk;
      folder.faults.truncate = fullDisk;
      assert.throws(() => rig.createUser('x'.repeat(5000)), /no space left/);
      delete folder.faults.write;
      // What was half there is longer than the next write, so that must not go over it.
      assert.throws(() => rig.createUser('jane'), /no space left/);
      delete folder.faults.truncate;
      if (isCutBeforeTheEnd) {
        rig.createUser('jane');
      }
      const state = describeResources(rig.directory);
      rig.store.dispose();

      const again = await openStoreRig(path, { folder });
      assert.equal(describeResources(again.directory), state);
      assert.deepEqual(again.messages, []);
      again.store.dispose();
    }
  });
});

await test('a server that ends during a snapshot takes nothing from the next one', async () => {
  await withStoreFolder(async (path) => {
    const folder = new MemoryStoreFolder();
    const rig = await openStoreRig(path, { folder });
    rig.createUser('jane');
    const first = holdUp(folder);
    const compacting = rig.store.compact();
    rig.store.dispose();

    const next = await openStoreRig(path, { folder });
    const second = holdUp(folder);
    next.createUser('bo');
    const waiting = next.store.compact();
    const begun = [...folder.files.keys()].filter((one) => one.endsWith('.new'));
    first.release();
    await compacting;
    assert.deepEqual(
      [...folder.files.keys()].filter((one) => one.endsWith('.new')),
      begun,
    );
    second.release();
    await waiting;

    assert.equal(begun.length, 1);
    assert.deepEqual(next.messages, []);
    const state = describeDirectory(next.directory);
    next.store.dispose();
    const again = await openStoreRig(path, { folder });
    assert.deepEqual(describeDirectory(again.directory), state);
    assert.deepEqual(again.messages, []);
    again.store.dispose();
  });
});

const origin = (seed: number): StoreOrigin => ({
  key: String(seed),
  parts: [`the seed of ${String(seed)}`],
});

await test('what a store has begun with is not missed; other seeds and data files are left out, which is said', async () => {
  await withStoreFolder(async (path) => {
    const said: (readonly string[])[] = [];
    for (const seed of [5, 5, 7]) {
      const rig = await openStoreRig(path, { origin: origin(seed) });
      rig.createUser(`jane ${String(said.length)}`);
      await rig.store.compact();
      said.push(rig.messages.map(({ level, text }) => `${level} ${text}`));
      rig.store.dispose();
    }
    const none = await openStoreRig(path);
    none.store.dispose();

    assert.deepEqual(said.slice(0, 2), [[], []]);
    assert.match(
      said[2]?.[0] ?? '',
      /^info The store .+ has data already, so the seed of 7 is left/,
    );
    assert.deepEqual(none.messages, []);
  });
});

await test('after a reset a store has begun with what the reset took', async () => {
  await withStoreFolder(async (path) => {
    (await openStoreRig(path, { origin: origin(5) })).store.dispose();
    const rig = await openStoreRig(path, { origin: origin(7) });
    rig.directory.reset([]);
    rig.store.dispose();

    const again = await openStoreRig(path, { origin: origin(7) });

    assert.deepEqual(again.messages, []);
    again.store.dispose();
  });
});

await test('whom POST /Me created is known after snapshots too, and after none', async () => {
  await withStoreFolder(async (path) => {
    for (const snapshots of [0, 1, 3]) {
      const rig = await openStoreRig(path);
      rig.store.bind(() => rig.createUser(`me ${String(snapshots)}`, { externalId: 'x' }));
      const { boundId } = rig.store;
      for (let count = 0; count < snapshots; count += 1) {
        await rig.store.compact();
      }
      rig.directory.remove(rig.users, boundId ?? '', rig.context);
      rig.store.dispose();

      const again = await openStoreRig(path);
      assert.equal(again.store.boundId, boundId);
      assert.notEqual(boundId, undefined);
      again.store.dispose();
    }
  });
});

await test('where the folder is deleted under it the store refuses writes and says so', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path);
    await rm(path, { recursive: true });

    assert.throws(
      () => rig.createUser('jane'),
      (error) =>
        error instanceof ScimError && error.status === 503 && error.message.includes('deleted'),
    );
    assert.match(rig.messages[0]?.text ?? '', /cannot be written/);
    rig.store.dispose();
  });
});

await test('one server at a time has the store; the lock of one that has ended does not count', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path);
    await assert.rejects(openStoreRig(path), /in use by another mock server \(process \d+\)/);
    rig.store.dispose();

    // Nobody has this number: it is beyond what Linux gives.
    for (const text of ['{"pid":4194999,"startedAt":"1"}', '', '{"pid":1,"startedAt":"1"}']) {
      await writeFile(join(path, 'lock'), text);
      const again = await openStoreRig(path);
      again.store.dispose();
    }
    assert.ok(!(await readFiles(path)).has('lock'));
  });
});

await test('a store is waited for while whoever has it is about to end', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path);
    const waiting = openStoreRig(path, { lockWait: 10_000 });
    rig.store.dispose();

    (await waiting).store.dispose();
  });
});

if (process.platform === 'linux') {
  await test('a process that was killed and that its parent has not asked for does not hold the store', async () => {
    await withStoreFolder(async (path) => {
      (await openStoreRig(path)).store.dispose();
      // The child ends at once; what its parent has become never asks for it.
      const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 30'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        const said = (await once(parent.stdout, 'data')) as readonly unknown[];
        await writeFile(join(path, 'lock'), `{"pid":${String(said[0]).trim()},"startedAt":""}`);

        (await openStoreRig(path, { lockWait: 10_000 })).store.dispose();
      } finally {
        parent.kill('SIGKILL');
      }
    });
  });
}

await test('a folder with files of somebody else is left alone', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path);
    rig.store.dispose();
    await writeFile(join(path, 'thesis.doc'), 'mine');
    const before = await readFiles(path);

    await assert.rejects(openStoreRig(path), /files that are not of a store, .*"thesis.doc"/);
    assert.deepEqual(await readFiles(path), before);
  });
});

await test('a write after the end is refused', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path);
    rig.store.dispose();

    assert.throws(() => rig.createUser('late'), /is closed/);
  });
});

await test('the files are as docs/store.md says', async () => {
  await withStoreFolder(async (path) => {
    const rig = await openStoreRig(path, { fill: () => undefined });
    rig.createUser('jane');
    rig.store.dispose();
    const files = await readFiles(path);

    const lines = (name: string): readonly string[] =>
      (files.get(name) ?? '').toString().split('\n');
    const types = '"types":[{"name":"User","schemas":["urn:ietf:params:scim:schemas:core:2.0:User"';
    const [header = '', record = '', rest] = lines('journal-00000001.store');
    assert.match(
      header,
      /^[0-9a-f]{8} [0-9a-f]{8} \{"format":"scim-workbench-store","kind":"journal"/,
    );
    assert.ok(header.includes(types));
    assert.equal(
      record,
      '0000012f 4e644377 {"seq":1,"time":1769860800000,"transaction":1,"changes":[{"type":"User","content":' +
        '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"id-1","userName":"jane","meta":' +
        '{"resourceType":"User","created":"2026-01-01T00:00:00.000Z","lastModified":"2026-01-01T00:00:00.000Z",' +
        '"version":"W/\\"1\\""}}}]}',
    );
    assert.equal(rest, '');
    assert.match(lines('snapshot-00000001.store').at(-2) ?? '', / \{"end":0\}$/);
  });
});
