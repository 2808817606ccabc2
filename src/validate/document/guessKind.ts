import { isJsonArray, isJsonObject, type JsonObject } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type MessageKind } from '../view/messageView.js';

export interface KnownKind {
  readonly kind: MessageKind;
  readonly type?: ResourceType;
}

/** Members that only one message has; the first row that fits counts. */
const signs: readonly {
  readonly kind: MessageKind;
  readonly fits: (value: JsonObject) => boolean;
}[] = [
  { kind: 'list', fits: (value) => has(value, 'Resources') || has(value, 'totalResults') },
  { kind: 'bulkResponse', fits: (value) => hasOperationWith(value, 'status') },
  { kind: 'bulkRequest', fits: (value) => hasOperationWith(value, 'method') },
  { kind: 'patch', fits: (value) => has(value, 'Operations') },
  {
    kind: 'serviceProviderConfig',
    fits: (value) => has(value, 'authenticationSchemes') && has(value, 'patch'),
  },
  { kind: 'resourceType', fits: (value) => has(value, 'endpoint') && has(value, 'schema') },
  {
    kind: 'schema',
    fits: (value) =>
      isJsonArray(readAnyCase(value, 'attributes')) &&
      (readText(value, 'id') ?? '').startsWith('urn:'),
  },
  { kind: 'error', fits: (value) => has(value, 'detail') && has(value, 'status') },
  { kind: 'search', fits: (value) => has(value, 'filter') && !has(value, 'id') },
];

/** What a message is by its members, where `schemas` does not say so. */
export function guessKind(value: JsonObject, registry: SchemaRegistry): KnownKind | undefined {
  const type = guessType(value, registry);
  if (type) {
    return { kind: 'resource', type };
  }
  const sign = signs.find(({ fits }) => fits(value));
  return sign && { kind: sign.kind };
}

/** By `meta.resourceType` (RFC 7643 3.1), else by an attribute that the type alone is known for. */
function guessType(value: JsonObject, registry: SchemaRegistry): ResourceType | undefined {
  const meta = readAnyCase(value, 'meta');
  const named = isJsonObject(meta) ? readText(meta, 'resourceType') : undefined;
  const told = named === undefined ? undefined : registry.findByName(named);
  if (told) {
    return told;
  }
  const telling = tellingMembers.find(([member]) => has(value, member));
  return telling && registry.findByName(telling[1]);
}

const tellingMembers = [
  ['userName', 'User'],
  ['members', 'Group'],
] as const;

const has = (value: JsonObject, name: string): boolean => readAnyCase(value, name) !== undefined;

function hasOperationWith(value: JsonObject, name: string): boolean {
  const operations = readAnyCase(value, 'Operations');
  return (
    isJsonArray(operations) &&
    operations.some((operation) => isJsonObject(operation) && has(operation, name))
  );
}
