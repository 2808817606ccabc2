import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inspectorViewType } from '../../../src/extension/contributions.js';
import { InspectorLink } from '../../../src/extension/inspector/inspectorLink.js';
import { type Decision } from '../../../src/exchange/breakpoints/breakpoint.js';
import { type HeldView } from '../../../src/protocol/breakpoints.js';
import { Channel, type Port } from '../../../src/protocol/channel.js';
import { type HostToInspector, type InspectorToHost } from '../../../src/protocol/inspector.js';
import { buildExchange } from '../../support/exchangeBuilder.js';
import { call, closeAllEditors, until } from '../support/extension.js';
import { createOwnWorkbench } from '../support/ownWorkbench.js';

const findInspectorTab = (): vscode.Tab | undefined =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith(inspectorViewType),
    );

/** Two ends of one wire, as between page and host. */
function portPair(): readonly [Port, Port] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const end = (own: number, other: number): Port => ({
    post: (message) => {
      const sent: unknown = JSON.parse(JSON.stringify(message));
      for (const listener of listeners[other] ?? []) {
        listener(sent);
      }
    },
    onMessage: (listener) => {
      listeners[own]?.push(listener);
      return { dispose: () => undefined };
    },
  });
  return [end(0, 1), end(1, 0)];
}

export function defineInspectorSuite(): void {
  describe('the inspector panel', () => {
    afterEach(closeAllEditors);

    it('opens beside the code, and only once', async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'code' });
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);

      await call('scimWorkbench.inspector.open');
      await call('scimWorkbench.inspector.open');

      const tab = await until(vscode.window.tabGroups.onDidChangeTabs, findInspectorTab);
      assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
      assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 2);
    });
  });

  describe("the host's end of the inspector", () => {
    async function createLink(isVisible = (): boolean => true) {
      const loader = createOwnWorkbench();
      const workbench = await loader.get();
      const [viewPort, hostPort] = portPair();
      const view = new Channel<InspectorToHost, HostToInspector>(viewPort);
      const refuse = (): Promise<void> => Promise.reject(new Error('not asked for'));
      const link = new InspectorLink({
        port: hostPort,
        workbench,
        comparisons: () => Promise.reject(new Error('not asked for')),
        isVisible,
        actions: {
          openBody: refuse,
          openStates: refuse,
          openComparison: refuse,
          performOnCapture: refuse,
          copyAsCurl: refuse,
          perform: refuse,
          watchBreakpoints: () => Promise.resolve(),
          evaluateFilter: refuse,
          writeClipboard: refuse,
          clearCaptures: refuse,
          startServer: refuse,
          copyBaseUrl: refuse,
          copyAuthorization: refuse,
        },
      });
      return { workbench, view, link };
    }

    it('answers a snapshot with the summaries after a seq', async () => {
      const { workbench, view } = await createLink();
      workbench.captures.add(buildExchange({ id: 'one' }));
      workbench.captures.add(buildExchange({ id: 'two' }));

      const snapshot = await view.request('exchanges/snapshot', { sinceSeq: 1 });

      assert.equal(snapshot.seq, 2);
      assert.deepEqual(
        snapshot.items.map(({ id }) => id),
        ['two'],
      );
      assert.deepEqual(snapshot.server, { status: 'stopped' });
    });

    it('posts what is added in batches, after the page has asked for a snapshot', async () => {
      const { workbench, view } = await createLink();
      view.emit('view/ready', { version: 1 });
      await view.request('exchanges/snapshot', { sinceSeq: 0 });

      const batch = new Promise<readonly string[]>((resolve) => {
        view.on('exchanges/added', ({ items }) => {
          resolve(items.map(({ id }) => id));
        });
      });
      workbench.captures.add(buildExchange({ id: 'one' }));
      workbench.captures.add(buildExchange({ id: 'two' }));

      assert.deepEqual(await batch, ['one', 'two']);
    });

    it('posts nothing while the page is hidden', async () => {
      const { workbench, view } = await createLink(() => false);
      view.emit('view/ready', { version: 1 });
      await view.request('exchanges/snapshot', { sinceSeq: 0 });
      view.on('exchanges/cleared', () => {
        assert.fail('posted to a hidden page');
      });

      workbench.captures.clear();
    });

    it('asks the page what it shows, has selected and pinned', async () => {
      const { view, link } = await createLink();
      view.handle('captures/parts', () => ({ shown: [0, 2], selected: [1, 1] }));
      assert.deepEqual(await link.readParts(), {}, 'before the page is ready');
      view.emit('view/ready', { version: 1 });

      assert.deepEqual(await link.readParts(), { shown: [0, 2], selected: [1, 1] });
    });

    for (const [what, answer] of [
      ['has nothing', () => ({})],
      ['answers something else', () => ({ shown: 'all' as never })],
      ['fails', () => Promise.reject(new Error('broken'))],
      ['never answers', () => new Promise<never>(() => undefined)],
    ] as const) {
      it(`takes all of the capture where the page ${what}`, async () => {
        const { view, link } = await createLink();
        view.handle('captures/parts', answer);
        view.emit('view/ready', { version: 1 });

        assert.deepEqual(await link.readParts(), {});
      });
    }

    it('refuses parameters of the wrong type', async () => {
      const { view } = await createLink();

      // What a page sends may be anything, whatever the contract says.
      const params = { sinceSeq: 'all' } as unknown as { sinceSeq: number };

      await assert.rejects(view.request('exchanges/snapshot', params), { code: 'badParams' });
    });

    it('says when an exchange is no longer there', async () => {
      const { view } = await createLink();

      await assert.rejects(view.request('exchange/detail', { id: 'gone' }), { code: 'notFound' });
    });

    it('sets breakpoints, shows what they hold, and does what the page decides', async () => {
      const { workbench, view } = await createLink();
      view.emit('view/ready', { version: 1 });
      const held = new Promise<HeldView>((resolve) => {
        view.on('breakpoints/changed', ({ held: [first] }) => {
          if (first) {
            resolve(first);
          }
        });
      });

      assert.match(
        (await view.request('breakpoints/add', { spec: { stage: 'request', path: 'Users' } }))
          ?.message ?? '',
        /for example/,
      );
      assert.equal(await view.request('breakpoints/add', { spec: { stage: 'request' } }), null);
      const decisions: Decision[] = [];
      workbench.breakpoints.hold({
        stage: 'request',
        source: 'forward',
        method: 'POST',
        path: '/Users',
        isOperation: () => false,
        content: () => ({ target: '/Users', headers: [], body: '{}' }),
        resume: (decision) => {
          decisions.push(decision);
        },
      });
      const { id, source, leftFor } = await held;
      assert.equal(source, 'forward');
      assert.ok(leftFor > 40_000 && leftFor <= 50_000);
      assert.equal((await view.request('held/content', { id }))?.body, '{}');
      const wrong = { do: 'continue', status: 7 };
      await assert.rejects(view.request('held/decide', { id, decision: wrong }), {
        code: 'badDecision',
      });
      const decision = { do: 'continue', target: '/Groups' };
      assert.equal(await view.request('held/decide', { id, decision }), 'done');
      assert.equal(await view.request('held/decide', { id, decision }), 'gone');
      assert.deepEqual(decisions, [decision]);
    });

    it('arms faults of a server that runs, and says what is wrong with others', async () => {
      const { workbench, view } = await createLink();
      view.emit('view/ready', { version: 1 });
      const { kinds } = await view.request('faults/list', null);
      assert.ok(kinds.length > 30);
      const arm = (fault: unknown, isTrial = true) =>
        view.request('faults/arm', { fault, isTrial });

      assert.equal(await arm({ kind: '429', times: '2' }), null);
      assert.equal((await arm({ kind: '429', times: 'often' }))?.field, 'times');
      assert.match((await arm({ kind: '429' }, false))?.message ?? '', /does not run/);
      assert.deepEqual(workbench.faults.armed, []);
    });

    it('reveals an exchange when the page is ready, not before', async () => {
      const { view, link } = await createLink();
      const revealed = new Promise<string>((resolve) => {
        view.on('exchange/reveal', ({ id }) => {
          resolve(id);
        });
      });

      link.reveal('one');
      view.emit('view/ready', { version: 1 });

      assert.equal(await revealed, 'one');
    });
  });
}
