import { type SentStep } from '../org/orgClient.js';
import { type StepResult } from './scenarioResult.js';

/** All that Okta has sent for some steps, in order. */
export const exchangesOf = (steps: readonly StepResult[]): readonly SentStep[] =>
  steps.flatMap(({ jobs, sent = [] }) => [
    ...jobs.flatMap(({ end }) => (end.state === 'nothingSent' ? [] : end.steps)),
    ...sent,
  ]);
