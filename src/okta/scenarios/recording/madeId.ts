import { isJsonArray, isJsonObject, isSameJson } from '../../../base/json.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { type ExchangeView } from '../../../validate/view/exchangeView.js';
import { type BulkChange, readBulkChanges } from '../../operations/bulkChanges.js';
import { idOfLocation } from '../recorded/learnValue.js';
import { type LearnSource } from '../recorded/recordedScenario.js';

export interface MadeId {
  readonly id: string;
  /** Where the answer tells it. */
  readonly source: LearnSource;
}

/** The id of what a POST has made, in its body or in its address (RFC 7644 3.3); some servers number. */
export function findMadeId(view: ExchangeView): MadeId | undefined {
  if (view.place.kind !== 'collection' || view.method !== 'POST' || !view.isSuccess) {
    return undefined;
  }
  const { id } = view.result ?? {};
  const told = typeof id === 'number' ? String(id) : readText(view.result, 'id');
  if (told !== undefined) {
    return { id: told, source: '/id' };
  }
  const located = idOfLocation(view.answerHeader('location'));
  return located === undefined ? undefined : { id: located, source: 'Location' };
}

/** The ids of what a bulk request has made (RFC 7644 3.7). */
export function findMadeByBulk(view: ExchangeView): readonly MadeId[] {
  const operations = readAnyCase(view.sent, 'Operations');
  const sent = (isJsonArray(operations) ? operations : []).filter(isJsonObject);
  return readBulkChanges(view)
    .filter(({ method }) => method === 'POST')
    .flatMap(({ id, data }: BulkChange) => {
      const bulkId = readText(
        sent.find((one) => isSameJson(readAnyCase(one, 'data'), data)),
        'bulkId',
      );
      return bulkId === undefined ? [] : [{ id, source: `bulkId:${bulkId}` }];
    });
}
