import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type SessionError, SessionFolder } from '../../../src/workbench/sessions/sessionFolder.js';
import {
  findNameProblem,
  readSessionFile,
  toSessionFile,
} from '../../../src/workbench/sessions/sessionName.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

async function withSessions(
  run: (sessions: SessionFolder, path: string) => Promise<void>,
): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'scim-workbench-sessions-'));
  try {
    await run(
      new SessionFolder(join(path, 'not', 'there', 'yet')),
      join(path, 'not', 'there', 'yet'),
    );
  } finally {
    await rm(path, { recursive: true });
  }
}

const namesOf = async (sessions: SessionFolder): Promise<readonly string[]> =>
  (await sessions.list()).map(({ name }) => name).toSorted();

const failsAs =
  (reason: SessionError['reason'], session: string) =>
  (error: SessionError): boolean =>
    error.reason === reason && error.session === session;

await test('a session is kept, read again by another window, renamed and deleted', async () => {
  await withSessions(async (sessions, path) => {
    assert.deepEqual(await sessions.list(), []);
    const exchanges = [buildExchange(), buildExchange({ method: 'POST', body: { userName: 'ä' } })];

    await sessions.save('New hires, 3/26 – Okta', exchanges);

    const other = new SessionFolder(path);
    assert.deepEqual((await other.read('new HIRES, 3/26 – Okta')).exchanges, exchanges);
    await other.rename('New hires, 3/26 – Okta', 'Hires');
    assert.deepEqual(await namesOf(sessions), ['Hires']);
    await sessions.rename('Hires', 'hires');
    assert.deepEqual(await namesOf(sessions), ['hires']);
    await sessions.delete('Hires');
    assert.deepEqual(await namesOf(other), []);
  });
});

await test('nothing is written over unless that is said', async () => {
  await withSessions(async (sessions) => {
    const [first, second] = [buildExchange(), buildExchange()];
    await sessions.save('A', [first]);
    await sessions.save('B', [second]);

    await assert.rejects(sessions.save('a', [second]), failsAs('nameTaken', 'A'));
    await assert.rejects(sessions.rename('B', 'a'), failsAs('nameTaken', 'A'));
    assert.deepEqual((await sessions.read('A')).exchanges, [first]);
    await sessions.save('a', [second], { replaces: true });
    assert.deepEqual((await sessions.read('A')).exchanges, [second]);
    assert.deepEqual(await namesOf(sessions), ['A', 'B']);
  });
});

await test('what is not there, and what cannot be a name, is told', async () => {
  await withSessions(async (sessions) => {
    await assert.rejects(sessions.read('A'), failsAs('notFound', 'A'));
    await assert.rejects(sessions.delete('A'), failsAs('notFound', 'A'));
    await assert.rejects(sessions.save('  ', []), failsAs('badName', '  '));
    await assert.rejects(sessions.save('x'.repeat(300), []), failsAs('badName', 'x'.repeat(300)));
  });
});

await test('a damaged line costs only itself, and a half-written file is no session', async () => {
  await withSessions(async (sessions, path) => {
    const exchange = buildExchange();
    await sessions.save('A', [exchange]);
    await appendFile(join(path, toSessionFile('A')), '{"id":');
    await writeFile(join(path, `${toSessionFile('B')}.new`), '{');
    await writeFile(join(path, 'session-%E0.jsonl'), '{}');

    const { exchanges, badLines } = await sessions.read('A');

    assert.deepEqual(exchanges, [exchange]);
    assert.deepEqual(
      badLines.map(({ line }) => line),
      [2],
    );
    assert.deepEqual(await namesOf(sessions), ['A']);
  });
});

await test(
  'a session is for the eyes of its owner alone',
  { skip: process.platform === 'win32' },
  async () => {
    await withSessions(async (sessions, path) => {
      await sessions.save('A', [buildExchange()]);
      const [file = ''] = await readdir(path);
      assert.equal((await stat(join(path, file))).mode & 0o077, 0);
    });
  },
);

await test('every name leads to a file of its own in the folder, and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      fc.pre(findNameProblem(name) === undefined);
      const file = toSessionFile(name);
      assert.match(file, /^session-[\w%-]+\.jsonl$/);
      assert.equal(readSessionFile(file), name.trim().normalize('NFC'));
    }),
  );
});
