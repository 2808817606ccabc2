import { type JsonObject } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type Capability } from './capability.js';

/** What a server has told about itself before the first case. */
export interface ServerTraits {
  readonly capabilities: ReadonlySet<Capability>;
  /** Why a capability is missing, for people. */
  readonly whyNot: ReadonlyMap<Capability, string>;
  /** What the judge reads its messages by. */
  readonly registry: SchemaRegistry;
  /** As it was answered; undefined where there is none. */
  readonly serviceProviderConfig: JsonObject | undefined;
  /** How many resources a page holds at most, where the server says so. */
  readonly maxResults: number | undefined;
  /**
   * Whether the server keeps an attribute of the core User schema that not all do, for example `nickName` or
   * `name.middleName`: by its own /Schemas, else by what all servers that Okta provisions to keep.
   */
  keeps(path: string): boolean;
  /** How the server's own /Schemas defines an attribute of the core User schema. */
  findDefinition(path: string): JsonObject | undefined;
}
