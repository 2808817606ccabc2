import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { Emitter } from '../../base/emitter.js';
import * as vscode from 'vscode';
import { type Target } from '../../workbench/target/target.js';
import { HostError } from '../hostError.js';
import { type ServerController } from '../server/serverController.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type KnownTarget, mockTargetId } from './knownTarget.js';
import { type TargetStore } from './targetStore.js';

export interface TargetDirectoryDeps {
  readonly store: TargetStore;
  readonly server: ServerController;
  readonly workbench: WorkbenchLoader;
  readonly onListenerError: (error: unknown) => void;
}

/** All that can be called: the mock server while it runs, and the servers that the user has added. */
export class TargetDirectory implements Disposable {
  readonly store: TargetStore;
  readonly #server: ServerController;
  readonly #workbench: WorkbenchLoader;
  readonly #subscriptions = new DisposableStore();
  readonly #onDidChange: Emitter<undefined>;

  constructor({ store, server, workbench, onListenerError }: TargetDirectoryDeps) {
    this.store = store;
    this.#server = server;
    this.#workbench = workbench;
    this.#onDidChange = this.#subscriptions.add(new Emitter(onListenerError));
    const fire = (): void => {
      this.#onDidChange.fire(undefined);
    };
    this.#subscriptions.add(store.onDidChange(fire));
    this.#subscriptions.add(workbench.onDidChangeServer(fire));
  }

  readonly onDidChange = (listener: () => void): Disposable => this.#onDidChange.event(listener);

  list(): readonly KnownTarget[] {
    const mock = this.#findMock();
    return [...this.store.list(), ...(mock ? [mock] : [])];
  }

  find(id: string): KnownTarget | undefined {
    return this.list().find((target) => target.id === id);
  }

  /** With its credentials. */
  async resolve({ id, baseUrl }: KnownTarget): Promise<Target> {
    if (id === mockTargetId) {
      return { baseUrl, authorization: await this.#server.createAuthorization() };
    }
    if (!this.store.find(id)) {
      throw new HostError(
        'notFound',
        vscode.l10n.t('The SCIM server {0} has been removed. Add it again.', baseUrl),
      );
    }
    return { baseUrl, authorization: await this.store.authorizationOf(id) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #findMock(): KnownTarget | undefined {
    const { serverState } = this.#workbench;
    return serverState.status === 'running'
      ? {
          id: mockTargetId,
          name: vscode.l10n.t('Mock Server'),
          baseUrl: serverState.baseUrl,
          isRemoteAllowed: true,
        }
      : undefined;
  }
}
