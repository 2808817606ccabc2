import { type JsonValue } from '../../base/json.js';
import { type Assignment } from '../org/assignment.js';
import { type LifecycleAction } from '../org/lifecycle.js';
import { type OrgSwitches } from '../org/orgApp.js';
import { type PushStatus } from '../org/pushMapping.js';
import { type PushRule } from '../org/pushRules.js';

/** Somebody by the name that a scenario has for him; on the server it has a prefix, and `@example.com` behind it. */
interface OfPerson {
  readonly person: string;
}
interface OfGroup {
  readonly group: string;
}
/** By attribute, for example `{ title: 'Engineer' }`; null empties one. */
type Values = Readonly<Record<string, JsonValue>>;
type Nothing = Readonly<Record<string, never>>;

/** What an administrator does, with what it needs. All that follows is sent before the next step. */
export interface ActInputs {
  readonly createPerson: OfPerson & { readonly profile?: Values; readonly login?: string };
  readonly createGroup: OfGroup & { readonly members?: readonly string[] };
  /** Made on the server, past Okta: somebody who was there before. */
  readonly makeUser: OfPerson & { readonly active?: boolean };
  readonly makeGroup: OfGroup;
  readonly assign: OfPerson;
  readonly unassign: OfPerson;
  readonly changePassword: OfPerson;
  readonly confirmImport: OfPerson;
  readonly changeProfile: OfPerson & { readonly profile: Values };
  readonly changeStatus: OfPerson & { readonly action: LifecycleAction };
  readonly assignGroup: OfGroup;
  readonly unassignGroup: OfGroup;
  readonly addMember: OfGroup & OfPerson;
  readonly removeMember: OfGroup & OfPerson;
  readonly renameGroup: OfGroup & { readonly to: string };
  readonly push: OfGroup;
  readonly pushNow: OfGroup;
  readonly activatePush: OfGroup;
  readonly deactivatePush: OfGroup;
  readonly unlink: OfGroup & { readonly deletes: boolean };
  /** To the group that the scenario has made on the server. */
  readonly linkGroup: OfGroup & { readonly to: string };
  readonly addPushRule: { readonly operator: PushRule['operator']; readonly text: string };
  readonly configure: { readonly switches: Partial<OrgSwitches>; readonly what: string };
  readonly enterCredentials: { readonly which: 'right' | 'wrong' };
  /** `fails`: that Okta shows a failure is what the scenario is about. */
  readonly testConnection: { readonly fails?: boolean };
  readonly importNow: Nothing;
  readonly forceSync: Nothing;
}

/** What must be so then. */
export interface ExpectInputs {
  readonly user: OfPerson & { readonly has: Values; readonly lacks?: readonly string[] };
  /** The id that the account had the first time. */
  readonly sameId: OfPerson;
  /** Nothing but what is named is other than when the server was asked before. */
  readonly sameElse: OfPerson & { readonly but: readonly string[] };
  readonly noUser: OfPerson;
  readonly shown: OfPerson & { readonly state: Assignment['state'] };
  readonly group: OfGroup & { readonly members: readonly string[]; readonly name?: string };
  readonly noGroup: OfGroup;
  readonly pushShown: OfGroup & { readonly status: PushStatus };
  /** By the last action. */
  readonly nothingSent: Nothing;
  readonly imported: { readonly people: readonly string[]; readonly absent?: readonly string[] };
  readonly importedGroup: OfGroup;
}

export type ActName = keyof ActInputs;
export type ExpectName = keyof ExpectInputs;

export interface Act<K extends ActName> {
  readonly act: K;
  readonly input: ActInputs[K];
}
export interface Expect<K extends ExpectName> {
  readonly expect: K;
  readonly input: ExpectInputs[K];
}

export type ActStep = { readonly [K in ActName]: Act<K> }[ActName];
export type ExpectStep = { readonly [K in ExpectName]: Expect<K> }[ExpectName];
export type ScenarioStep = ActStep | ExpectStep;

export const act = <K extends ActName>(name: K, input: ActInputs[K]): Act<K> => ({
  act: name,
  input,
});

export const expect = <K extends ExpectName>(name: K, input: ExpectInputs[K]): Expect<K> => ({
  expect: name,
  input,
});

export const isAct = (step: ScenarioStep): step is ActStep => 'act' in step;

/** A row of Okta's QA plan, or an everyday story. Plain data. */
export interface Scenario {
  /** As on the command line: `C9290`, `lifecycle`. */
  readonly id: string;
  readonly area: 'Provisioning' | 'Users' | 'Import' | 'Group push' | 'Everyday';
  readonly title: string;
  readonly switches?: Partial<OrgSwitches>;
  readonly steps: readonly ScenarioStep[];
}
