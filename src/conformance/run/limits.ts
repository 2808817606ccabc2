/** Milliseconds. */
export interface RunLimits {
  /** From a request to the end of its answer. */
  readonly request: number;
  readonly case: number;
  readonly run: number;
  /** For taking away what was made. */
  readonly cleanup: number;
}

/** Okta gives an answer 60 seconds; a server under test that needs half of that is broken. */
export const usualLimits: RunLimits = {
  request: 20_000,
  case: 60_000,
  run: 600_000,
  cleanup: 60_000,
};
