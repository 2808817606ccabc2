import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ScimError } from '../../../../src/scim/errors.js';
import { NodeStoreFolder } from '../../../../src/workbench/store/nodeStoreFolder.js';
import { type StoreFile, type StoreFolder } from '../../../../src/workbench/store/storeFolder.js';
import { describeDirectory } from '../../../support/directoryCopy.js';
import { DirectoryModel } from '../../../support/directoryModel.js';
import { attempt, plans } from '../../../support/directorySteps.js';
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

/** A disk that is full whenever it is told to be, in the midst of a write. */
class FullDisk extends NodeStoreFolder implements StoreFolder {
  isFull = false;

  override create(name: string): StoreFile {
    const file = super.create(name);
    return Object.assign(Object.create(file) as StoreFile, {
      write: (bytes: Uint8Array, position: number) => {
        if (this.isFull) {
          file.write(bytes.subarray(0, bytes.length / 2), position);
          throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        }
        file.write(bytes, position);
      },
      ...Object.fromEntries(
        (['writeLater', 'truncate', 'flush', 'flushLater', 'isGone', 'close'] as const).map(
          (name_) => [name_, (file[name_] as (...args: unknown[]) => unknown).bind(file)],
        ),
      ),
    });
  }
}

await test('on a full disk a write is refused and has not happened; reading and later writes go on', async () => {
  await withStoreFolder(async (path) => {
    const folder = new FullDisk(path);
    const rig = await openStoreRig(path, { folder });
    const jane = rig.createUser('jane');
    const before = JSON.stringify(describeDirectory(rig.directory)).replace(
      /"transaction":\d+/,
      '',
    );

    folder.isFull = true;
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
      const now = JSON.stringify(describeDirectory(rig.directory)).replace(/"transaction":\d+/, '');
      assert.equal(now, before);
    }
    assert.deepEqual(
      rig.messages.map(({ level }) => level),
      ['error'],
    );

    folder.isFull = false;
    rig.createUser('li');
    assert.equal(rig.messages.at(-1)?.level, 'info');
    const state = describeDirectory(rig.directory);
    rig.store.dispose();
    const again = await openStoreRig(path);
    assert.deepEqual(describeDirectory(again.directory), state);
    assert.deepEqual(again.messages, []);
    again.store.dispose();
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
