import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';
import { describeDirectory } from '../../../support/directoryCopy.js';
import { MemoryStoreFolder } from '../../../support/memoryStoreFolder.js';
import {
  type Files,
  openStoreRig,
  readFiles,
  type StoreRig,
  withStoreFolder,
  writeFiles,
} from '../../../support/storeRig.js';

const journal = 'journal-00000001.store';
const snapshot = 'snapshot-00000001.store';

interface Written {
  readonly files: Files;
  /** What the directory was after each write, with the size of the journal then. */
  readonly states: readonly { readonly sizeBytes: number; readonly state: unknown }[];
}

/** Four writes of different kinds, one of which changes several resources. */
async function write(path: string): Promise<Written> {
  const rig = await openStoreRig(path);
  const states: { sizeBytes: number; state: unknown }[] = [];
  const note = async (): Promise<void> => {
    const sizeBytes = (await readFiles(path)).get(journal)?.length ?? 0;
    states.push({ sizeBytes, state: describeDirectory(rig.directory) });
  };
  await note();
  const jane = rig.createUser('jané', { password: 'secret' });
  await note();
  rig.createGroup('G', [jane.id]);
  await note();
  rig.directory.patch(
    rig.users,
    jane.id,
    {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'add', value: { title: 'VP' } }],
    },
    rig.context,
  );
  await note();
  rig.directory.remove(rig.users, jane.id, rig.context);
  await note();
  rig.store.dispose();
  return { files: await readFiles(path), states };
}

/** Opens a store with these files and gives what came of it. */
async function reopen(path: string, files: Files): Promise<StoreRig> {
  await mkdir(path);
  await writeFiles(path, files);
  return openStoreRig(path);
}

const without = (files: Files, name: string): Files =>
  new Map([...files].filter(([key]) => key !== name));

await test('what was written is there again, to the byte', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { files, states } = await write(path);
    const rig = await reopen(nextPath(), files);

    assert.deepEqual(describeDirectory(rig.directory), states.at(-1)?.state);
    assert.deepEqual(rig.messages, []);
    rig.store.dispose();
  });
});

interface Torn {
  /** Of the journal. */
  readonly size: number;
  readonly states: Written['states'];
  readonly open: () => Promise<StoreRig>;
  readonly readAgain: () => Files | Promise<Files>;
}

/** Kill -9 in the midst of a write leaves a journal that ends anywhere. */
async function checkTorn({ size, states, open, readAgain }: Torn): Promise<void> {
  const ends = new Set(states.map(({ sizeBytes }) => sizeBytes));
  const rig = await open();

  const expected = states.findLast(({ sizeBytes }) => sizeBytes <= size) ?? states[0];
  assert.deepEqual(describeDirectory(rig.directory), expected?.state, String(size));
  assert.equal(rig.messages.length, ends.has(size) || size === 0 ? rig.messages.length : 1);
  if (!ends.has(size) && size > 0) {
    assert.match(rig.messages[0]?.text ?? '', /damaged at byte \d+.*cut/);
    const aside = [...(await readAgain()).keys()].filter((name) =>
      name.startsWith('journal.corrupt-2026-01-31T12-00-00'),
    );
    assert.equal(aside.length, 1);
  }
  // It goes on as if nothing had been.
  rig.createUser(`after ${String(size)}`);
  const state = describeDirectory(rig.directory);
  rig.store.dispose();
  const again = await open();
  assert.deepEqual(describeDirectory(again.directory), state);
  again.store.dispose();
}

const torn = (files: Files, size: number): Files =>
  new Map([...files, [journal, (files.get(journal) ?? Buffer.alloc(0)).subarray(0, size)]]);

await test('a journal that ends at any byte gives all writes before it, and says what was cut', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { files, states } = await write(path);
    const whole = files.get(journal) ?? Buffer.alloc(0);
    // The lock is on the disk, the files are not.
    const lockPath = nextPath();
    for (let size = 0; size <= whole.length; size += 1) {
      const folder = new MemoryStoreFolder(torn(files, size));
      const open = (): Promise<StoreRig> => openStoreRig(lockPath, { folder });
      await checkTorn({ size, states, open, readAgain: () => folder.files });
    }
  });
});

await test('a journal on the disk that ends in, before and behind each write, likewise', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { files, states } = await write(path);
    for (const { sizeBytes } of states.slice(1)) {
      for (const size of [sizeBytes - 40, sizeBytes - 1, sizeBytes]) {
        const folder = nextPath();
        await mkdir(folder);
        await writeFiles(folder, torn(files, size));
        const open = (): Promise<StoreRig> => openStoreRig(folder);
        await checkTorn({ size, states, open, readAgain: () => readFiles(folder) });
      }
    }
  });
});

await test('a byte that is another one anywhere in the journal costs what comes after it, and nothing silently', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { files, states } = await write(path);
    const whole = files.get(journal) ?? Buffer.alloc(0);
    const lockPath = nextPath();
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x21;
      const folder = new MemoryStoreFolder(new Map([...files, [journal, bytes]]));
      const rig = await openStoreRig(lockPath, { folder });

      const expected = states.findLast(({ sizeBytes }) => sizeBytes <= at) ?? states[0];
      assert.deepEqual(describeDirectory(rig.directory), expected?.state, String(at));
      assert.match(rig.messages[0]?.text ?? '', /damaged/);
      const kept = [...folder.files].filter(([name]) => name.includes('corrupt'));
      // Where whole records follow, all of the journal is kept.
      assert.ok(kept.some(([, content]) => bytes.subarray(-content.length).equals(content)));
      rig.store.dispose();
    }
  });
});

await test('a damaged snapshot gives way to the one before it and the journals since then', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const rig = await openStoreRig(path);
    rig.createUser('a');
    await rig.store.compact();
    rig.createUser('b');
    const state = describeDirectory(rig.directory);
    rig.store.dispose();
    const files = await readFiles(path);
    assert.deepEqual([...files.keys()].sort(), [
      journal,
      'journal-00000002.store',
      snapshot,
      'snapshot-00000002.store',
    ]);
    const newest = files.get('snapshot-00000002.store') ?? Buffer.alloc(0);

    for (const broken of [newest.subarray(0, -10), Buffer.alloc(0), Buffer.from('rubbish')]) {
      const again = await reopen(
        nextPath(),
        new Map([...files, ['snapshot-00000002.store', broken]]),
      );

      assert.deepEqual(describeDirectory(again.directory), state);
      assert.match(again.messages[0]?.text ?? '', /snapshot-00000002.store is damaged/);
      again.store.dispose();
    }
  });
});

await test('where no snapshot can be read the store is refused, and left as it is', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { files } = await write(path);
    const broken = new Map([...files, [snapshot, Buffer.from('rubbish')]]);
    const folder = nextPath();

    await assert.rejects(reopen(folder, broken), /none of its snapshots can be read/);
    assert.deepEqual(await readFiles(folder), broken);
    const lost = nextPath();
    await assert.rejects(reopen(lost, without(files, snapshot)), /none of its snapshots/);
  });
});

await test('a snapshot that was not finished is begun anew', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { files, states } = await write(path);
    const folder = nextPath();
    const rig = await reopen(
      folder,
      new Map([...files, [`snapshot-00000002.store.new`, Buffer.alloc(9)]]),
    );

    assert.deepEqual(describeDirectory(rig.directory), states.at(-1)?.state);
    assert.ok(!(await readFiles(folder)).has('snapshot-00000002.store.new'));
    rig.store.dispose();
  });
});

await test('a store of a newer format is refused by name, and left as it is', async () => {
  await withStoreFolder(async (path, nextPath) => {
    const { encodeFrame } = await import('../../../../src/workbench/store/frame.js');
    const { files } = await write(path);
    const header = (files.get(snapshot) ?? Buffer.alloc(0)).toString().split('\n')[0] ?? '';
    const newer = header.slice(18).replace('"version":1', '"version":2');
    const folder = nextPath();
    const given = new Map([...files, [snapshot, encodeFrame(newer)]]);

    await assert.rejects(reopen(folder, given), /format 2, and this version .* knows format 1/);
    assert.deepEqual(await readFiles(folder), given);
  });
});
