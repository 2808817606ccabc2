import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { CaptureLog } from '../../../src/capture/captureLog.js';
import { writeCaptureText } from '../../../src/extension/captures/captureFiles.js';
import { CaptureStore } from '../../../src/extension/captures/captureStore.js';
import { buildExchange } from '../../support/exchangeBuilder.js';
import { call, request, startServer, stopServer } from '../support/extension.js';
import { silentLogger } from '../support/ownWorkbench.js';

export function defineCaptureSuite(): void {
  describe('captured requests', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'scim-captures-'));
      await call('scimWorkbench.captures.clear');
    });
    afterEach(async () => {
      await stopServer();
      await rm(folder, { recursive: true, force: true });
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('are listed as plain data, oldest first', async () => {
      const server = await startServer();
      await request(server, '/Users?count=1');
      await request(server, '/Groups?count=1');

      const captures = (await call('scimWorkbench.captures.list')) ?? [];

      assert.deepEqual(
        captures.map(({ path }) => path),
        ['/Users', '/Groups'],
      );
      assert.deepEqual(structuredClone(captures), captures);
    });

    it('outlive a stop of the server, and are gone when cleared', async () => {
      const server = await startServer();
      await request(server, '/Users?count=1');
      await stopServer();
      const kept = await call('scimWorkbench.captures.list');
      await call('scimWorkbench.captures.clear');

      assert.equal(kept?.length, 1);
      assert.deepEqual(await call('scimWorkbench.captures.list'), []);
    });

    it('are exported and imported again, without secrets', async () => {
      const server = await startServer();
      await request(server, '/Users?count=1');
      const file = vscode.Uri.file(join(folder, 'captures.jsonl'));

      const exported = await call('scimWorkbench.captures.export', file);
      await call('scimWorkbench.captures.clear');
      const imported = await call('scimWorkbench.captures.import', file);

      assert.equal(exported, 1);
      assert.equal(imported, 1);
      const text = await readFile(file.fsPath, 'utf8');
      assert.ok(!text.includes(server.authorization.replace('Bearer ', '')));
      const [exchange] = (await call('scimWorkbench.captures.list')) ?? [];
      assert.equal(exchange?.source, 'import');
    });

    it('are exported as HAR with made-up people, and judged when they come back', async () => {
      const server = await startServer();
      const body = JSON.stringify({ userName: 'zqjane@zqcorp.com', name: { familyName: 'Zqdoe' } });
      await request(server, '/Users', { method: 'POST', body });
      await request(server, '/Users?filter=userName%20eq%20%22zqjane@zqcorp.com%22');
      const file = vscode.Uri.file(join(folder, 'captures.har'));

      const exported = await call('scimWorkbench.captures.export', { file, people: 'madeUp' });
      await call('scimWorkbench.captures.clear');
      const imported = await call('scimWorkbench.captures.import', file);

      assert.equal(exported, 2);
      assert.equal(imported, 2);
      assert.ok(!/zq/i.test(await readFile(file.fsPath, 'utf8')));
      const [creation, lookup] = (await call('scimWorkbench.captures.list')) ?? [];
      const { userName } = JSON.parse(creation?.request.body?.text ?? '{}') as { userName: string };
      assert.match(userName, /^[a-z]+@[a-z]+\.com\.example$/);
      assert.ok(decodeURIComponent(lookup?.request.target ?? '').includes(`"${userName}"`));
      assert.equal(creation?.source, 'import');
      // The POST without `schemas` is what the mock tolerates, and the judge tells of.
      assert.ok(((await call('scimWorkbench.findings.show')) ?? 0) > 0);
    });

    it('say what to do where their file cannot be written', async () => {
      const file = join(folder, 'a file');
      await writeFile(file, '');

      await assert.rejects(
        writeCaptureText(vscode.Uri.file(join(file, 'below.jsonl')), ''),
        /below\.jsonl cannot be written: .*\. Nothing is lost: choose another place/s,
      );
    });

    it('are copied in the languages of developers', async () => {
      const server = await startServer();
      await request(server, '/Users?count=1');
      const [exchange] = (await call('scimWorkbench.captures.list')) ?? [];

      const text = await call('scimWorkbench.captures.copyAs', {
        exchanges: [exchange?.id],
        format: 'python',
      });

      assert.match(text ?? '', /requests\.request\(\n {4}"GET",/);
      assert.equal(await vscode.env.clipboard.readText(), text);
    });

    it('are not exported in a format that nobody knows', async () => {
      const server = await startServer();
      await request(server, '/Users?count=1');

      assert.equal(await call('scimWorkbench.captures.copyAs', { format: 'cobol' }), undefined);
    });

    it('are told from what is JSON and no capture', async () => {
      const file = join(folder, 'other.har');
      await writeFile(file, '{"log":{"entries":"none"}}');

      assert.equal(await call('scimWorkbench.captures.import', vscode.Uri.file(file)), undefined);
    });

    it('are not touched by a file that holds none', async () => {
      const file = join(folder, 'other.jsonl');
      await writeFile(file, 'no JSON at all\n');

      const imported = await call('scimWorkbench.captures.import', vscode.Uri.file(file));

      assert.equal(imported, undefined);
      assert.deepEqual(await call('scimWorkbench.captures.list'), []);
    });
  });

  describe('the store of captured requests', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'scim-captures-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    const createLog = (): CaptureLog =>
      new CaptureLog({
        budgetBytes: 1024 * 1024,
        onListenerError: (error) => {
          throw error;
        },
      });
    const open = (captures: CaptureLog, path = join(folder, 'deep', 'captures.jsonl')) =>
      CaptureStore.open({
        path,
        captures,
        budgetBytes: 1024 * 1024,
        logger: silentLogger,
        onFailure: (error) => {
          throw error;
        },
      });

    it('brings back what an earlier life of the window had captured', async () => {
      const earlier = createLog();
      const store = await open(earlier);
      earlier.add(buildExchange({ id: 'one' }));
      earlier.add(buildExchange({ id: 'two' }));
      await store.flush();
      store.dispose();

      const later = createLog();
      await open(later);

      assert.deepEqual(
        later.since(0).map(({ exchange }) => exchange),
        earlier.since(0).map(({ exchange }) => exchange),
      );
    });

    it('forgets what was cleared', async () => {
      const earlier = createLog();
      const store = await open(earlier);
      earlier.add(buildExchange({ id: 'one' }));
      await store.flush();
      earlier.clear();
      earlier.add(buildExchange({ id: 'two' }));
      await store.flush();

      const later = createLog();
      await open(later);

      assert.deepEqual(
        later.since(0).map(({ exchange }) => exchange.id),
        ['two'],
      );
    });

    it('keeps every whole line of a file that a crash has cut off', async () => {
      const path = join(folder, 'captures.jsonl');
      const line = JSON.stringify(buildExchange({ id: 'whole' }));
      await writeFile(path, `${line}\n${line.slice(0, 40)}`);
      const log = createLog();
      const store = await open(log, path);
      log.add(buildExchange({ id: 'after' }));
      await store.flush();

      const later = createLog();
      await open(later, path);

      assert.deepEqual(
        later.since(0).map(({ exchange }) => exchange.id),
        ['whole', 'after'],
      );
    });

    it('tells once when it cannot write, and lets the capture go on', async () => {
      const failures: Error[] = [];
      const captures = createLog();
      await writeFile(join(folder, 'file'), '');
      const store = await CaptureStore.open({
        path: join(folder, 'file', 'captures.jsonl'),
        captures,
        budgetBytes: 1024,
        logger: silentLogger,
        onFailure: (error) => {
          failures.push(error);
        },
      });

      captures.add(buildExchange({ id: 'one' }));
      captures.add(buildExchange({ id: 'two' }));
      await store.flush();

      assert.equal(failures.length, 1);
      assert.equal(captures.size, 2);
    });
  });
}
