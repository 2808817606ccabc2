/** `OKTA`: no RFC demands it, Okta does. */
export type RequirementLevel = 'MUST' | 'SHOULD' | 'OKTA';

/** What somebody demands of a SCIM server: a row of the coverage map. */
export interface Requirement {
  /** Stable, for example `patch.atomic`. */
  readonly id: string;
  readonly level: RequirementLevel;
  /** For example `RFC 7644 3.5.2`, `Okta: existence check`. */
  readonly reference: string;
  /** In our own words. */
  readonly text: string;
  /** Rules of the judge that look at every exchange of a run for it. */
  readonly rules?: readonly string[];
  /** Why no request can show whether it holds. */
  readonly untestable?: string;
}
