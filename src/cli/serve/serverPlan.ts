import { type RuleLevels } from '../../validate/ruleLevels.js';
import { type Workbench } from '../../workbench/workbench.js';

/** What is told apart between the verbs that run a server: `serve` and `forward`. */
export interface ServerPlan<State> {
  /** Before the start, so that the first request meets it. */
  readonly prepare?: (workbench: Workbench) => void;
  /** @throws Error which `toStartFailure` puts into words */
  readonly start: (workbench: Workbench) => Promise<State>;
  /** Resolves when the port is free. */
  readonly stop: (workbench: Workbench) => Promise<void>;
  /** Why it did not start, and which option mends it; bugs stay as they are. */
  readonly toStartFailure: (error: unknown) => unknown;
  /** For people: what to copy, and how to stop. */
  readonly toStartBlock: (workbench: Workbench, state: State) => string;
  /** For programs: the first line, without its `event`. */
  readonly toListening: (state: State) => object;
  /** Told on stderr once the server runs: sentences. */
  readonly warnings: readonly string[];
}

/** What these verbs have in common. */
export interface ServerFlags {
  readonly capture?: string;
  readonly rule?: RuleLevels;
  readonly json?: boolean;
}
