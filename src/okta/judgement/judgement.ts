import { type AppKind } from '../client/appKind.js';
import { type Reply } from '../client/reply.js';

/** What Okta was about with a request: the place in a plan where an answer is looked at. */
export const stepKinds = [
  'probeUsers',
  'probeGroups',
  'findUser',
  'createUser',
  'readUser',
  'pushProfile',
  'setActive',
  'pushPassword',
  'importUsers',
  'findGroup',
  'createGroup',
  'readGroup',
  'updateGroup',
  'deleteGroup',
  'importGroups',
  'readResourceTypes',
  'readSchemas',
  'readEntitlements',
] as const;
export type StepKind = (typeof stepKinds)[number];

export const reactionKinds = ['continue', 'task', 'retry', 'stop'] as const;

/**
 * `continue`: the next step. `task`: nothing more is sent; somebody has to try again under Dashboard > Tasks.
 * `retry`: the same request, later. `stop`: nothing more is sent, and no task tells of it.
 */
export type ReactionKind = (typeof reactionKinds)[number];

/** Whom an answer is about, for the texts. */
export interface JudgedNames {
  readonly app: string;
  readonly userName: string;
  /** Of the person. */
  readonly displayName: string;
  readonly group: string;
  /** Of the server. */
  readonly host: string;
  readonly port: string;
}

export interface JudgedAnswer {
  readonly step: StepKind;
  readonly kind: AppKind;
  readonly reply: Reply;
  readonly names: JudgedNames;
  /** To App > Create Users. */
  readonly createsUsers: boolean;
  /** The id that was asked for. */
  readonly id?: string;
}

export interface JudgementRow {
  /** Stable, for example `findUser.several`. */
  readonly id: string;
  /** Empty for each of them. */
  readonly at: readonly StepKind[];
  /** The condition in words. */
  readonly condition: string;
  readonly holds: (answer: JudgedAnswer) => boolean;
  readonly reaction: ReactionKind;
  /** What the admin sees. */
  readonly text?: (answer: JudgedAnswer) => string;
  /** What comes of it although nobody is told. */
  readonly note?: string;
  /** Where the two kinds of app differ. */
  readonly difference?: string;
  /** Section of the notes on Okta that it comes from. */
  readonly section: string;
  /** Rows of section 6 of those notes, failures as admins see them. */
  readonly failures?: readonly number[];
  /** No source has the text or the reaction; it follows from what sources say of others. */
  readonly isInferred?: boolean;
}

/** What Okta does with an answer. Plain data. */
export interface Reaction {
  readonly kind: ReactionKind;
  /** Id of the row of the table. */
  readonly row: string;
  readonly text?: string;
  readonly note?: string;
  readonly isInferred: boolean;
}
