import { type Clock } from '../base/clock.js';
import { type Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { type Logger } from '../base/logger.js';
import { type BreakpointBoard } from '../exchange/breakpoints/breakpointBoard.js';
import { type Exchange, type Observation } from '../exchange/exchange.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { createRedactor } from '../server/app.js';
import { type ForwardTarget, toForwardTarget } from '../server/forward/forwardTarget.js';
import { type TargetConnection } from '../server/forward/targetConnection.js';
import { type RunningServer, listen } from '../server/listener.js';
import { toScimBaseUrl } from '../server/location.js';
import { recordRefused } from '../server/refusedRequest.js';
import { checkPort, checkPublicBaseUrl } from './checkOptions.js';
import {
  type ForwardOptions,
  type ForwardState,
  type RunningForward,
  usualForwardTimeout,
} from './forwardOptions.js';
import { toLocalHost } from './localHost.js';
import { type Drift } from './drift/drift.js';
import { readTarget } from './target/target.js';
import { TargetError } from './target/targetError.js';
import { WorkbenchError, toStartError } from './workbenchError.js';
import { saying } from '../base/saying.js';

export interface ForwardingDeps {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly record: (exchange: Exchange) => void;
  readonly registry: () => SchemaRegistry;
  readonly breakpoints: BreakpointBoard;
  readonly onListenerError: (error: unknown) => void;
}

interface Running {
  readonly server: RunningServer;
  readonly connection: TargetConnection;
  readonly drift: Drift | undefined;
}

interface ListenParts extends Pick<ForwardModules, 'createForwardApp'> {
  readonly options: ForwardOptions;
  readonly signal: AbortSignal;
  readonly record: (exchange: Exchange) => void;
}

type ForwardModules = Awaited<ReturnType<typeof loadForward>>;

/** Only where something is forwarded: with it come Node's modules for TLS, for which the mock does not wait. */
const loadForward = async () => ({
  ...(await import('../server/forward/forwardApp.js')),
  ...(await import('../server/forward/targetConnection.js')),
});

/** A server between a client and the developer's own SCIM server. It may run beside the mock. */
export class Forwarding implements Disposable {
  readonly #deps: ForwardingDeps;
  readonly #onDidChange: Emitter<ForwardState>;
  #state: ForwardState = { status: 'stopped' };
  #running: Running | undefined;
  #publicBaseUrl: string | undefined;
  #isDisposed = false;
  /** Every change waits for the one before it. */
  #queue: Promise<unknown> = Promise.resolve();
  #starting: AbortController | undefined;

  constructor(deps: ForwardingDeps) {
    this.#deps = deps;
    this.#onDidChange = new Emitter(deps.onListenerError);
  }

  get state(): ForwardState {
    return this.#state;
  }

  get onDidChange(): Event<ForwardState> {
    return this.#onDidChange.event;
  }

  /**
   * One that runs is stopped first: another target is meant.
   *
   * @throws WorkbenchError
   */
  start(options: ForwardOptions): Promise<RunningForward> {
    if (this.#isDisposed) {
      return Promise.reject(new WorkbenchError('disposed', saying('The workbench is closed.')));
    }
    return this.#enqueue(async () => {
      const target = checkForwardOptions(options);
      await this.#close();
      return this.#start(target, options);
    });
  }

  /** Resolves when the port is free. Ends a start that is under way. */
  stop(): Promise<void> {
    this.#starting?.abort();
    return this.#enqueue(async () => {
      await this.#close();
      this.#setState({ status: 'stopped' });
    });
  }

  /** @throws WorkbenchError where it is no http or https URL. */
  setPublicBaseUrl(url: string | undefined): void {
    checkPublicBaseUrl(url);
    this.#publicBaseUrl = toUsable(url);
    if (this.#state.status === 'running') {
      const { status, port, baseUrl, target, replacesAuthorization } = this.#state;
      const publicPart = this.#publicPart(new URL(target).pathname);
      this.#setState({ status, port, baseUrl, target, ...publicPart, replacesAuthorization });
    }
  }

  dispose(): void {
    if (!this.#isDisposed) {
      this.#isDisposed = true;
      this.stop().catch(this.#deps.onListenerError);
      this.#onDidChange.dispose();
    }
  }

  async #start(target: ForwardTarget, options: ForwardOptions): Promise<RunningForward> {
    const { host, port } = options;
    const { TargetConnection, createForwardApp } = await loadForward();
    this.#publicBaseUrl = toUsable(options.publicBaseUrl);
    this.#setState({ status: 'starting', target: target.baseUrl });
    const abort = new AbortController();
    this.#starting = abort;
    const connection = new TargetConnection({
      target,
      isCertificateChecked: options.isCertificateChecked ?? true,
      timeout: options.timeout ?? usualForwardTimeout,
    });
    let drift: Drift | undefined;
    try {
      drift = options.compares ? await this.#createDrift() : undefined;
      const record = this.#recordWith(drift);
      const server = await this.#listen(target, connection, {
        createForwardApp,
        options,
        signal: abort.signal,
        record,
      });
      this.#running = { server, connection, drift };
    } catch (cause) {
      connection.dispose();
      drift?.dispose();
      const error = toStartError(cause, host, port);
      this.#setState(abort.signal.aborted ? { status: 'stopped' } : { status: 'failed', error });
      throw error;
    }
    const state: RunningForward = {
      status: 'running',
      port: this.#running.server.port,
      baseUrl: `http://${toLocalHost(host)}:${String(this.#running.server.port)}${target.basePath}`,
      target: target.baseUrl,
      ...this.#publicPart(target.basePath),
      replacesAuthorization: toUsable(options.targetAuthorization) !== undefined,
    };
    this.#setState(state);
    this.#deps.logger.info('forwarding started', { port: state.port, target: state.target });
    return state;
  }

  async #createDrift(): Promise<Drift> {
    const { Drift } = await import('./drift/drift.js');
    const { registry, clock, newId, onListenerError } = this.#deps;
    return new Drift({ registry: registry(), clock, newId, onListenerError });
  }

  /** A comparison that fails must not cost the exchange. */
  #recordWith(drift: Drift | undefined): (exchange: Exchange) => void {
    const { record, logger } = this.#deps;
    return (exchange) => {
      let noted: readonly Observation[] = [];
      try {
        noted = drift?.compare(exchange) ?? [];
      } catch (error) {
        logger.error(error, { what: 'comparison with the mock' });
      }
      record(
        noted.length === 0
          ? exchange
          : { ...exchange, observations: [...exchange.observations, ...noted] },
      );
    };
  }

  #listen(
    target: ForwardTarget,
    connection: TargetConnection,
    { createForwardApp, options, signal, record }: ListenParts,
  ): Promise<RunningServer> {
    const { clock, logger, newId, registry, breakpoints } = this.#deps;
    const redactor = createRedactor(registry());
    const app = createForwardApp({
      target,
      connection,
      targetAuthorization: toUsable(options.targetAuthorization),
      publicBaseUrl: () => this.#publicBaseUrl,
      redactor,
      breakpoints,
      record,
      newId,
      clock,
      logger,
    });
    return listen(app, options.host, options.port, {
      clock,
      signal,
      onRefused: (refused) => {
        recordRefused({ record, newId, clock, redactor, source: 'forward' }, refused);
      },
    });
  }

  async #close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running) {
      this.#setState({ status: 'stopping' });
      this.#deps.breakpoints.continueAll('forward');
      await running.server.stop();
      running.connection.dispose();
      running.drift?.dispose();
      this.#deps.logger.info('forwarding stopped');
    }
  }

  #publicPart(basePath: string): { readonly publicBaseUrl?: string } {
    return this.#publicBaseUrl === undefined
      ? {}
      : { publicBaseUrl: toScimBaseUrl(this.#publicBaseUrl, basePath.replace(/\/$/, '')) };
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(task);
    // Whoever asked gets the failure; the next in the queue only waits.
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #setState(state: ForwardState): void {
    this.#state = state;
    this.#onDidChange.fire(state);
  }
}

/** @throws WorkbenchError where nothing could be forwarded with them */
function checkForwardOptions(options: ForwardOptions): ForwardTarget {
  const { target: url, targetAuthorization: authorization, port, publicBaseUrl } = options;
  checkPort(port);
  checkPublicBaseUrl(publicBaseUrl);
  try {
    const { baseUrl } = readTarget({ url, ...(authorization !== undefined && { authorization }) });
    return toForwardTarget(baseUrl);
  } catch (cause) {
    if (!(cause instanceof TargetError)) {
      throw cause;
    }
    const option = cause.field === 'url' ? 'target' : 'targetAuthorization';
    throw new WorkbenchError('invalidOptions', cause.saying ?? cause.message, { cause, option });
  }
}

/** What is empty is not there. */
function toUsable(given: string | undefined): string | undefined {
  const text = given?.trim();
  return text === '' ? undefined : text;
}
