import { type CapturedExchange } from '../../capture/captureLog.js';
import { type RunningState } from '../../workbench/serverOptions.js';

/** What `serve` writes to its output, and when. */
export interface ServeReport {
  readonly listening: (state: RunningState) => void;
  readonly exchange: (captured: CapturedExchange) => void;
  readonly stopped: () => void;
}
