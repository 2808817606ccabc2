import { type CaseContext } from './caseContext.js';

/** What a server may lack and say so, in its ServiceProviderConfig or by having no such endpoint. */
export const capabilities = [
  'patch',
  'bulk',
  'filter',
  'changePassword',
  'sort',
  'etag',
  'groups',
  'me',
  'search',
  'cursor',
  'enterpriseUser',
] as const;
export type Capability = (typeof capabilities)[number];

/** One behaviour of a server, tried by calling it: a row of a suite. */
export interface ConformanceCase {
  /** Stable, `<suite>.<subject>.<what>`, for example `okta.deactivation.keepsUser`. */
  readonly id: string;
  /** Its heading, for example "Deactivation". */
  readonly group: string;
  /** The behaviour as a sentence, for example "A deactivated user keeps its id". */
  readonly title: string;
  /** Ids of requirements. */
  readonly requirements: readonly string[];
  readonly needs: readonly Capability[];
  readonly run: (context: CaseContext) => Promise<void>;
}

export interface Suite {
  /** `okta`, `rfc`, or `file` for a Runscope file. */
  readonly id: string;
  readonly title: string;
  readonly cases: readonly ConformanceCase[];
}
