import { type CapturedExchange } from '../../capture/captureLog.js';
import { type Judged } from '../../workbench/judgements.js';
import { type RunningState } from '../../workbench/serverOptions.js';

/** What `serve` writes to its output, and when. */
export interface ServeReport {
  readonly listening: (state: RunningState) => void;
  readonly exchange: (captured: CapturedExchange) => void;
  /** What is to be said of exchanges that were told already. */
  readonly findings: (judged: readonly Judged[]) => void;
  readonly stopped: () => void;
}
