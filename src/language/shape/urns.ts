import {
  bulkRequestUrn,
  bulkResponseUrn,
  searchRequestUrn,
} from '../../scim/message/messageUrns.js';
import {
  metaSchemas,
  resourceTypeUrn,
  schemaUrn,
  serviceProviderConfigUrn,
} from '../../scim/discovery/metaSchemas.js';
import { errorUrn } from '../../scim/errors.js';
import { listResponseUrn } from '../../scim/message/list.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { groupUrn } from '../../scim/schema/group.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { userUrn } from '../../scim/schema/user.js';
import { type MessageKind } from '../../validate/view/messageView.js';
import { type Value } from './shape.js';

/** What a URN stands for. */
export interface UrnText {
  readonly urn: string;
  readonly title: string;
  readonly description: string;
  /** Absent where the standards do not know it. */
  readonly reference?: string;
}

/** The messages of RFC 7644 that are no resources. */
const messages: readonly (UrnText & { readonly kind: MessageKind })[] = [
  {
    kind: 'patch',
    urn: patchOpUrn,
    title: 'PATCH request',
    description: 'Changes parts of a resource by operations.',
    reference: 'RFC 7644 3.5.2',
  },
  {
    kind: 'list',
    urn: listResponseUrn,
    title: 'List of resources',
    description: 'The answer to a query.',
    reference: 'RFC 7644 3.4.2',
  },
  {
    kind: 'error',
    urn: errorUrn,
    title: 'Error',
    description: 'Says why a request failed.',
    reference: 'RFC 7644 3.12',
  },
  {
    kind: 'search',
    urn: searchRequestUrn,
    title: 'Search by POST',
    description: 'A query in the body of a request to …/.search.',
    reference: 'RFC 7644 3.4.3',
  },
  {
    kind: 'bulkRequest',
    urn: bulkRequestUrn,
    title: 'Bulk request',
    description: 'Many operations in one request.',
    reference: 'RFC 7644 3.7',
  },
  {
    kind: 'bulkResponse',
    urn: bulkResponseUrn,
    title: 'Answer to a Bulk request',
    description: 'The results of the operations, one for each.',
    reference: 'RFC 7644 3.7.3',
  },
];

/** Where RFC 7643 defines the schemas that it brings. */
export const schemaSections: ReadonlyMap<string, string> = new Map([
  [userUrn, 'RFC 7643 4.1'],
  [groupUrn, 'RFC 7643 4.2'],
  [enterpriseUserUrn, 'RFC 7643 4.3'],
  [serviceProviderConfigUrn, 'RFC 7643 5'],
  [resourceTypeUrn, 'RFC 7643 6'],
  [schemaUrn, 'RFC 7643 7'],
]);

/** All that may stand in `schemas`: resources, their extensions, messages, discovery documents. */
const allUrns = (registry: SchemaRegistry): readonly UrnText[] => [
  ...[...registry.schemas, ...metaSchemas].map(({ id, name, description = '' }) => {
    const reference = schemaSections.get(id);
    return { urn: id, title: name, description, ...(reference !== undefined && { reference }) };
  }),
  ...messages,
];

export const findUrn = (registry: SchemaRegistry, urn: string): UrnText | undefined =>
  allUrns(registry).find((known) => known.urn.toLowerCase() === urn.toLowerCase());

const toValue = ({ urn, title, description }: UrnText): Value => ({
  value: urn,
  description: description === '' ? title : `${title}: ${description}`,
});

export const allUrnValues = (registry: SchemaRegistry): readonly Value[] =>
  allUrns(registry).map(toValue);

/** Those that resources of these types may name. */
export function urnValuesOf(
  types: readonly ResourceType[],
  registry: SchemaRegistry,
): readonly Value[] {
  const urns = types.flatMap((type) => [type.schema, ...type.extensions.map(({ urn }) => urn)]);
  return [...new Set(urns)].map((urn) => {
    const known = findUrn(registry, urn);
    return known ? toValue(known) : { value: urn };
  });
}

export const urnValuesOfMessage = (kind: MessageKind): readonly Value[] =>
  messages.filter((one) => one.kind === kind).map(toValue);
