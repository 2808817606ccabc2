import { type ArmedFault } from '../faults/armedFault.js';
import { type KindDescription, type ParameterDescription } from '../faults/kindDescription.js';
import { type FormProblem } from './breakpoints.js';

export interface ArmedFaultView extends ArmedFault {
  /** Milliseconds until it disarms by itself; absent where no time ends it. */
  readonly leftFor?: number;
}

export interface FaultKinds {
  readonly kinds: readonly KindDescription[];
  /** What each kind can be given besides its own parameters. */
  readonly conditions: readonly ParameterDescription[];
}

/** What the inspector asks about the faults of the mock server. */
export interface FaultRequests {
  'faults/list': {
    params: null;
    result: FaultKinds & { readonly armed: readonly ArmedFaultView[] };
  };
  /**
   * @param fault what `readFaultSpec` takes
   * @param isTrial nothing is armed: only whether it could be is told. Null where it could
   */
  'faults/arm': { params: { fault: unknown; isTrial: boolean }; result: FormProblem | null };
  'faults/disarm': { params: { id: string }; result: null };
  'faults/disarmAll': { params: null; result: null };
}
