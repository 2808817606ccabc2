/** What a file of Runscope has, as far as it is played. */
export interface RunscopeFile {
  readonly name: string;
  readonly steps: readonly RunscopeStep[];
}

export type RunscopeStep = RequestStep | PauseStep;

export interface PauseStep {
  readonly kind: 'pause';
  /** Milliseconds. */
  readonly duration: number;
}

export interface RequestStep {
  readonly kind: 'request';
  /** Its number among all steps, from 1, as Okta's documents count. */
  readonly number: number;
  readonly note: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  readonly assertions: readonly RunscopeAssertion[];
  readonly variables: readonly RunscopeVariable[];
  readonly beforeScripts: readonly string[];
  readonly scripts: readonly string[];
}

export interface RunscopeAssertion {
  readonly source: ValueSource;
  readonly property: string;
  readonly comparison: string;
  readonly value: string;
}

export interface RunscopeVariable {
  readonly name: string;
  readonly source: ValueSource;
  readonly property: string;
}

export const valueSources = [
  'response_status',
  'response_json',
  'response_headers',
  'response_text',
  'response_size',
  'response_time',
] as const;
/** Where in an answer a value is looked for. */
export type ValueSource = (typeof valueSources)[number];
