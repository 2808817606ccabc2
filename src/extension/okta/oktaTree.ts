import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { OrgError } from '../../okta/org/orgError.js';
import { Throttle } from '../views/throttle.js';
import { toOktaItem } from './oktaItems.js';
import { type OktaNode, childrenOf } from './oktaNodes.js';
import { type SimulatedOkta } from './simulatedOkta.js';

/** How often a busy org may redraw the tree, in milliseconds. */
const refreshInterval = 200;

/** The org with its people, groups, assignments and pushed groups. Empty while there is none: then the welcome shows. */
export class OktaTree implements vscode.TreeDataProvider<OktaNode>, Disposable {
  readonly #okta: SimulatedOkta;
  readonly #store = new DisposableStore();
  readonly #onDidChangeTreeData = this.#store.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;

  constructor(okta: SimulatedOkta) {
    this.#okta = okta;
    const refresh = this.#store.add(
      new Throttle(refreshInterval, () => {
        this.#onDidChangeTreeData.fire(undefined);
      }),
    );
    this.#store.add(
      okta.onDidChange(() => {
        refresh.trigger();
      }),
    );
  }

  getTreeItem(node: OktaNode): vscode.TreeItem {
    const { running } = this.#okta;
    try {
      return running
        ? toOktaItem(node, { org: running.org, targetName: running.target.name })
        : new vscode.TreeItem('');
    } catch (error) {
      if (error instanceof OrgError) {
        // expected: gone since its parent was asked; the next drawing is under way
        return new vscode.TreeItem('');
      }
      throw error;
    }
  }

  getChildren(node?: OktaNode): OktaNode[] {
    const { running } = this.#okta;
    return running ? childrenOf(running.org, node) : [];
  }

  dispose(): void {
    this.#store.dispose();
  }
}
