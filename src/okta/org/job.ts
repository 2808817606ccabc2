import { type SentStep } from './orgClient.js';

export type JobKind =
  | 'testConnection'
  | 'provision'
  | 'update'
  | 'deactivate'
  | 'password'
  | 'pushGroup'
  | 'updateGroup'
  | 'pushGroupNow'
  | 'deleteGroup'
  | 'importUsers'
  | 'importGroups'
  | 'discoverEntitlements';

/** Something that Okta does on the server because the state of the org has changed. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** Id of the person, of the push mapping, or of the app. */
  readonly subject: string;
  /** For people: `Assign ada@example.com`. */
  readonly title: string;
}

export type JobEnd =
  | { readonly state: 'done'; readonly steps: readonly SentStep[] }
  | {
      readonly state: 'failed';
      /** What Okta shows. */
      readonly problem: string;
      /** False where Okta gives up without telling anybody. */
      readonly isTask: boolean;
      readonly steps: readonly SentStep[];
    }
  | { readonly state: 'nothingSent'; readonly reason: string };

export interface JobReport {
  readonly job: Job;
  readonly end: JobEnd;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** A failed job, as in Dashboard > Tasks. */
export interface Task {
  readonly job: Job;
  readonly problem: string;
  readonly failedAt: number;
}
