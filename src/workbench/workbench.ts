import { type Clock } from '../base/clock.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { type Logger } from '../base/logger.js';
import { type CapturedExchange, CaptureLog } from '../capture/captureLog.js';
import {
  type ExchangeDetail,
  type ExchangeSide,
  type ExchangeSummary,
} from '../protocol/inspector.js';
import { type Exchange } from '../exchange/exchange.js';
import { BreakpointBoard } from '../exchange/breakpoints/breakpointBoard.js';
import { FaultBoard } from '../faults/faultBoard.js';
import { type ProfileName } from '../scim/profile.js';
import { type SchemaRegistry, createRegistry } from '../scim/schema/registry.js';
import { type Directory } from '../scim/store/directory.js';
import { type RuleLevels } from '../validate/ruleLevels.js';
import { type ExportOptions } from './captureExport.js';
import { createId } from './createId.js';
import { Forwarding } from './forwarding.js';
import { type ReadCaptures } from './captureImport.js';
import { type BodyText, readBody, toDetail, toSummary } from './inspectorViews.js';
import { Judgements } from './judgements.js';
import { MockServer } from './mockServer.js';
import { OperationIndex } from './operationIndex.js';
import { takeReplayHeader } from './replay/replaySession.js';
import { type RunningState, type ServerOptions, type ServerState } from './serverOptions.js';
import { type StoreMessage } from './store/durableStore.js';
import { systemClock } from './systemClock.js';
import { type TokenKeeper } from './tokenKeeper.js';
import { WorkbenchError, notRunning } from './workbenchError.js';
import { saying } from '../base/saying.js';

export interface WorkbenchDeps {
  readonly logger: Logger;
  /** How much memory the captured exchanges may take. */
  readonly captureBudgetBytes: number;
  readonly clock?: Clock;
  /** Ids of exchanges and of resources. */
  readonly newId?: () => string;
  /** From 0 to 1, 1 excluded: for faults that come by chance. */
  readonly random?: () => number;
  /** Keeps the tokens of OAuth 2 beyond the end of the process. */
  readonly tokenKeeper?: TokenKeeper;
}

export interface ImportResult extends Omit<ReadCaptures, 'exchanges'> {
  readonly count: number;
}

/** The mock server with its data and what was captured: all that a host needs. */
export class Workbench implements Disposable {
  readonly captures: CaptureLog;
  /** What goes wrong on purpose. Kept over a restart, gone with the server. */
  readonly faults: FaultBoard;
  /** What is held until somebody decides. Kept over a restart of a server. */
  readonly breakpoints: BreakpointBoard;
  /** What is wrong with the captured exchanges, from `loadJudge` on. */
  readonly judgements: Judgements;
  /** A server of its own, which may run beside the mock; its exchanges are captured in the same log. */
  readonly forwarding: Forwarding;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #store = new DisposableStore();
  readonly #onDidChangeServer: Emitter<ServerState>;
  readonly #onDidChangeDirectory: Emitter<void>;
  readonly #onStoreMessage: Emitter<StoreMessage>;
  readonly #operations: OperationIndex;
  readonly #tokenKeeper: TokenKeeper | undefined;
  readonly #usualRegistry = createRegistry();
  #state: ServerState = { status: 'stopped' };
  /** Outlives a restart, so that the data does too. */
  #server: MockServer | undefined;
  /** Every change of the server waits for the one before it. */
  #queue: Promise<unknown> = Promise.resolve();
  #pendingStart:
    { readonly promise: Promise<RunningState>; readonly abort: AbortController } | undefined;

  constructor({
    logger,
    captureBudgetBytes,
    clock = systemClock,
    newId = createId,
    random = Math.random,
    tokenKeeper,
  }: WorkbenchDeps) {
    this.#tokenKeeper = tokenKeeper;
    this.#logger = logger;
    this.#clock = clock;
    this.#newId = newId;
    const onListenerError = (error: unknown): void => {
      logger.error(error, { what: 'listener' });
    };
    this.captures = this.#store.add(
      new CaptureLog({ budgetBytes: captureBudgetBytes, onListenerError }),
    );
    this.faults = this.#store.add(new FaultBoard({ clock, random, onListenerError }));
    this.breakpoints = this.#store.add(new BreakpointBoard({ clock, onListenerError }));
    this.#onDidChangeServer = this.#store.add(new Emitter<ServerState>(onListenerError));
    this.#onDidChangeDirectory = this.#store.add(new Emitter<void>(onListenerError));
    this.#onStoreMessage = this.#store.add(new Emitter<StoreMessage>(onListenerError));
    this.judgements = this.#store.add(
      new Judgements({
        captures: this.captures,
        clock,
        onListenerError,
      }),
    );
    this.forwarding = this.#store.add(
      new Forwarding({
        logger,
        clock,
        newId,
        record: (exchange) => {
          this.#record(exchange);
        },
        registry: () => this.registry,
        breakpoints: this.breakpoints,
        onListenerError,
      }),
    );
    this.#operations = new OperationIndex(this.captures, {
      registry: () => this.registry,
      directory: () => this.directory,
    });
  }

  /** Of the running server; else the one that a server without schema files has. */
  get registry(): SchemaRegistry {
    return this.#server?.registry ?? this.#usualRegistry;
  }

  get serverState(): ServerState {
    return this.#state;
  }

  /** The people and groups, while the server runs. */
  get directory(): Directory | undefined {
    return this.#state.status === 'running' ? this.#server?.directory : undefined;
  }

  get onDidChangeServer(): Event<ServerState> {
    return this.#onDidChangeServer.event;
  }

  /** Fires for each change; hosts throttle. */
  get onDidChangeDirectory(): Event<void> {
    return this.#onDidChangeDirectory.event;
  }

  /** What people should know of the folder that keeps the data. */
  get onStoreMessage(): Event<StoreMessage> {
    return this.#onStoreMessage.event;
  }

  /**
   * While the server runs or starts, this is that server, whatever the options.
   *
   * @throws WorkbenchError
   */
  start(options: ServerOptions): Promise<RunningState> {
    return (
      this.#pendingStart?.promise ?? this.#enqueueStart((signal) => this.#start(options, signal))
    );
  }

  /** Resolves when the port is free. Ends a start that is under way. */
  stop(): Promise<void> {
    this.#pendingStart?.abort.abort();
    this.#pendingStart = undefined;
    return this.#enqueue(async () => {
      await this.#stop();
      this.faults.disarmAll();
      this.#server?.dispose();
      this.#server = undefined;
      this.#onDidChangeDirectory.fire();
    });
  }

  /**
   * Keeps the captures, and the data too unless the options bring another schema or other data.
   *
   * @throws WorkbenchError
   */
  restart(options?: ServerOptions): Promise<RunningState> {
    this.#pendingStart?.abort.abort();
    return this.#enqueueStart(async (signal) => {
      const wanted = options ?? this.#server?.options;
      if (!wanted) {
        throw notRunning();
      }
      // With what cannot be, the server that runs goes on.
      MockServer.check(wanted);
      const prepared = await this.#prepare(wanted);
      try {
        await this.#stop();
      } catch (error) {
        prepared?.dispose();
        throw error;
      }
      return this.#start(wanted, signal, prepared);
    });
  }

  /** Puts the data back to what the server was started with. */
  reset(): void {
    this.#getRunning().reset();
    this.#logger.info('mock server data reset');
  }

  /**
   * The whole Authorization header value for a request from now on; with OAuth 2 a new access token.
   *
   * @throws WorkbenchError where the server does not run.
   */
  createAuthorization(): string {
    return this.#getRunning().createAuthorization();
  }

  /** @throws WorkbenchError where it is no http or https URL. */
  setPublicBaseUrl(url: string | undefined): void {
    this.#getRunning().setPublicBaseUrl(url);
    this.#setRunning();
  }

  /** Id or userName of the person at `/Me` while none has been created there. */
  setMe(me: string | undefined): void {
    this.#getRunning().setMe(me);
  }

  /** Holds from the next request on. Its switches are as the profile has them. */
  setProfile(name: ProfileName): void {
    this.#changeProfile((server) => {
      server.setProfile(name);
    });
  }

  /**
   * Holds from the next request on, until another profile is set or the server is stopped.
   *
   * @throws SwitchError where there is no such switch, or no such value of it
   */
  setProfileSwitch(name: string, value: unknown): void {
    this.#changeProfile((server) => {
      server.setProfileSwitch(name, value);
    });
  }

  resetProfileSwitches(): void {
    this.#changeProfile((server) => {
      server.resetProfileSwitches();
    });
  }

  /** Takes over the exchanges of a capture file or a HAR, and tells what in it is none. They are judged like all others. */
  async importCaptures(text: string): Promise<ImportResult> {
    const { readCaptures } = await import('./captureImport.js');
    const { exchanges, ...rest } = readCaptures(text, this.registry);
    for (const exchange of exchanges) {
      const isHere = this.captures.find(exchange.id) !== undefined;
      this.captures.add(isHere ? { ...exchange, id: this.#newId() } : exchange);
    }
    return { count: exchanges.length, ...rest };
  }

  /** These exchanges as the text of a file. */
  async exportCaptures(
    captured: readonly CapturedExchange[],
    options: ExportOptions,
  ): Promise<string> {
    const { exportCaptures } = await import('./captureExport.js');
    const sources = {
      titleOf: (one: CapturedExchange) => {
        const { title, subject } = this.#operations.describe(one);
        return subject === undefined ? title : `${title}: ${subject}`;
      },
      findingsOf: (one: CapturedExchange) => this.judgements.get(one) ?? [],
    };
    return exportCaptures(captured, sources, options);
  }

  /**
   * Rules and JSON Schemas take a while to load, and the first requests can do without.
   *
   * @returns the ids in `levels` that no rule has
   */
  async loadJudge(levels: RuleLevels = new Map()): Promise<readonly string[]> {
    const { Judge, unknownRules } = await import('../validate/judge.js');
    if (!this.#store.isDisposed) {
      const registry = (): SchemaRegistry => this.registry;
      this.judgements.begin((given) => new Judge({ registry, levels: given }), levels);
    }
    return unknownRules(levels);
  }

  summarise(captured: CapturedExchange): ExchangeSummary {
    return toSummary(
      captured,
      this.registry,
      this.#operations.describe(captured),
      this.judgements.find(captured),
    );
  }

  findDetail(id: string): ExchangeDetail | undefined {
    const captured = this.captures.find(id);
    const findings = captured && this.judgements.get(captured);
    return (
      captured &&
      toDetail(captured, this.registry, {
        ...(findings && { findings }),
        operation: this.#operations.describe(captured),
        findName: (memberId) => this.#operations.findName(memberId),
      })
    );
  }

  /** Undefined where there is no such exchange; empty where it has no body on that side. */
  findBody(id: string, side: ExchangeSide, isWhole: boolean): BodyText | undefined {
    const captured = this.captures.find(id);
    return captured && readBody(captured.exchange, side, { isWhole });
  }

  /** Does not wait for the port; `stop` does. */
  dispose(): void {
    if (this.#store.isDisposed) {
      return;
    }
    this.stop().catch((error: unknown) => {
      this.#logger.error(error, { what: 'stop on dispose' });
    });
    this.#store.dispose();
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task);
    // Whoever asked gets the failure; the next in the queue only waits.
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #enqueueStart(task: (signal: AbortSignal) => Promise<RunningState>): Promise<RunningState> {
    if (this.#store.isDisposed) {
      return Promise.reject(new WorkbenchError('disposed', saying('The workbench is closed.')));
    }
    const abort = new AbortController();
    const promise = this.#enqueue(() => task(abort.signal)).finally(() => {
      if (this.#pendingStart?.promise === promise) {
        this.#pendingStart = undefined;
      }
    });
    this.#pendingStart = { promise, abort };
    return promise;
  }

  async #start(
    options: ServerOptions,
    signal: AbortSignal,
    prepared?: MockServer,
  ): Promise<RunningState> {
    if (this.#state.status === 'running') {
      return this.#state;
    }
    this.#setState({ status: 'starting' });
    try {
      const server = await this.#getServerFor(options, prepared);
      await server.listen(options, signal);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      this.#logger.warn('mock server did not start', { reason: error.message });
      this.#setState(signal.aborted ? { status: 'stopped' } : { status: 'failed', error });
      throw error;
    }
    const state = this.#setRunning();
    this.#logger.info('mock server started', { port: state.port, profile: state.profile });
    this.#onDidChangeDirectory.fire();
    return state;
  }

  async #stop(): Promise<void> {
    if (this.#state.status === 'stopped') {
      return;
    }
    if (this.#state.status === 'running') {
      this.#setState({ status: 'stopping' });
      this.breakpoints.continueAll('mock');
      await this.#server?.close();
      this.#logger.info('mock server stopped');
    }
    this.#setState({ status: 'stopped' });
  }

  /** The next server, where it can be beside the one that runs: its data may turn out to be wrong. */
  async #prepare(options: ServerOptions): Promise<MockServer | undefined> {
    const current = this.#server;
    const canBeBeside = options.store === undefined || options.store !== current?.options.store;
    return current && !current.canTake(options) && canBeBeside ? this.#open(options) : undefined;
  }

  /** The one that is here, with its data, where the options go with them. */
  async #getServerFor(options: ServerOptions, prepared?: MockServer): Promise<MockServer> {
    if (this.#server?.canTake(options)) {
      return this.#server;
    }
    const before = this.#server;
    before?.dispose();
    this.#server = undefined;
    const server = prepared ?? (await this.#open(options));
    server.follow(before);
    this.#server = server;
    return server;
  }

  #open(options: ServerOptions): Promise<MockServer> {
    return MockServer.open(options, {
      logger: this.#logger,
      clock: this.#clock,
      newId: this.#newId,
      record: (exchange) => {
        this.#record(exchange);
      },
      onDidChange: () => {
        this.#onDidChangeDirectory.fire();
      },
      onDidChangeProfile: () => {
        this.#tellProfile();
      },
      onStoreMessage: (message) => {
        this.#logger[message.level === 'info' ? 'info' : 'warn'](message.text);
        this.#onStoreMessage.fire(message);
      },
      breakpoints: this.breakpoints,
      faults: this.faults,
      tokenKeeper: this.#tokenKeeper,
    });
  }

  #record(recorded: Exchange): void {
    const exchange = takeReplayHeader(recorded);
    this.captures.add(exchange);
    this.#logger.debug('exchange', {
      source: exchange.source,
      method: exchange.request.method,
      path: exchange.path,
      status: exchange.response?.status,
      duration: exchange.duration,
    });
  }

  #getRunning(): MockServer {
    if (this.#state.status !== 'running' || !this.#server) {
      throw notRunning();
    }
    return this.#server;
  }

  #changeProfile(change: (server: MockServer) => void): void {
    change(this.#getRunning());
    this.#tellProfile();
  }

  #tellProfile(): void {
    const { profile, switches } = this.#setRunning();
    this.#logger.info('profile', { profile, switches: JSON.stringify(switches) });
  }

  #setRunning(): RunningState {
    const state = this.#server?.runningState;
    if (!state) {
      throw notRunning();
    }
    this.#setState(state);
    return state;
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#onDidChangeServer.fire(state);
  }
}
