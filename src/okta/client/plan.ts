import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type StepKind } from '../judgement/judgement.js';
import { type AppKind, type AppSwitches } from './appKind.js';
import { type OktaClientOptions } from './clientOptions.js';
import { type PlanId } from './planInputs.js';
import { type Reply } from './reply.js';

/** The requests of one action of Okta, as data. */
export interface Plan<Input> {
  readonly id: PlanId;
  readonly title: string;
  /** Section of the notes on Okta that it comes from. */
  readonly section: string;
  /** The name of the first step; undefined where nothing is sent. */
  readonly begin: (context: PlanContext<Input>) => string | undefined;
  /** By name. A step with the same name in several plans does the same. */
  readonly steps: Readonly<Record<string, Step<Input>>>;
}

export interface Step<Input> {
  /** How its answer is judged. */
  readonly kind: StepKind;
  readonly request: (context: PlanContext<Input>) => StepRequest;
  /** What follows where Okta goes on. */
  readonly then: (reply: Reply, context: PlanContext<Input>) => Next;
}

export interface StepRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL. */
  readonly path: string;
  /** Sent minified. */
  readonly body?: JsonValue;
}

export interface PlanContext<Input> {
  readonly input: Input;
  readonly kind: AppKind;
  readonly switches: AppSwitches;
  readonly options: OktaClientOptions;
  readonly state: PlanState;
}

/** What earlier steps have learnt. */
export interface PlanState {
  /** The id that the server gave to whom or what this is about. */
  readonly id?: string;
  /** The last answer about it. */
  readonly resource?: JsonObject;
  /** Whether it was there before. */
  readonly isLinked: boolean;
  /** What an import or a discovery has read so far. */
  readonly resources: readonly JsonObject[];
  /** How many people an import has left out, since they are inactive. */
  readonly leftOut: number;
  readonly startIndex: number;
  readonly pageCount: number;
  /** How many batches of members have gone out. */
  readonly batch: number;
  /** Endpoints of entitlements that are still to be read. */
  readonly endpoints: readonly string[];
  readonly placeholderPassword: string;
}

export interface Next {
  /** The name of the next step; the plan is done where absent. */
  readonly to?: string | undefined;
  readonly state?: Partial<PlanState>;
}
