import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CaptureLog } from '../../../src/capture/captureLog.js';
import { readJsonLines } from '../../../src/capture/jsonLines.js';
import { CaptureFile, CaptureFileError } from '../../../src/workbench/captureFile.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

const failOnError = (error: unknown): never => {
  throw error;
};

const createLog = (): CaptureLog =>
  new CaptureLog({ budgetBytes: 1_000_000, onListenerError: failOnError });

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'capture-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const idsIn = async (path: string): Promise<readonly string[]> =>
  readJsonLines(await readFile(path, 'utf8')).exchanges.map(({ id }) => id);

await test('everything captured is in the file, in order, when it is closed', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'capture.jsonl');
    const captures = createLog();
    const file = await CaptureFile.open(path, failOnError);
    const following = file.follow(captures);
    const ids = Array.from({ length: 500 }, (_one, at) => `id-${String(at)}`);

    ids.forEach((id) => captures.add(buildExchange({ id })));
    following.dispose();
    captures.add(buildExchange({ id: 'later' }));
    await file.close();

    assert.deepEqual(await idsIn(path), ids);
  });
});

// Windows has no such modes.
if (process.platform !== 'win32') {
  await test('only the owner may read the file', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'capture.jsonl');

      const file = await CaptureFile.open(path, failOnError);
      await file.close();

      assert.equal((await stat(path)).mode & 0o077, 0);
    });
  });
}

await test('a later run goes on after the lines of an earlier one, even a line without its end', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, 'capture.jsonl');
    await writeFile(path, '{"id": "cut o');

    const file = await CaptureFile.open(path, failOnError);
    file.write(buildExchange({ id: 'new' }));
    await file.close();

    assert.deepEqual(await idsIn(path), ['new']);
    assert.match(await readFile(path, 'utf8'), /^\{"id": "cut o\n\{/);
  });
});

await test('a file that cannot be opened is refused with its name and the reason', async () => {
  await withFolder(async (folder) => {
    await assert.rejects(
      CaptureFile.open(join(folder, 'no', 'such', 'folder'), failOnError),
      (error: unknown) => {
        assert.ok(error instanceof CaptureFileError);
        assert.match(error.message, /no.such.folder cannot be opened: ENOENT/);
        return true;
      },
    );
  });
});

// Only Linux has a file that is a full disk.
if (process.platform === 'linux') {
  await test('a full disk is told once, counts what is lost, and fails the close', async () => {
    const errors: CaptureFileError[] = [];
    const file = await CaptureFile.open('/dev/full', (error) => errors.push(error));

    file.write(buildExchange());
    file.write(buildExchange());

    await assert.rejects(file.close(), /cannot be written: ENOSPC/);
    file.write(buildExchange());
    assert.equal(errors.length, 1);
    assert.equal(file.lost, 3);
  });
}
