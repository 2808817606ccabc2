import { type Disposable } from '../../base/disposable.js';
import { Emitter, type Event } from '../../base/emitter.js';
import { type Job, type JobEnd, type JobReport, type Task } from './job.js';
import { notFound } from './orgError.js';

export interface QueuedJob extends Omit<Job, 'id'> {
  readonly run: (signal: AbortSignal) => Promise<JobEnd>;
}

interface Waiting extends Job {
  readonly run: QueuedJob['run'];
}

export interface JobQueueDeps {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
  /** Told about bugs: jobs do not throw for what a server does. */
  readonly onError: (error: unknown) => void;
}

interface FailedJob {
  readonly task: Task;
  readonly waiting: Waiting;
}

/** What Okta does one after the other. What failed stays as a task until it is retried or made good. */
export class JobQueue implements Disposable {
  readonly #deps: JobQueueDeps;
  readonly #waiting: Waiting[] = [];
  readonly #failed = new Map<string, FailedJob>();
  readonly #onDidEnd: Emitter<JobReport>;
  readonly #onDidChange: Emitter<void>;
  readonly #abort = new AbortController();
  #running: Waiting | undefined;
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();

  constructor(deps: JobQueueDeps) {
    this.#deps = deps;
    this.#onDidEnd = new Emitter<JobReport>(deps.onError);
    this.#onDidChange = new Emitter<void>(deps.onError);
  }

  /** Whenever a job comes, begins or ends. */
  get onDidChange(): Event<void> {
    return this.#onDidChange.event;
  }

  get onDidEnd(): Event<JobReport> {
    return this.#onDidEnd.event;
  }

  /** The one that runs first. */
  get jobs(): readonly Job[] {
    return this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
  }

  get tasks(): readonly Task[] {
    return [...this.#failed.values()].map(({ task }) => task);
  }

  has(subject: string): boolean {
    return this.jobs.some((job) => job.subject === subject);
  }

  /** Whether a job of the kind waits that has not begun, so that it will see the state as it is then. */
  isWaiting(subject: string, kinds: readonly Job['kind'][]): boolean {
    return this.#waiting.some((job) => job.subject === subject && kinds.includes(job.kind));
  }

  enqueue(job: QueuedJob): void {
    this.#add({ ...job, id: this.#deps.newId('job') });
  }

  /** @throws OrgError */
  retry(taskId: string): void {
    const failed = this.#failed.get(taskId);
    if (!failed) {
      throw notFound('Task', taskId);
    }
    this.#failed.delete(taskId);
    this.#add(failed.waiting);
  }

  /** What failed is of no account any more. */
  forget(subject: string): void {
    for (const [id, { task }] of [...this.#failed]) {
      if (task.job.subject === subject) {
        this.#failed.delete(id);
      }
    }
  }

  /** Resolves when nothing waits or runs. */
  async idle(): Promise<void> {
    while (this.#isWorking) {
      await this.#work;
    }
  }

  /** Ends what runs, and drops what waits. */
  dispose(): void {
    this.#waiting.length = 0;
    this.#abort.abort();
    this.#onDidEnd.dispose();
    this.#onDidChange.dispose();
  }

  #add(job: Waiting): void {
    if (this.#abort.signal.aborted) {
      return;
    }
    this.#waiting.push(job);
    if (!this.#isWorking) {
      this.#work = this.#runAll();
    }
    this.#onDidChange.fire();
  }

  async #runAll(): Promise<void> {
    this.#isWorking = true;
    // An action may bring several jobs; they are all there before the first begins.
    await Promise.resolve();
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      this.#running = job;
      this.#onDidChange.fire();
      await this.#run(job);
      this.#running = undefined;
      this.#onDidChange.fire();
    }
    this.#isWorking = false;
  }

  async #run(job: Waiting): Promise<void> {
    const startedAt = this.#deps.now();
    let end: JobEnd;
    try {
      end = await job.run(this.#abort.signal);
    } catch (error) {
      this.#deps.onError(error);
      end = {
        state: 'failed',
        problem: 'SCIM Workbench failed; its log has the reason.',
        isTask: true,
        steps: [],
      };
    }
    this.#keep(job, end);
    this.#onDidEnd.fire({
      job: toJob(job),
      end,
      startedAt,
      duration: this.#deps.now() - startedAt,
    });
  }

  #keep(waiting: Waiting, end: JobEnd): void {
    const job = toJob(waiting);
    if (end.state === 'done') {
      this.forget(job.subject);
    }
    if (end.state === 'failed' && end.isTask) {
      this.forget(job.subject);
      const task = { job, problem: end.problem, failedAt: this.#deps.now() };
      this.#failed.set(job.id, { task, waiting });
    }
  }
}

const toJob = ({ id, kind, subject, title }: Job): Job => ({ id, kind, subject, title });
