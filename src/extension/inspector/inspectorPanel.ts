import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { inspectorViewType } from '../contributions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type CaptureParts } from '../../protocol/captureParts.js';
import { type LoadComparisons } from '../comparison/loadComparisons.js';
import { type RunInBackground } from '../runInBackground.js';
import { createWebviewHtml } from '../webviewHtml.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type InspectorLink, type InspectorLinkOptions } from './inspectorLink.js';
import { type InspectorActions } from './inspectorRequests.js';

export interface InspectorPanelDeps {
  readonly workbench: WorkbenchLoader;
  readonly comparisons: LoadComparisons;
  readonly extensionUri: vscode.Uri;
  readonly actions: InspectorActions;
  readonly runInBackground: RunInBackground;
}

/** The one inspector of this window: opened by a command, or by VS Code after a window reload. */
export class InspectorPanel implements vscode.WebviewPanelSerializer, Disposable {
  readonly #deps: InspectorPanelDeps;
  readonly #store = new DisposableStore();
  #open: { readonly panel: vscode.WebviewPanel; readonly link: InspectorLink } | undefined;

  constructor(deps: InspectorPanelDeps) {
    this.#deps = deps;
    this.#store.add(vscode.window.registerWebviewPanelSerializer(inspectorViewType, this));
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Whether somebody can see it now. */
  get isVisible(): boolean {
    return this.#open?.panel.visible ?? false;
  }

  /** Opens it beside the code, or shows the one that is open. */
  async show(exchangeId?: string): Promise<void> {
    if (this.#open) {
      this.#open.panel.reveal();
    } else {
      const panel = vscode.window.createWebviewPanel(
        inspectorViewType,
        vscode.l10n.t('SCIM Request Inspector'),
        vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
      );
      await this.#attach(panel);
    }
    if (exchangeId !== undefined) {
      this.#open?.link.reveal(exchangeId);
    }
  }

  /** Two captures that are compared, in place of the list. */
  async showComparison(id: string): Promise<void> {
    await this.show();
    this.#open?.link.showComparison(id);
  }

  /** What it shows, has selected and pinned; nothing of it while nobody sees it. */
  async readParts(): Promise<CaptureParts> {
    return (await this.#open?.link.readParts()) ?? {};
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    await this.#attach(panel);
  }

  dispose(): void {
    this.#open?.panel.dispose();
    this.#store.dispose();
  }

  async #attach(panel: vscode.WebviewPanel): Promise<void> {
    const store = new DisposableStore();
    panel.onDidDispose(() => {
      store.dispose();
      if (this.#open?.panel === panel) {
        this.#open = undefined;
      }
    });
    const workbench = await this.#deps.workbench.get();
    // Nothing of it is loaded before there is a page.
    const { InspectorLink: Link } = await import('./inspectorLink.js');
    if (store.isDisposed) {
      // Closed before there was anything to show.
      return;
    }
    const options = this.#linkOptions(panel, workbench, () => !store.isDisposed);
    const link = store.add(new Link(options));
    this.#open?.panel.dispose();
    this.#open = { panel, link };
    panel.onDidChangeViewState(() => {
      if (!panel.visible) {
        link.forgetPage();
      }
    });
    this.#fill(panel);
  }

  #linkOptions(
    panel: vscode.WebviewPanel,
    workbench: Workbench,
    isThere: () => boolean,
  ): InspectorLinkOptions {
    const { actions, comparisons, runInBackground } = this.#deps;
    return {
      workbench,
      comparisons,
      actions,
      isVisible: () => isThere() && panel.visible,
      port: {
        post: (message) => {
          // A late answer to a closed page is for nobody; a page that missed something asks again.
          if (isThere()) {
            runInBackground('post to the inspector', panel.webview.postMessage(message));
          }
        },
        onMessage: (listener) => panel.webview.onDidReceiveMessage(listener),
      },
    };
  }

  #fill(panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.#deps;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'inspector-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'inspector-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = createWebviewHtml(panel.webview, dist, {
      name: 'inspector',
      title: vscode.l10n.t('SCIM Request Inspector'),
    });
  }
}
