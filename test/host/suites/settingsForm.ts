import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingsFormViewType } from '../../../src/extension/contributions.js';
import { SettingsFormLink } from '../../../src/extension/settingsForm/settingsFormLink.js';
import { Channel } from '../../../src/protocol/channel.js';
import { type FormToHost, type HostToForm } from '../../../src/protocol/settingsForm.js';
import { call, closeAllEditors, startServer, stopServer } from '../support/extension.js';

/** Both ends of one form, without a page between them. */
function openLink(document: vscode.TextDocument) {
  const toHost = new vscode.EventEmitter<unknown>();
  const toPage = new vscode.EventEmitter<unknown>();
  const link = new SettingsFormLink({
    document,
    port: {
      post: (message) => {
        toPage.fire(message);
      },
      onMessage: (listener) => toHost.event(listener),
    },
  });
  const page = new Channel<FormToHost, HostToForm>({
    post: (message) => {
      toHost.fire(message);
    },
    onMessage: (listener) => toPage.event(listener),
  });
  return { link, page };
}

export function defineSettingsFormSuite(): void {
  describe('the settings form', () => {
    afterEach(async () => {
      await stopServer();
      await closeAllEditors();
    });

    it('opens a new file with what the running server tells', async () => {
      const { baseUrl } = await startServer();

      assert.equal(await call('scimWorkbench.settings.edit'), true);

      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      assert.ok(input instanceof vscode.TabInputCustom);
      assert.equal(input.viewType, settingsFormViewType);
      const document = await vscode.workspace.openTextDocument(input.uri);
      assert.ok(document.getText().includes(new URL(baseUrl).pathname));
      await vscode.workspace.fs.delete(input.uri);
    });

    it('changes the document, which can be undone, and shows what others change', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'json',
        content: '{\n  "label": "A"\n}\n',
      });
      await vscode.window.showTextDocument(document);
      const { link, page } = openLink(document);
      const views: string[] = [];
      page.on('changed', ({ tabs }) => {
        const value = tabs[0]?.sections[0]?.fields[0]?.value;
        views.push(typeof value === 'string' ? value : '');
      });

      // One after the other, however quickly they come.
      await Promise.all([
        page.request('edit', { pointer: '/label', value: 'B' }),
        page.request('edit', { pointer: '/connection/baseUrl', value: 'https://a.example/scim' }),
        page.request('edit', { pointer: '/label', value: 'C' }),
      ]);
      assert.deepEqual(JSON.parse(document.getText()), {
        label: 'C',
        connection: { baseUrl: 'https://a.example/scim' },
      });
      assert.equal(views.at(-1), 'C');

      await vscode.commands.executeCommand('undo');
      assert.doesNotMatch(document.getText(), /"C"/);
      link.dispose();
      page.dispose();
    });

    it('exports by the page, and refuses what is no field or no format', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'json',
        content: '{"connection":{"baseUrl":"https://a.example/scim"}}',
      });
      const { link, page } = openLink(document);

      await page.request('copyExport', {});
      assert.match(await vscode.env.clipboard.readText(), /https:\/\/a\.example\/scim/);
      await assert.rejects(page.request('edit', { pointer: 'label', value: 'B' }), /no such field/);
      await assert.rejects(page.request('chooseFormat', { format: 'pdf' }), /no such format/);
      await page.request('edit', { pointer: '/connection/baseUrl', value: 'ftp://a' });
      await assert.rejects(page.request('copyExport', {}), /Mend the errors first/);
      link.dispose();
      page.dispose();
    });
  });
}
