import { type AuthenticationMode, type ProvisioningAction } from '../consoleChoices.js';
import { type EntitlementType } from '../submissionSettings.js';

/** `unknown`: nobody asked, or nothing could be concluded. */
export type Support = 'works' | 'fails' | 'unknown';

/** What a running server has shown. Never holds a secret. */
export interface Fact {
  readonly support: Support;
  /** What was sent and what came, a sentence. */
  readonly evidence: string;
}

/** What is known of a server that was asked. */
export interface ServerFacts {
  readonly baseUrl: string;
  readonly actions: Readonly<Record<ProvisioningAction, Fact>>;
  readonly deactivation: Fact;
  /** By the name of the attribute in the filter. */
  readonly filters: ReadonlyMap<string, Fact>;
  readonly authentication: AuthenticationFact;
  readonly patch: Fact;
  readonly changePassword: Fact;
  /** `urn:path` in small letters; undefined where the server has no /Schemas. */
  readonly attributes: ReadonlySet<string> | undefined;
  /** What a user that Okta made still had when it was read again; empty where none was made. */
  readonly kept: readonly AttributeFact[];
  readonly entitlementTypes: readonly EntitlementType[];
}

export interface AuthenticationFact {
  /** Undefined where the server asks for nothing, or for something that Okta cannot give. */
  readonly mode: AuthenticationMode | undefined;
  readonly evidence: string;
}

export interface AttributeFact {
  readonly urn: string;
  readonly path: string;
  readonly isKept: boolean;
}

export interface ProbeResult {
  readonly facts: ServerFacts;
  /** What the run made and could not take away: paths below the base URL. */
  readonly leftovers: readonly string[];
}

/** The server was not there, or refused the credentials: nothing can be told of it. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError';
}
