import { isJsonObject, type JsonObject } from '../../base/json.js';
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
      readText(operation, 'bulkId') ?? '',
      readAnyCase(operation, 'data'),
    ]),
  );
  return operationsOf(view.answerMessage).flatMap((operation) => {
    const place = placeOfCreated(view, operation);
    const content = sentById.get(readText(operation, 'bulkId') ?? '');
    return place && isJsonObject(content) ? [{ ...place, content }] : [];
  });
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
