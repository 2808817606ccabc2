import { type AppKind } from '../client/appKind.js';
import { type Clock } from '../../base/clock.js';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { Emitter, type Event } from '../../base/emitter.js';
import { Accounts } from './accounts.js';
import { GroupPush } from './groupPush.js';
import { Groups } from './groups.js';
import { Imports } from './imports.js';
import { type JobKind, type JobReport } from './job.js';
import { JobQueue } from './jobQueue.js';
import { type OrgSwitches, type OrgApp, usualOrgSwitches } from './orgApp.js';
import { type OrgClient } from './orgClient.js';
import { type OrgContext, appTarget, toJobEnd } from './orgContext.js';
import { OrgDirectory } from './orgDirectory.js';
import { People } from './people.js';
import { PushRules } from './pushRules.js';
import { SystemLog } from './systemLog.js';

export interface OrgDeps {
  readonly client: OrgClient;
  readonly clock: Clock;
  /** An id of Okta's, beginning with the prefix: `00u…`. */
  readonly newId: (prefix: string) => string;
  readonly onError: (error: unknown) => void;
  readonly kind: AppKind;
  readonly switches?: Partial<OrgSwitches>;
}

/**
 * An Okta org with one SCIM app. What an administrator does changes its state, and its state causes the requests:
 * each action returns at once, and `idle` resolves when all that follows from it has been sent.
 */
export class Org implements Disposable {
  readonly people: People;
  readonly groups: Groups;
  /** What is done to people and groups. */
  readonly directory: OrgDirectory;
  readonly accounts: Accounts;
  readonly groupPush: GroupPush;
  readonly pushRules: PushRules;
  readonly imports: Imports;
  readonly queue: JobQueue;
  readonly log: SystemLog;
  readonly #context: OrgContext;
  readonly #store = new DisposableStore();
  readonly #onDidChange: Emitter<void>;
  #app: OrgApp;

  constructor({ client, clock, newId, onError, kind, switches }: OrgDeps) {
    const now = (): number => clock.now();
    const changed = (): void => {
      this.#onDidChange.fire();
    };
    this.#app = { ...usualOrgSwitches, ...switches, id: newId('0oa'), kind };
    this.#onDidChange = this.#store.add(new Emitter<void>(onError));
    const people = (this.people = new People({ now, newId }));
    const groups = (this.groups = new Groups({ now, newId }));
    const queue = (this.queue = this.#store.add(new JobQueue({ now, newId, onError })));
    const log = (this.log = new SystemLog(now, () => newId('evt')));
    const app = (): OrgApp => this.#app;
    this.#context = { app, people, groups, queue, log, client, now, newId, changed };
    this.accounts = new Accounts(this.#context);
    this.groupPush = new GroupPush(this.#context, this.accounts);
    this.pushRules = new PushRules(this.#context, this.groupPush);
    this.imports = new Imports(this.#context, this.accounts);
    this.directory = new OrgDirectory(this.#context, this);
    this.#store.add(queue.onDidChange(changed));
  }

  get app(): OrgApp {
    return this.#app;
  }

  /** After each action, and whenever a job comes, begins or ends. */
  get onDidChange(): Event<void> {
    return this.#onDidChange.event;
  }

  get onDidEndJob(): Event<JobReport> {
    return this.queue.onDidEnd;
  }

  /** Resolves when all that follows from the actions so far has been sent. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** Settings of the app; they hold for what comes after. */
  configure(switches: Partial<OrgSwitches>): void {
    this.#app = { ...this.#app, ...switches };
    this.#onDidChange.fire();
  }

  /** Provisioning > Integration > Test Connector Configuration. */
  testConnection(): void {
    this.#enqueue('testConnection', 'Test Connector Configuration');
  }

  /** What Okta reads when entitlement management is switched on. */
  discoverEntitlements(): void {
    this.#enqueue('discoverEntitlements', 'Discover entitlements');
  }

  dispose(): void {
    this.#store.dispose();
  }

  #enqueue(kind: Extract<JobKind, 'testConnection' | 'discoverEntitlements'>, title: string): void {
    const { queue, client, log } = this.#context;
    queue.enqueue({
      kind,
      subject: this.#app.id,
      title,
      run: async (signal) => {
        const outcome = await client.run({ plan: kind }, signal);
        const event = 'application.provision.integration.call_api';
        log.add(event, [appTarget(this.#context)], outcome.problem);
        return toJobEnd(outcome);
      },
    });
  }
}
