import { isJsonArray } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type SchemaRegistry, createRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { patchGroupTable, putGroupTable } from './groupOperations.js';
import { type KnownResource, KnownResources } from './knownResources.js';
import { describeList } from './listOperations.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { nounOf, pluralOf } from './naming.js';
import { describeOAuth } from './oauthOperations.js';
import { type OperationDescription } from './operation.js';
import { readPatchIntent } from './patchIntent.js';
import { type DiscoveryDocument, type Place } from '../../validate/view/place.js';
import {
  type Recogniser,
  type Sighting,
  idOfType,
  recognise,
  unknownRequest,
} from './recogniser.js';
import { patchTable, patchUserTable, putTable, putUserTable } from './userOperations.js';

const usualRegistry = createRegistry();

/** Where names and states come from that the exchange itself does not tell. */
export interface Knowledge {
  find(type: ResourceType, id: string): KnownResource | undefined;
}

/** What an exchange means, in a developer's words. Total: there is a title for everything. */
export const describeExchange = (
  exchange: Exchange,
  registry: SchemaRegistry = usualRegistry,
  known: Knowledge = new KnownResources(),
): OperationDescription => describeFacts(new ExchangeView(exchange, registry), known);

/** The same for facts that are at hand. */
export function describeFacts(facts: ExchangeView, known: Knowledge): OperationDescription {
  const { place } = facts;
  return place.kind === 'oauth'
    ? (describeOAuth(facts, place.endpoint) ?? unsupported(facts))
    : describeScim(facts, place, known);
}

function describeScim(
  facts: ExchangeView,
  place: Exclude<Place, { readonly kind: 'oauth' }>,
  known: Knowledge,
): OperationDescription {
  const { method } = facts;
  switch (place.kind) {
    case 'collection':
      return describeCollection(facts, place.type);
    case 'resource':
      return describeResource(facts, place, known);
    case 'search':
      return describeSearch(facts, place.type);
    case 'discovery':
      return isRead(method) ? describeDiscovery(place.document, place.id) : unsupported(facts);
    case 'bulk':
      return method === 'POST' ? describeBulk(facts) : unsupported(facts);
    case 'me':
      return describeMe(facts);
    case 'root':
      return describeRoot(facts);
    case 'unknown':
      return method === '' ? notHttp : { id: 'unknown.path', title: 'Unknown path' };
  }
}

function describeBulk({ sent: body }: ExchangeView): OperationDescription {
  const operations = body && readAnyCase(body, 'Operations');
  const count = isJsonArray(operations) ? operations.length : 0;
  return {
    id: 'bulk',
    title: `Bulk request, ${String(count)} ${count === 1 ? 'operation' : 'operations'}`,
  };
}

const describeRoot = (facts: ExchangeView): OperationDescription =>
  isRead(facts.method) ? { id: 'root.get', title: 'Get the base URL itself' } : unsupported(facts);

const notHttp: OperationDescription = { id: 'unknown.notHttp', title: 'Not an HTTP request' };

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

function unsupported({ method }: ExchangeView): OperationDescription {
  return method === ''
    ? notHttp
    : { ...unknownRequest, id: 'unknown.method', title: `Unsupported method ${method}` };
}

function describeCollection(facts: ExchangeView, type: ResourceType): OperationDescription {
  if (isRead(facts.method)) {
    return describeList(facts, type);
  }
  if (facts.method !== 'POST') {
    return unsupported(facts);
  }
  const attribute = nameAttributeOf(type);
  const subject = readText(facts.sent, attribute) ?? readText(facts.result, attribute);
  return {
    id: `${idOfType(type)}.create`,
    title: type.attributes.find('members')
      ? `Push ${nounOf(type)}: create`
      : `Create ${nounOf(type)}`,
    ...(subject !== undefined && { subject }),
  };
}

function describeSearch(facts: ExchangeView, type: ResourceType | undefined): OperationDescription {
  if (facts.method !== 'POST') {
    return unsupported(facts);
  }
  if (!type) {
    return { id: 'search', title: 'Search all resources (.search)' };
  }
  const { id, title, subject } = describeList(facts, type);
  return id.endsWith('.lookup')
    ? { id, title: `${title} (.search)`, ...(subject !== undefined && { subject }) }
    : { id: `${idOfType(type)}.search`, title: `Search ${pluralOf(type)} (.search)` };
}

function describeDiscovery(
  document: DiscoveryDocument,
  id: string | undefined,
): OperationDescription {
  const subject = id === undefined ? {} : { subject: id };
  switch (document) {
    case 'serviceProviderConfig':
      return { id: 'discovery.serviceProviderConfig', title: 'Read ServiceProviderConfig' };
    case 'resourceTypes':
      return {
        id: 'discovery.resourceTypes',
        title: id === undefined ? 'List resource types' : 'Read resource type',
        ...subject,
      };
    case 'schemas':
      return {
        id: 'discovery.schemas',
        title: id === undefined ? 'List schemas' : 'Read schema',
        ...subject,
      };
  }
}

function describeMe(facts: ExchangeView): OperationDescription {
  const verb = verbs[facts.method];
  return verb === undefined
    ? unsupported(facts)
    : { id: `me.${verb.toLowerCase()}`, title: `${verb} the signed-in user (/Me)` };
}

const verbs: Readonly<Record<string, string | undefined>> = {
  GET: 'Get',
  HEAD: 'Get',
  POST: 'Create',
  PUT: 'Update',
  PATCH: 'Update',
  DELETE: 'Delete',
};

function describeResource(
  facts: ExchangeView,
  { type, id }: { readonly type: ResourceType; readonly id: string },
  known: Knowledge,
): OperationDescription {
  const noun = nounOf(type);
  const before = known.find(type, id) ?? {};
  const described = describeChange(facts, { type, noun, before });
  const attribute = nameAttributeOf(type);
  const isAnswerAboutIt = readText(facts.result, 'id') === id;
  const subject =
    (isAnswerAboutIt ? readText(facts.result, attribute) : undefined) ??
    (facts.method === 'PUT' ? readText(facts.sent, attribute) : undefined) ??
    before.name ??
    id;
  return { ...described, subject };
}

function describeChange(
  facts: ExchangeView,
  about: Pick<Sighting, 'type' | 'noun' | 'before'>,
): OperationDescription {
  const { type, noun } = about;
  const prefix = `${idOfType(type)}.`;
  switch (facts.method) {
    case 'GET':
    case 'HEAD':
      return { id: `${prefix}get`, title: `Get ${noun}` };
    case 'DELETE':
      return { id: `${prefix}delete`, title: `Delete ${noun}` };
    case 'PUT':
    case 'PATCH': {
      const intent = readPatchIntent(facts.sent);
      return recognise(changeTable(facts.method, type), { ...about, facts, intent }, prefix);
    }
    default:
      return unsupported(facts);
  }
}

/** What can be active is treated as a person, what has members as a group: by its schema, not its name. */
function changeTable(
  method: 'PUT' | 'PATCH',
  { attributes }: ResourceType,
): readonly Recogniser<Sighting>[] {
  const isPut = method === 'PUT';
  return [
    ...(attributes.find('active') ? (isPut ? putUserTable : patchUserTable) : []),
    ...(attributes.find('members') ? (isPut ? putGroupTable : patchGroupTable) : []),
    ...(isPut ? putTable : patchTable),
  ];
}
