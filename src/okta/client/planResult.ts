import { type JsonObject } from '../../base/json.js';
import { type Sent } from '../../exchange/transport.js';
import { type Reaction } from '../judgement/judgement.js';
import { type PlanId } from './planInputs.js';

/** `stopped`: nothing more was sent, and no task tells of it. */
export type PlanOutcome = 'done' | 'task' | 'stopped' | 'cancelled';

/** A wait after a 429. */
export interface Wait {
  /** Milliseconds that Okta waits. */
  readonly asked: number;
  /** Milliseconds that were waited; fewer where waits are cut short. */
  readonly waited: number;
}

/** What Okta made of one answer. */
export interface StepReaction extends Reaction {
  /** The name of the step in its plan. */
  readonly step: string;
  readonly exchangeId: string;
  readonly wait?: Wait;
}

export interface PlanResult {
  readonly plan: PlanId;
  readonly outcome: PlanOutcome;
  /** What the admin sees where it did not work. */
  readonly text?: string;
  /** Everything that was sent, in order. Empty where this kind of app sends nothing. */
  readonly sent: readonly Sent[];
  /** One for each of them. */
  readonly reactions: readonly StepReaction[];
  /** The id that the server gave: Okta's "External ID". */
  readonly externalId?: string;
  /** Whether it was there before. */
  readonly isLinked: boolean;
  /** The last that the server told of it. */
  readonly resource?: JsonObject;
  /** What an import or a discovery has read. */
  readonly resources: readonly JsonObject[];
  /** How many people an import has left out, since they are inactive. */
  readonly leftOut: number;
}
