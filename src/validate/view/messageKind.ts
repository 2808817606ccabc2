import {
  searchRequestUrn,
  bulkRequestUrn,
  bulkResponseUrn,
} from '../../scim/message/messageUrns.js';
import { type JsonObject, isJsonArray } from '../../base/json.js';
import {
  resourceTypeUrn,
  schemaUrn,
  serviceProviderConfigUrn,
} from '../../scim/discovery/metaSchemas.js';
import { errorUrn } from '../../scim/errors.js';
import { listResponseUrn } from '../../scim/message/list.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase } from './anyCase.js';
import { type MessageKind } from './messageView.js';

/** The URNs of RFC 7644 8.2 and RFC 7643 10 that name a message by themselves. */
const kinds: readonly (readonly [string, MessageKind])[] = [
  [listResponseUrn, 'list'],
  [errorUrn, 'error'],
  [patchOpUrn, 'patch'],
  [searchRequestUrn, 'search'],
  [bulkRequestUrn, 'bulkRequest'],
  [bulkResponseUrn, 'bulkResponse'],
  [serviceProviderConfigUrn, 'serviceProviderConfig'],
  [resourceTypeUrn, 'resourceType'],
  [schemaUrn, 'schema'],
];

const urnByKind: ReadonlyMap<MessageKind, string> = new Map(
  kinds.map(([urn, kind]) => [kind, urn]),
);

/** What every message of a kind names in `schemas`; undefined for resources. */
export const urnOfKind = (kind: MessageKind): string | undefined => urnByKind.get(kind);

export const messageUrns: readonly string[] = kinds.map(([urn]) => urn);

const kindByUrn: ReadonlyMap<string, MessageKind> = new Map(
  kinds.map(([urn, kind]) => [urn.toLowerCase(), kind]),
);

/** What a message says of itself in `schemas`; undefined where it says nothing that is known. */
export function findDeclaredKind(
  value: JsonObject,
  registry: SchemaRegistry,
): { readonly kind: MessageKind; readonly type?: ResourceType } | undefined {
  const schemas = readAnyCase(value, 'schemas');
  const urns = isJsonArray(schemas)
    ? schemas.flatMap((urn) => (typeof urn === 'string' ? [urn.toLowerCase()] : []))
    : [];
  const kind = urns.map((urn) => kindByUrn.get(urn)).find((found) => found !== undefined);
  if (kind) {
    return { kind };
  }
  // The type whose core schema is named; else one that has the extension.
  const type =
    registry.findBySchemas(schemas) ??
    registry.resourceTypes.find((one) =>
      one.extensions.some(({ urn }) => urns.includes(urn.toLowerCase())),
    );
  return type && { kind: 'resource', type };
}

/** RFC 7643 and 7644 have other URNs; those of SCIM 1.1 end in `core:1.0` and the like. */
export const isScim11Urn = (urn: string): boolean => /^urn:scim:schemas:/i.test(urn);
