import { type JsonValue } from '../../base/json.js';

/** One attribute of an account, as the mappings of the app give it. */
export interface MappedAttribute {
  /** URN of the schema that defines it. */
  readonly urn: string;
  /** As a filter names it, for example `name.givenName`. */
  readonly path: string;
  /** Undefined where it is empty. */
  readonly value: JsonValue | undefined;
  /** False for *Apply mapping on: Create*: it does not travel on updates. */
  readonly isPushed: boolean;
}

/** The account of a person in the app, as Okta has it. */
export interface Account {
  /** The id of the person in Okta (`00u…`): externalId. */
  readonly personId: string;
  /** As the Admin Console shows the person. */
  readonly displayName: string;
  readonly userName: string;
  readonly values: readonly MappedAttribute[];
  /** False for *Exclude Username Updates*. */
  readonly pushesUserName: boolean;
  /** Absent where Okta sends its placeholder. */
  readonly password?: string;
}

/** A member of a pushed group. */
export interface Member {
  /** The id that the server gave. */
  readonly value: string;
  /** The userName; null where Okta does not have it at hand. */
  readonly display: string | null;
}
