import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { switchNames } from '../../scim/profile.js';
import { type RunningForward } from '../../workbench/forwardOptions.js';
import { type RunningState } from '../../workbench/serverOptions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { forwardRowsOf } from './forwardItems.js';
import { RefusedCredentials } from './refusedCredentials.js';
import { Throttle } from './throttle.js';
import { toTreeItem } from './treeItems.js';
import { type ServerFact, type TreeNode, pageSize, treeNode } from './treeNodes.js';

/** How often a busy server may redraw the tree, in milliseconds. */
const refreshInterval = 500;

/** The mock server with its people and groups, and the forwarding. Empty while neither runs: then the welcome shows. */
export class ServerTree implements vscode.TreeDataProvider<TreeNode>, Disposable {
  readonly #workbench: WorkbenchLoader;
  readonly #store = new DisposableStore();
  readonly #onDidChangeTreeData = this.#store.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;
  readonly #refused = new RefusedCredentials();
  /** How many are shown of a resource type, by its name. */
  readonly #shown = new Map<string, number>();

  constructor(workbench: WorkbenchLoader) {
    this.#workbench = workbench;
    const refresh = this.#store.add(
      new Throttle(refreshInterval, () => {
        this.#onDidChangeTreeData.fire(undefined);
      }),
    );
    const trigger = (): void => {
      refresh.trigger();
    };
    this.#store.add(
      workbench.onDidChangeServer(({ status }) => {
        if (status === 'stopped') {
          this.#shown.clear();
          this.#refused.clear();
        }
        trigger();
      }),
    );
    this.#store.add(workbench.onDidChangeForward(trigger));
    this.#store.add(workbench.onDidChangeDirectory(trigger));
    this.#store.add(workbench.onDidChangeFaults(trigger));
    this.#store.add(
      workbench.onDidCapture(({ exchange }) => {
        this.#refused.take(exchange);
        trigger();
      }),
    );
    this.#store.add(workbench.onDidClearCaptures(trigger));
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const running = this.#findRunning();
    const forwarding = this.#findForwarding();
    return toTreeItem(node, {
      ...(running && { running: running.state }),
      ...(forwarding && { forward: forwarding }),
      ...(this.#refused.last && { refusal: this.#refused.last.detail }),
      armed: this.#workbench.current?.faults.armed.length ?? 0,
      captured: this.#workbench.current?.captures.size ?? 0,
      count: (type) => running?.workbench.directory?.count(type) ?? 0,
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    const running = this.#findRunning();
    const forwarding = this.#findForwarding();
    if (!node) {
      return [
        ...(forwarding ? [treeNode({ kind: 'forward' })] : []),
        ...(running ? rootsOf(running.workbench) : []),
      ];
    }
    if (node.kind === 'forward') {
      return forwarding ? forwardRowsOf(forwarding) : [];
    }
    return running ? this.#childrenOf(node, running) : [];
  }

  #childrenOf(node: TreeNode, { workbench, state }: Running): TreeNode[] {
    switch (node.kind) {
      case 'server':
        return rowsOf(state);
      case 'faults':
        return workbench.faults.armed.map((fault) => treeNode({ kind: 'fault', fault }));
      case 'profile':
        return switchNames.map((name) => treeNode({ kind: 'switch', name }));
      case 'type':
        return this.#pageOf(workbench, node);
      case 'fact':
      case 'forward':
      case 'forwardFact':
      case 'fault':
      case 'switch':
      case 'resource':
      case 'more':
        return [];
    }
  }

  /** Shows the next ones of a type. */
  showMore(typeName: string): void {
    this.#shown.set(typeName, this.#shownOf(typeName) + pageSize);
    this.#onDidChangeTreeData.fire(undefined);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #pageOf({ directory }: Workbench, { type }: Extract<TreeNode, { kind: 'type' }>): TreeNode[] {
    if (!directory) {
      return [];
    }
    const count = this.#shownOf(type.name);
    const { resources, totalResults } = directory.query([type], { startIndex: 1, count });
    const remaining = totalResults - resources.length;
    return [
      ...resources.map((stored) => treeNode({ kind: 'resource', stored })),
      ...(remaining > 0 ? [treeNode({ kind: 'more', type, remaining })] : []),
    ];
  }

  #shownOf(typeName: string): number {
    return this.#shown.get(typeName) ?? pageSize;
  }

  #findForwarding(): RunningForward | undefined {
    const state = this.#workbench.forwardState;
    return state.status === 'running' ? state : undefined;
  }

  #findRunning(): Running | undefined {
    const workbench = this.#workbench.current;
    const state = workbench?.serverState;
    return workbench && state?.status === 'running' ? { workbench, state } : undefined;
  }
}

interface Running {
  readonly workbench: Workbench;
  readonly state: RunningState;
}

const rootsOf = ({ faults, registry }: Workbench): TreeNode[] => [
  treeNode({ kind: 'server' }),
  ...(faults.isArmed ? [treeNode({ kind: 'faults' })] : []),
  ...registry.resourceTypes.map((type) => treeNode({ kind: 'type', type })),
];

function rowsOf({ publicBaseUrl, oauth2 }: RunningState): TreeNode[] {
  const fact = (name: ServerFact): TreeNode => treeNode({ kind: 'fact', fact: name });
  return [
    fact('baseUrl'),
    ...(publicBaseUrl === undefined ? [] : [fact('publicBaseUrl')]),
    fact('authorization'),
    ...(oauth2 ? [fact('oauth2')] : []),
    treeNode({ kind: 'profile' }),
    fact('captures'),
  ];
}
