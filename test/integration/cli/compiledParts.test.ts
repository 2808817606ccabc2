import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { type CompiledParts, keepCompiled } from '../../../src/cli/compiledParts.js';

const pause = 10;

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'compiled-parts-'));
  try {
    await run(folder);
  } finally {
    // What is still to be kept comes before this, as timers of one process fire in their order.
    await sleep(3 * pause);
    await rm(folder, { recursive: true });
  }
}

/** Reads the file as a process does that has just started. */
function start(folder: string): { readonly value: unknown; readonly parts: CompiledParts } {
  const parts = keepCompiled(folder, pause);
  const require = createRequire(join(folder, 'start.cjs'));
  Reflect.deleteProperty(require.cache, join(folder, 'part.cjs'));
  const value: unknown = require(join(folder, 'part.cjs'));
  return { value, parts };
}

async function keptPath(folder: string): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const names = await readdir(join(folder, 'compiled')).catch(() => []);
    const name = names.find((one) => /^part\.cjs\.v[\d.]+-\w+$/.test(one));
    if (name !== undefined && names.length === 1) {
      return join(folder, 'compiled', name);
    }
    await sleep(10);
  }
  return assert.fail('nothing was kept');
}

const spoiled: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 100)],
  ['empty', () => Buffer.alloc(0)],
  ['of another kind', () => Buffer.from('x'.repeat(500))],
  [
    'with one byte turned',
    (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([255 - (bytes.at(-1) ?? 0)])]),
  ],
];

void describe('compiled parts', () => {
  void test('are taken at the next start', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'part.cjs'), 'module.exports = [1, 2].map((one) => one + 40);');
      const first = start(folder);
      await keptPath(folder);
      const second = start(folder);

      assert.deepEqual(first.parts.compiled, ['part.cjs']);
      assert.deepEqual(second.parts.taken, ['part.cjs']);
      assert.deepEqual(second.value, [41, 42]);
    });
  });

  void test('have what Node gives a module', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'other.cjs'), 'exports.name = "other";');
      await writeFile(
        join(folder, 'part.cjs'),
        `exports.all = [require('./other.cjs').name, typeof require('node:path').join, __filename, __dirname,
          module.exports === exports, this === exports];`,
      );

      assert.deepEqual(start(folder).value, {
        all: ['other', 'function', join(folder, 'part.cjs'), folder, true, true],
      });
    });
  });

  void test('of a file that has changed are not taken, even where it is as long as it was', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'part.cjs'), 'module.exports = 1;');
      start(folder);
      await keptPath(folder);
      await writeFile(join(folder, 'part.cjs'), 'module.exports = 2;');
      const { value, parts } = start(folder);

      assert.equal(value, 2);
      assert.deepEqual(parts.compiled, ['part.cjs']);
    });
  });

  for (const [what, spoil] of spoiled) {
    void test(`that are ${what} are not taken, and are replaced`, async () => {
      await inFolder(async (folder) => {
        await writeFile(join(folder, 'part.cjs'), 'module.exports = 42;');
        start(folder);
        const path = await keptPath(folder);
        const bytes = spoil(await readFile(path));
        await writeFile(path, bytes);
        const { value, parts } = start(folder);

        assert.equal(value, 42);
        assert.deepEqual(parts.compiled, ['part.cjs']);
        for (let tries = 0; (await readFile(path)).equals(bytes); tries += 1) {
          assert.ok(tries < 500, 'was not replaced');
          await sleep(10);
        }
        assert.deepEqual(start(folder).parts.taken, ['part.cjs']);
      });
    });
  }

  void test('are not kept by a process that has changed the flags of V8 meanwhile', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'part.cjs'), 'module.exports = 42;');
      start(folder);
      setFlagsFromString('--heap-growing-percent=20');
      try {
        await sleep(10 * pause);
      } finally {
        setFlagsFromString('--heap-growing-percent=0');
      }
      assert.deepEqual(await readdir(folder), ['part.cjs']);
    });
  });

  void test('that cannot be written leave all as it would be without', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'part.cjs'), 'module.exports = 42;');
      await writeFile(join(folder, 'compiled'), 'a file where the folder should be');
      const { value } = start(folder);
      await sleep(10 * pause);

      assert.equal(value, 42);
      assert.equal(start(folder).value, 42);
    });
  });

  void test('tell where an error came from', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'part.cjs'), 'throw new Error("out of order");');

      assert.throws(
        () => start(folder),
        ({ stack = '' }: Error) => stack.includes(`${join(folder, 'part.cjs')}:1:7`),
      );
    });
  });
});
