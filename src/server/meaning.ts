import { type ObservationId } from './observationIds.js';

/** What is wrong with the credentials of a request, for the client and for whoever looks on. */
export interface Meaning {
  /** For the observation, for example `auth.doubledBearer`. */
  readonly id: ObservationId;
  /** For the client; Okta shows it to the administrator. */
  readonly detail: string;
  /** What it means for the settings in Okta. */
  readonly meaning: string;
}
