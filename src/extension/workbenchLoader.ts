import { type Disposable, DisposableStore } from '../base/disposable.js';
import { Emitter } from '../base/emitter.js';
import { type CapturedExchange } from '../capture/captureLog.js';
import { type ForwardState } from '../workbench/forwardOptions.js';
import { type ServerState } from '../workbench/serverOptions.js';
import { type StoreMessage } from '../workbench/store/durableStore.js';
import { type Workbench } from '../workbench/workbench.js';

export interface WorkbenchLoaderDeps {
  /** Called once, at first use: `activate` must not load a server. */
  readonly load: () => Promise<Workbench>;
  readonly onListenerError: (error: unknown) => void;
}

/** The workbench of this window, loaded at first use; its events may be listened to before. */
export class WorkbenchLoader implements Disposable {
  readonly #load: () => Promise<Workbench>;
  readonly #store = new DisposableStore();
  readonly #onDidChangeServer: Emitter<ServerState>;
  readonly #onDidChangeForward: Emitter<ForwardState>;
  readonly #onDidChangeDirectory: Emitter<undefined>;
  readonly #onDidChangeFaults: Emitter<undefined>;
  readonly #onDidCapture: Emitter<CapturedExchange>;
  readonly #onDidClearCaptures: Emitter<number>;
  readonly #onStoreMessage: Emitter<StoreMessage>;
  #loading: Promise<Workbench> | undefined;
  #current: Workbench | undefined;

  constructor({ load, onListenerError }: WorkbenchLoaderDeps) {
    this.#load = load;
    this.#onDidChangeServer = this.#store.add(new Emitter(onListenerError));
    this.#onDidChangeForward = this.#store.add(new Emitter(onListenerError));
    this.#onDidChangeDirectory = this.#store.add(new Emitter(onListenerError));
    this.#onDidChangeFaults = this.#store.add(new Emitter(onListenerError));
    this.#onDidCapture = this.#store.add(new Emitter(onListenerError));
    this.#onDidClearCaptures = this.#store.add(new Emitter(onListenerError));
    this.#onStoreMessage = this.#store.add(new Emitter(onListenerError));
  }

  /** Undefined until somebody has needed it. */
  get current(): Workbench | undefined {
    return this.#current;
  }

  get serverState(): ServerState {
    return this.#current?.serverState ?? { status: 'stopped' };
  }

  get forwardState(): ForwardState {
    return this.#current?.forwarding.state ?? { status: 'stopped' };
  }

  readonly onDidChangeForward = (listener: (state: ForwardState) => void): Disposable =>
    this.#onDidChangeForward.event(listener);

  readonly onDidChangeServer = (listener: (state: ServerState) => void): Disposable =>
    this.#onDidChangeServer.event(listener);

  /** Fires for each change of a person or group. */
  readonly onDidChangeDirectory = (listener: () => void): Disposable =>
    this.#onDidChangeDirectory.event(listener);

  /** Fires when a fault is armed or disarmed, and at each hit. */
  readonly onDidChangeFaults = (listener: () => void): Disposable =>
    this.#onDidChangeFaults.event(listener);

  readonly onDidCapture = (listener: (captured: CapturedExchange) => void): Disposable =>
    this.#onDidCapture.event(listener);

  readonly onDidClearCaptures = (listener: (lastSeq: number) => void): Disposable =>
    this.#onDidClearCaptures.event(listener);

  /** What people should know of the folder that keeps the data. */
  readonly onStoreMessage = (listener: (message: StoreMessage) => void): Disposable =>
    this.#onStoreMessage.event(listener);

  get(): Promise<Workbench> {
    this.#loading ??= this.#loadOnce();
    return this.#loading;
  }

  /** Resolves when the ports are free. */
  async stop(): Promise<void> {
    await Promise.all([this.#current?.stop(), this.#current?.forwarding.stop()]);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #loadOnce(): Promise<Workbench> {
    try {
      const workbench = this.#store.add(await this.#load());
      this.#current = workbench;
      this.#store.add(
        workbench.onDidChangeServer((state) => {
          this.#onDidChangeServer.fire(state);
        }),
      );
      this.#store.add(
        workbench.forwarding.onDidChange((state) => {
          this.#onDidChangeForward.fire(state);
        }),
      );
      this.#store.add(
        workbench.onDidChangeDirectory(() => {
          this.#onDidChangeDirectory.fire(undefined);
        }),
      );
      this.#store.add(
        workbench.faults.onDidChange(() => {
          this.#onDidChangeFaults.fire(undefined);
        }),
      );
      this.#store.add(
        workbench.captures.onDidAdd((captured) => {
          this.#onDidCapture.fire(captured);
        }),
      );
      this.#store.add(
        workbench.captures.onDidClear((lastSeq) => {
          this.#onDidClearCaptures.fire(lastSeq);
        }),
      );
      this.#store.add(
        workbench.onStoreMessage((message) => {
          this.#onStoreMessage.fire(message);
        }),
      );
      return workbench;
    } catch (error) {
      // The next who asks tries again.
      this.#loading = undefined;
      throw error;
    }
  }
}
