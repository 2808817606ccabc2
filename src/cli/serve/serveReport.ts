import { type CapturedExchange } from '../../capture/captureLog.js';
import { type Judged } from '../../workbench/judgements.js';
import { type RunningState } from '../../workbench/serverOptions.js';

/** What `serve` writes to its output, and when. */
export interface ServeReport {
  readonly listening: (state: RunningState) => void;
  readonly exchange: (captured: CapturedExchange) => void;
  /** All exchanges up to `lastSeq` have been judged; `judged` are those of which something is to be said. */
  readonly findings: (judged: readonly Judged[], lastSeq: number) => void;
  readonly stopped: () => void;
}
