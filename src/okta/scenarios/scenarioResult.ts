import { type FailureReason } from '../../exchange/exchange.js';
import { type AppKind } from '../client/appKind.js';
import { type JobReport } from '../org/job.js';
import { type SentStep } from '../org/orgClient.js';
import { type AnswerDifference } from './recorded/compareAnswer.js';
import { type RecordedScenario } from './recorded/recordedScenario.js';
import { type Scenario } from './scenarioStep.js';

/** What can be played: a story of Okta's, or what was captured. */
export type Playable = Scenario | RecordedScenario;

export interface StepResult {
  /** What was done or expected, a sentence without its full stop. */
  readonly text: string;
  readonly outcome: 'done' | 'failed' | 'notReached';
  /** What is wrong: what Okta shows, or what is not as it must be. */
  readonly problem?: string;
  readonly jobs: readonly JobReport[];
  /** What was sent past Okta's jobs: the request of a recorded scenario. */
  readonly sent?: readonly SentStep[];
  /** Where the answer to the last request is not as it must be. */
  readonly difference?: AnswerDifference;
}

/** What a run has made and could not take away. */
export interface ScenarioLeftover {
  /** Below the base URL. */
  readonly path: string;
  readonly reason: string;
}

export interface ScenarioResult {
  readonly id: string;
  readonly area: Playable['area'];
  readonly title: string;
  /** Whether Okta would be content. */
  readonly outcome: 'content' | 'notContent' | 'cancelled';
  readonly steps: readonly StepResult[];
  readonly leftovers: readonly ScenarioLeftover[];
  /** Milliseconds. */
  readonly duration: number;
}

/** Why a server cannot be played against. */
export interface PlayProblem {
  readonly reason: FailureReason | 'credentialsRefused';
  /** For people, a sentence or two without the last full stop. */
  readonly detail: string;
}

export interface PlayResult {
  readonly target: string;
  readonly client: AppKind;
  /** `couldNotRun`: the server was not there, or refused the credentials. */
  readonly outcome: 'content' | 'notContent' | 'couldNotRun' | 'cancelled';
  /** Why it could not run. */
  readonly problem?: PlayProblem['detail'];
  readonly reason?: PlayProblem['reason'];
  readonly scenarios: readonly ScenarioResult[];
}
