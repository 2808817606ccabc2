import { type Observation } from '../exchange/exchange.js';

/** One attribute that differs; values as pretty-printed JSON, absent where there was none. */
export interface AttributeChange {
  /** As SCIM writes it, for example `name.givenName`; the URN first for extensions. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * What an exchange did to the resource.
 */
export const stepKinds = ['created', 'changed', 'read', 'deleted', 'refused'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One exchange in the life of a resource. */
export interface ResourceStep {
  readonly id: string;
  readonly seq: number;
  readonly startedAt: number;
  readonly method: string;
  readonly status?: number;
  readonly operation: string;
  /** As `ExchangeSummary` has it. */
  readonly operationId?: string;
  readonly worstLevel?: Observation['level'];
  readonly kind: StepKind;
  /** The state afterwards was reckoned from the request, as the answer does not show it. */
  readonly isAssumed: boolean;
  /** What differs from the state before, as far as that is known. */
  readonly changes: readonly AttributeChange[];
}

/** What happened to one person or group, oldest first. */
export interface ResourceTimeline {
  /** For example `User`. */
  readonly typeName: string;
  readonly resourceId: string;
  readonly name?: string;
  readonly steps: readonly ResourceStep[];
  /** How many older steps are left out. */
  readonly leftOut: number;
}

/** The resource before and after one exchange, pretty-printed; absent where it was not known or not there. */
export interface ResourceStates {
  readonly before?: string;
  readonly after?: string;
  readonly isAssumed: boolean;
  readonly changes: readonly AttributeChange[];
}
