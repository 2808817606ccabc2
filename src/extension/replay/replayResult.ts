import { type Replayed } from '../../workbench/replay/replaySession.js';

/** What came of a replay, as plain data. */
export interface ReplayResult {
  readonly target: string;
  readonly sent: readonly Omit<Replayed, 'exchange'>[];
  /** Ids of the new exchanges, in their order. */
  readonly exchanges: readonly string[];
}
