import {
  judgedMetaSchemas,
  resourceTypeUrn,
  schemaUrn,
  serviceProviderConfigUrn,
} from '../../scim/discovery/metaSchemas.js';
import { ResourceType } from '../../scim/schema/resourceType.js';
import { type MessageKind } from '../view/messageView.js';

const typeOf = (name: string, endpoint: string, urn: string): readonly ResourceType[] =>
  judgedMetaSchemas
    .filter(({ id }) => id === urn)
    .map((schema) => new ResourceType({ name, endpoint, schema: urn }, schema, []));

const types: ReadonlyMap<MessageKind, readonly ResourceType[]> = new Map([
  [
    'serviceProviderConfig',
    typeOf('ServiceProviderConfig', '/ServiceProviderConfig', serviceProviderConfigUrn),
  ],
  ['resourceType', typeOf('ResourceType', '/ResourceTypes', resourceTypeUrn)],
  ['schema', typeOf('Schema', '/Schemas', schemaUrn)],
]);

/** The discovery documents of RFC 7643 5 to 7 as resources, so that they are checked like all others. */
export const findDiscoveryType = (kind: MessageKind): ResourceType | undefined =>
  types.get(kind)?.[0];
