import { type ClientOutcome, type OrgClient } from './orgClient.js';
import { type Groups } from './groups.js';
import { type JobEnd } from './job.js';
import { type JobQueue } from './jobQueue.js';
import { type OrgApp } from './orgApp.js';
import { type People } from './people.js';
import { type LogTarget, type SystemLog } from './systemLog.js';

/** What the parts of an org share. */
export interface OrgContext {
  /** Its settings as they are now. */
  readonly app: () => OrgApp;
  readonly people: People;
  readonly groups: Groups;
  readonly queue: JobQueue;
  readonly log: SystemLog;
  readonly client: OrgClient;
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
  /** Tells who listens that the state is another one. */
  readonly changed: () => void;
}

export function toJobEnd({ problem, isSilent = false, steps }: ClientOutcome): JobEnd {
  if (problem !== undefined) {
    return { state: 'failed', problem, isTask: !isSilent, steps };
  }
  return steps.length === 0
    ? { state: 'nothingSent', reason: 'an app of this kind sends nothing for it' }
    : { state: 'done', steps };
}

export const appTarget = ({ app }: Pick<OrgContext, 'app'>): LogTarget => ({
  type: 'AppInstance',
  id: app().id,
  displayName: app().label,
});
