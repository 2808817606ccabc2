import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView, objectsIn } from '../view/messageView.js';
import { readPlace } from '../view/place.js';

export interface CreatedByBulk {
  readonly type: ResourceType;
  readonly id: string;
  /** As it was sent, which is all that is known. */
  readonly content: JsonObject;
}

/** The resources that an answer to a Bulk request calls created, as their locations say. */
export function createdByBulk(view: ExchangeView): readonly CreatedByBulk[] {
  if (view.place.kind !== 'bulk' || view.answerMessage?.kind !== 'bulkResponse') {
    return [];
  }
  const sentById = new Map(
    operationsOf(view.requestMessages[0]).map((operation) => [
      bulkIdOf(operation),
      readAnyCase(operation, 'data'),
    ]),
  );
  const created = operationsOf(view.answerMessage).flatMap((operation) => {
    const place = placeOfCreated(view, operation);
    return place ? [{ ...place, bulkId: bulkIdOf(operation) }] : [];
  });
  const ids = new Map(created.map(({ bulkId, id }) => [bulkId, id]));
  return created.flatMap(({ type, id, bulkId }) => {
    const content = sentById.get(bulkId);
    return isJsonObject(content) ? [{ type, id, content: withIds(content, ids) }] : [];
  });
}

const bulkIdOf = (operation: JsonObject): string => readText(operation, 'bulkId') ?? '';

/** `bulkId:` stands for an id (RFC 7644 3.7.2); what refers to one that is not known is left out. */
function withIds(content: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]) => {
      const resolved = resolve(value, ids);
      return resolved === undefined ? [] : [[name, resolved]];
    }),
  );
}

function resolve(value: JsonValue, ids: ReadonlyMap<string, string>): JsonValue | undefined {
  if (typeof value === 'string') {
    const [, name] = /^bulkId:(.+)$/i.exec(value) ?? [];
    return name === undefined ? value : ids.get(name);
  }
  if (isJsonArray(value)) {
    const items = value.map((item) => resolve(item, ids));
    const known = items.filter((item) => item !== undefined);
    return known.length === items.length ? known : undefined;
  }
  if (isJsonObject(value)) {
    const resolved = withIds(value, ids);
    return Object.keys(resolved).length === Object.keys(value).length ? resolved : undefined;
  }
  return value;
}

const operationsOf = (message: MessageView | undefined): readonly JsonObject[] =>
  objectsIn(message?.items('Operations') ?? []).map(([, operation]) => operation);

function placeOfCreated(
  { registry }: ExchangeView,
  operation: JsonObject,
): { readonly type: ResourceType; readonly id: string } | undefined {
  const location = readText(operation, 'location');
  const status = readAnyCase(operation, 'status');
  if (location === undefined || (status !== '201' && status !== 201)) {
    return undefined;
  }
  const path = location.split(/[?#]/, 1)[0] ?? '';
  const place = readPlace(path.split('/').slice(-2).join('/'), registry);
  return place.kind === 'resource' ? { type: place.type, id: place.id } : undefined;
}
