import { type Clock } from '../../base/clock.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type Transport } from '../../exchange/transport.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { type ConformanceCase, type Suite } from '../model/conformanceCase.js';
import { type Requirement } from '../model/requirement.js';
import { type CaseResult } from '../model/runResult.js';
import { type RunLimits } from './limits.js';

export type RunEvent =
  | { readonly kind: 'runStarted'; readonly caseCount: number; readonly prefix: string }
  | { readonly kind: 'caseStarted'; readonly suite: string; readonly case: ConformanceCase }
  | { readonly kind: 'caseEnded'; readonly result: CaseResult }
  /** In the order in which they ended; without a case where the run probes or cleans up. */
  | { readonly kind: 'exchange'; readonly exchange: Exchange; readonly caseId?: string }
  | { readonly kind: 'cleaningUp' };

export interface RunOptions {
  readonly transport: Transport;
  /** The whole value of the header; empty where the server wants none. */
  readonly authorization: string;
  readonly suites: readonly Suite[];
  readonly requirements: readonly Requirement[];
  readonly clock: Clock;
  /** Random: the names of a run begin with a part of it. */
  readonly newId: () => string;
  /** Ends the run; what it made is taken away all the same. */
  readonly signal?: AbortSignal;
  readonly levels?: RuleLevels;
  readonly limits?: Partial<RunLimits>;
  readonly onEvent?: (event: RunEvent) => void;
}
