import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.js';
import { settingsFormViewType } from '../contributions.js';
import { type RunInBackground } from '../runInBackground.js';
import { createWebviewHtml } from '../webviewHtml.js';

export interface SettingsFormEditorDeps {
  readonly extensionUri: vscode.Uri;
  readonly runInBackground: RunInBackground;
}

/** Shows `*.scim-settings.json` files as the pages of the Admin Console. The text stays the one truth. */
export class SettingsFormEditor implements vscode.CustomTextEditorProvider {
  readonly #deps: SettingsFormEditorDeps;

  constructor(deps: SettingsFormEditorDeps) {
    this.#deps = deps;
  }

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(settingsFormViewType, this, {
      webviewOptions: { retainContextWhenHidden: false },
    });
  }

  async resolveCustomTextEditor(
    document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
  ): Promise<void> {
    const { extensionUri, runInBackground } = this.#deps;
    const store = new DisposableStore();
    panel.onDidDispose(() => {
      store.dispose();
    });
    // What the form knows of settings comes with the first form.
    const { SettingsFormLink } = await import('./settingsFormLink.js');
    if (store.isDisposed) {
      return;
    }
    store.add(
      new SettingsFormLink({
        document,
        port: {
          post: (message) => {
            if (!store.isDisposed) {
              runInBackground('post to the settings form', panel.webview.postMessage(message));
            }
          },
          onMessage: (listener) => panel.webview.onDidReceiveMessage(listener),
        },
      }),
    );
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = createWebviewHtml(panel.webview, dist, {
      name: 'settings',
      title: vscode.l10n.t('Okta Provisioning Settings'),
    });
  }
}
