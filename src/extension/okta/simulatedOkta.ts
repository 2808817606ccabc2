import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { Emitter } from '../../base/emitter.js';
import { type JobReport } from '../../okta/org/job.js';
import { type Org } from '../../okta/org/org.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { type RunningOrg } from '../../workbench/okta/orgServer.js';
import { type KnownTarget } from '../targets/knownTarget.js';

/** An org with its way to the server. */
export interface OpenedOrg extends Disposable {
  readonly org: Org;
  /** Serves Okta's management API on this machine; ends with the org. The same one where it is served already. */
  serveApi(): Promise<RunningOrg>;
}

/** An org that provisions a server. */
export interface RunningOkta {
  readonly org: Org;
  readonly target: KnownTarget;
  serveApi(): Promise<RunningOrg>;
}

export interface SimulatedOktaDeps {
  /** Opens an org with some people and groups in it. */
  readonly open: (target: KnownTarget, kind: AppKind) => Promise<OpenedOrg>;
  readonly onListenerError: (error: unknown) => void;
}

/** The Okta of this window: none, or one that provisions one server. */
export class SimulatedOkta implements Disposable {
  readonly #deps: SimulatedOktaDeps;
  readonly #store = new DisposableStore();
  readonly #onDidChange: Emitter<undefined>;
  readonly #onDidEndJob: Emitter<JobReport>;
  #running: (RunningOkta & Disposable) | undefined;

  constructor(deps: SimulatedOktaDeps) {
    this.#deps = deps;
    this.#onDidChange = this.#store.add(new Emitter(deps.onListenerError));
    this.#onDidEndJob = this.#store.add(new Emitter(deps.onListenerError));
  }

  /** When it starts or stops, and with each change of the org. */
  readonly onDidChange = (listener: () => void): Disposable => this.#onDidChange.event(listener);

  readonly onDidEndJob = (listener: (report: JobReport) => void): Disposable =>
    this.#onDidEndJob.event(listener);

  get running(): RunningOkta | undefined {
    return this.#running;
  }

  /** The one that runs ends. */
  async start(target: KnownTarget, kind: AppKind): Promise<RunningOkta> {
    const opened = await this.#deps.open(target, kind);
    const { org } = opened;
    this.stop();
    const listening = new DisposableStore();
    listening.add(opened);
    listening.add(
      org.onDidChange(() => {
        this.#onDidChange.fire(undefined);
      }),
    );
    listening.add(
      org.onDidEndJob((report) => {
        this.#onDidEndJob.fire(report);
      }),
    );
    this.#running = {
      org,
      target,
      serveApi: () => opened.serveApi(),
      dispose: () => {
        listening.dispose();
      },
    };
    this.#onDidChange.fire(undefined);
    return this.#running;
  }

  stop(): void {
    this.#running?.dispose();
    this.#running = undefined;
    this.#onDidChange.fire(undefined);
  }

  dispose(): void {
    this.#running?.dispose();
    this.#store.dispose();
  }
}
