/** What a script of a step may look at and change. */
export interface ScriptInput {
  readonly script: string;
  /** Absent before the request. */
  readonly response?: {
    readonly status: number;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly response_time_ms: number;
  };
  readonly variables: ReadonlyMap<string, string>;
}

export interface ScriptOutcome {
  readonly assertions: readonly { readonly holds: boolean; readonly message: string }[];
  /** Those that it has set. */
  readonly variables: ReadonlyMap<string, string>;
  /** Why it did not come to its end. */
  readonly failure?: string;
}

/** Runs the JavaScript of a file, which somebody else may have written: shut off from this program. */
export type ScriptRunner = (input: ScriptInput) => ScriptOutcome;
