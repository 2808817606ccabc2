import type * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { Emitter } from '../../base/emitter.js';
import { isJsonArray } from '../../base/json.js';
import { createId } from '../../workbench/createId.js';
import { type KnownTarget, readKnownTarget } from './knownTarget.js';

const key = 'scimWorkbench.targets';

export interface TargetStoreDeps {
  readonly state: vscode.Memento;
  readonly secrets: vscode.SecretStorage;
  readonly onListenerError: (error: unknown) => void;
}

/** The SCIM servers that the user calls from this workspace; their credentials are in the secret storage. */
export class TargetStore implements Disposable {
  readonly #state: vscode.Memento;
  readonly #secrets: vscode.SecretStorage;
  readonly #store = new DisposableStore();
  readonly #onDidChange: Emitter<undefined>;
  /** One change after the other, so that none is lost. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor({ state, secrets, onListenerError }: TargetStoreDeps) {
    this.#state = state;
    this.#secrets = secrets;
    this.#onDidChange = this.#store.add(new Emitter(onListenerError));
  }

  readonly onDidChange = (listener: () => void): Disposable => this.#onDidChange.event(listener);

  list(): readonly KnownTarget[] {
    const kept = this.#state.get<unknown>(key);
    return isJsonArray(kept) ? kept.flatMap((one) => readKnownTarget(one) ?? []) : [];
  }

  find(id: string): KnownTarget | undefined {
    return this.list().find((target) => target.id === id);
  }

  /** The whole value of the Authorization header; empty where none is sent. */
  async authorizationOf(id: string): Promise<string> {
    return (await this.#secrets.get(secretKey(id))) ?? '';
  }

  async add(target: Omit<KnownTarget, 'id'>, authorization: string): Promise<KnownTarget> {
    const added = { ...target, id: createId() };
    await this.#secrets.store(secretKey(added.id), authorization);
    await this.#write((targets) => [...targets, added]);
    return added;
  }

  async update(target: KnownTarget): Promise<void> {
    await this.#write((targets) => targets.map((one) => (one.id === target.id ? target : one)));
  }

  async setAuthorization(id: string, authorization: string): Promise<void> {
    await this.#secrets.store(secretKey(id), authorization);
  }

  async remove(id: string): Promise<void> {
    await this.#write((targets) => targets.filter((one) => one.id !== id));
    await this.#secrets.delete(secretKey(id));
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #write(change: (targets: readonly KnownTarget[]) => readonly KnownTarget[]): Promise<void> {
    const writing = this.#writing.then(() => this.#state.update(key, change(this.list())));
    // The next change does not fail with this one.
    this.#writing = writing.then(undefined, () => undefined);
    await writing;
    this.#onDidChange.fire(undefined);
  }
}

const secretKey = (id: string): string => `scimWorkbench.target.${id}`;
