import { type CapturedExchange } from '../../capture/captureLog.js';
import { type Judged } from '../../workbench/judgements.js';

/** What a verb that runs a server writes to its output, and when. */
export interface ServeReport<State> {
  readonly listening: (state: State) => void;
  readonly exchange: (captured: CapturedExchange) => void;
  /** All exchanges up to `lastSeq` have been judged; `judged` are those of which something is to be said. */
  readonly findings: (judged: readonly Judged[], lastSeq: number) => void;
  readonly stopped: () => void;
}
