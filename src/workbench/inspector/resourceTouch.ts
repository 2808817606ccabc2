import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { findHeader } from '../../exchange/headers.js';
import { toCanonicalResource } from '../../language/filter/canonicalResource.js';
import { readBulkChanges } from '../../okta/operations/bulkChanges.js';
import { type StepKind } from '../../protocol/resourceTimeline.js';
import { ScimError } from '../../scim/errors.js';
import { applyPatch } from '../../scim/patch/applyPatch.js';
import { readPatchRequest } from '../../scim/patch/readPatch.js';
import { profiles } from '../../scim/profile.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readText } from '../../validate/view/anyCase.js';
import { type ExchangeView } from '../../validate/view/exchangeView.js';

/** One resource of a server. */
export interface ResourceKey {
  readonly type: ResourceType;
  readonly id: string;
}

/** What an exchange did to a resource. */
export interface ResourceTouch {
  readonly kind: StepKind;
  /** Undefined where it is not there, or nothing is known of it. */
  readonly after: JsonObject | undefined;
  readonly isAssumed: boolean;
}

/** Undefined where the exchange has nothing to do with the resource. */
export function findTouch(
  view: ExchangeView,
  key: ResourceKey,
  before: JsonObject | undefined,
): ResourceTouch | undefined {
  const { place } = view;
  if (place.kind === 'resource' && place.type === key.type && place.id === key.id) {
    return touchOfAddressed(view, key, before);
  }
  if (view.method === 'POST' && place.kind === 'collection') {
    return idOfCreated(view) === key.id && place.type === key.type
      ? answered(view, key, before, 'created')
      : undefined;
  }
  if (place.kind === 'bulk') {
    return touchOfBulk(view, key, before);
  }
  const listed = view.list && findListed(view, key);
  return listed && { kind: 'read', after: view.isProjected ? before : listed, isAssumed: false };
}

/** RFC 7644 3.3: the id of what was created, in its body or in its address. */
export function idOfCreated(view: ExchangeView): string | undefined {
  if (!view.isSuccess || view.method !== 'POST' || view.place.kind !== 'collection') {
    return undefined;
  }
  const location = findHeader(view.exchange.response?.headers ?? [], 'location');
  return readText(view.result, 'id') ?? location?.split(/[?#]/, 1)[0]?.split('/').at(-1);
}

function touchOfAddressed(
  view: ExchangeView,
  key: ResourceKey,
  before: JsonObject | undefined,
): ResourceTouch {
  if (!view.isSuccess) {
    // A server that does not know it any more says so about its state.
    return { kind: 'refused', after: before, isAssumed: false };
  }
  switch (view.method) {
    case 'DELETE':
      return { kind: 'deleted', after: undefined, isAssumed: false };
    case 'PUT':
    case 'PATCH':
      return answered(view, key, before, 'changed');
    default:
      return answered(view, key, before, 'read');
  }
}

/** The answer shows the resource, or the request tells what it was asked to become. */
function answered(
  view: ExchangeView,
  key: ResourceKey,
  before: JsonObject | undefined,
  kind: StepKind,
): ResourceTouch {
  const { result, sent } = view;
  if (result && readText(result, 'id') === key.id && !view.isProjected) {
    return { kind, after: toCanonicalResource(key.type, result), isAssumed: false };
  }
  const after = sent && reckon(view.method, key, before, sent);
  return { kind, after: after ?? before, isAssumed: kind !== 'read' };
}

function reckon(
  method: string,
  { type, id }: ResourceKey,
  before: JsonObject | undefined,
  sent: JsonObject,
): JsonObject | undefined {
  if (method === 'PATCH') {
    return before && patched(type, before, sent);
  }
  return { ...toCanonicalResource(type, sent), id };
}

/** As a tolerant server would do it; undefined where it cannot be told. */
function patched(type: ResourceType, before: JsonObject, sent: JsonValue): JsonObject | undefined {
  const context = { profile: profiles.entra, note: () => undefined };
  try {
    return applyPatch(type, before, readPatchRequest(sent, context), context);
  } catch (error) {
    if (error instanceof ScimError) {
      return undefined;
    }
    throw error;
  }
}

function touchOfBulk(
  view: ExchangeView,
  key: ResourceKey,
  before: JsonObject | undefined,
): ResourceTouch | undefined {
  let touch: ResourceTouch | undefined;
  for (const { method, type, id, data } of readBulkChanges(view)) {
    if (type === key.type && id === key.id) {
      const after = reckon(method, key, touch?.after ?? before, data);
      touch = {
        kind: method === 'POST' ? 'created' : 'changed',
        after: after ?? before,
        isAssumed: true,
      };
    }
  }
  return touch;
}

function findListed(view: ExchangeView, { type, id }: ResourceKey): JsonObject | undefined {
  const found = view.answerMessages.find(
    (message) => message.kind === 'resource' && message.type === type && message.get('id') === id,
  );
  return found && isJsonObject(found.value) ? toCanonicalResource(type, found.value) : undefined;
}
