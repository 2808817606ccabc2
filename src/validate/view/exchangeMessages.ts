import { isJsonObject, type JsonObject } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase } from './anyCase.js';
import { findDeclaredKind } from './messageKind.js';
import {
  type MessageKind,
  type MessagePurpose,
  MessageView,
  objectsIn,
  type MessageParts,
} from './messageView.js';
import { frameValue, patchOperations, stepsTo } from './patchOperation.js';
import { type DiscoveryDocument, type Place, readPlace } from './place.js';

/** What has to be known of an exchange to find the messages in it. */
export interface MessageSource {
  readonly method: string;
  readonly place: Place;
  readonly registry: SchemaRegistry;
  readonly status: number;
  readonly isFailure: boolean;
  readonly isQuery: boolean;
  readonly isProjected: boolean;
  readonly type: ResourceType | undefined;
  readonly sent: JsonObject | undefined;
  readonly answer: JsonObject | undefined;
}

/** The body of a request as a message, with those that a Bulk request holds. */
export function requestMessages(view: MessageSource): readonly MessageView[] {
  const value = view.sent;
  const expected = value && expectedOfRequest(view.method, view.place);
  if (!value || !expected) {
    return [];
  }
  const message = new MessageView({
    ...expected,
    value,
    registry: view.registry,
    side: 'request',
    method: view.method,
  });
  const messages = [message, ...bulkMessages(message)];
  return [...messages, ...messages.flatMap(patchValues)];
}

/** What the operations of a PATCH set (RFC 7644 3.5.2), so that it is held against the schemas too. */
export const patchValues = (message: MessageView): readonly MessageView[] =>
  patchOperations(message).flatMap((operation) => {
    const framed = frameValue(operation);
    return framed
      ? [
          message.inner(stepsTo(operation, 'value'), framed.resource, {
            kind: 'patchValue',
            purpose: 'patch',
            ...(message.type && { type: message.type }),
            ...(message.method !== undefined && { method: message.method }),
            frame: framed.frame,
          }),
        ]
      : [];
  });

interface Expected {
  readonly kind: MessageKind;
  readonly purpose: MessagePurpose;
  readonly type?: ResourceType;
}

function expectedOfRequest(method: string, place: Place): Expected | undefined {
  if (method === 'POST' && place.kind === 'search') {
    return { kind: 'search', purpose: 'create', ...(place.type && { type: place.type }) };
  }
  if (method === 'POST' && place.kind === 'bulk') {
    return { kind: 'bulkRequest', purpose: 'create' };
  }
  const purpose = purposes.get(method);
  if (!purpose || (place.kind !== 'collection' && place.kind !== 'resource')) {
    return undefined;
  }
  return { kind: purpose === 'patch' ? 'patch' : 'resource', purpose, type: place.type };
}

const purposes: ReadonlyMap<string, MessagePurpose> = new Map([
  ['POST', 'create'],
  ['PUT', 'replace'],
  ['PATCH', 'patch'],
]);

/** RFC 7644 3.7: the `data` of each operation is a message of its own. */
export function bulkMessages(message: MessageView): readonly MessageView[] {
  if (message.kind !== 'bulkRequest') {
    return [];
  }
  return objectsIn(message.items('Operations')).flatMap(([at, operation]) => {
    const data = readAnyCase(operation, 'data');
    const path = readAnyCase(operation, 'path');
    const method = readAnyCase(operation, 'method');
    if (!isJsonObject(data) || typeof path !== 'string' || typeof method !== 'string') {
      return [];
    }
    const upper = method.toUpperCase();
    const expected = expectedOfRequest(upper, readPlace(path, message.registry));
    const steps = [message.spelled('Operations'), at, 'data'];
    return expected ? [message.inner(steps, data, { ...expected, method: upper })] : [];
  });
}

/** The body of an answer as a message, with the resources of a list and those in a Bulk answer. */
export function answerMessages(view: MessageSource): readonly MessageView[] {
  const value = view.answer;
  if (!value || view.place.kind === 'oauth') {
    return [];
  }
  const message = new MessageView({
    ...expectedOfAnswer(view, value),
    value,
    registry: view.registry,
    side: 'response',
    isPartial: view.isProjected,
    method: view.method,
    status: view.status,
  });
  return [message, ...listedMessages(message)];
}

function expectedOfAnswer(view: MessageSource, value: JsonObject): Expected {
  const declared = findDeclaredKind(value, view.registry);
  const type = view.type ?? declared?.type;
  const of = (kind: MessageKind): Expected => ({ kind, purpose: 'answer', ...(type && { type }) });
  if (view.isFailure) {
    const isError = errorMembers.some((name) => readAnyCase(value, name) !== undefined);
    return of(declared?.kind ?? (isError ? 'error' : 'unknown'));
  }
  return of(declared?.kind ?? expectedKind(view) ?? 'unknown');
}

/** What has none of them is no Error of SCIM, but something else that came with a failure. */
const errorMembers = ['schemas', 'detail', 'scimType'] as const;

/** What the answer should be, where it does not say so itself. */
function expectedKind({ isQuery, place, method }: MessageSource): MessageKind | undefined {
  if (isQuery) {
    return 'list';
  }
  if (place.kind === 'discovery') {
    const isOne = place.document === 'serviceProviderConfig' || place.id !== undefined;
    return isOne ? discoveryKinds[place.document] : 'list';
  }
  if (place.kind === 'collection') {
    return method === 'POST' ? 'resource' : undefined;
  }
  return kindByPlace.get(place.kind);
}

const kindByPlace: ReadonlyMap<Place['kind'], MessageKind> = new Map<Place['kind'], MessageKind>([
  ['resource', 'resource'],
  ['me', 'resource'],
  ['bulk', 'bulkResponse'],
]);

const discoveryKinds: Readonly<Record<DiscoveryDocument, MessageKind>> = {
  serviceProviderConfig: 'serviceProviderConfig',
  resourceTypes: 'resourceType',
  schemas: 'schema',
};

/** The resources in a ListResponse, whatever their type. */
export function listedMessages(list: MessageView): readonly MessageView[] {
  if (list.kind !== 'list') {
    return [];
  }
  const name = list.spelled('Resources');
  return objectsIn(list.items('Resources')).map(([at, resource]) =>
    list.inner([name, at], resource, listedParts(list, resource)),
  );
}

function listedParts(
  list: MessageView,
  resource: JsonObject,
): Omit<MessageParts, 'value' | 'registry' | 'pointer' | 'side'> {
  const declared = findDeclaredKind(resource, list.registry);
  const type = declared?.type ?? list.type;
  return {
    kind: declared?.kind ?? (type ? 'resource' : 'unknown'),
    purpose: list.purpose,
    ...(type && { type }),
  };
}
