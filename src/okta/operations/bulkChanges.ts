import { type JsonObject, isJsonArray, isJsonObject } from '../../base/json.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { readPlace } from '../../validate/view/place.js';
import { type ExchangeView } from '../../validate/view/exchangeView.js';

/** One operation of a bulk request that was done. */
export interface BulkChange {
  readonly method: string;
  readonly type: ResourceType;
  readonly id: string;
  /** What the client sent. */
  readonly data: JsonObject;
}

/**
 * What a bulk request changed (RFC 7644 3.7): answers belong to operations by their `bulkId`, or else by
 * the place of what was changed.
 */
export function readBulkChanges(facts: ExchangeView): readonly BulkChange[] {
  const done = operationsOf(facts.result).filter(isDone);
  const byBulkId = new Map(done.map((one) => [readText(one, 'bulkId'), one]));
  const byId = new Map(done.map((one) => [idOf(one), one]));
  return operationsOf(facts.sent).flatMap((operation) => {
    const bulkId = readText(operation, 'bulkId');
    const path = readText(operation, 'path') ?? '';
    const answer = bulkId === undefined ? byId.get(path.split('/').at(-1)) : byBulkId.get(bulkId);
    return answer ? toChange(operation, path, answer, facts) : [];
  });
}

function toChange(
  operation: JsonObject,
  path: string,
  answer: JsonObject,
  facts: ExchangeView,
): readonly BulkChange[] {
  const place = readPlace(path, facts.registry);
  const data = readAnyCase(operation, 'data');
  const id = idOf(answer);
  if ((place.kind !== 'collection' && place.kind !== 'resource') || id === undefined) {
    return [];
  }
  const method = readText(operation, 'method')?.toUpperCase() ?? '';
  return isJsonObject(data) ? [{ method, type: place.type, id, data }] : [];
}

const operationsOf = (body: JsonObject | undefined): readonly JsonObject[] => {
  const operations = readAnyCase(body, 'Operations');
  return isJsonArray(operations) ? operations.filter(isJsonObject) : [];
};

/** The status is a string in the RFC, an object with a `code` in its drafts. */
const isDone = (answer: JsonObject): boolean => {
  const status = readAnyCase(answer, 'status');
  const code = isJsonObject(status) ? readAnyCase(status, 'code') : status;
  return /^2\d\d$/.test(
    typeof code === 'number' ? String(code) : typeof code === 'string' ? code : '',
  );
};

/** The last step of the address, which is the id. */
function idOf(answer: JsonObject): string | undefined {
  const last = readText(answer, 'location')?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  if (last === undefined || last === '') {
    return undefined;
  }
  try {
    return decodeURIComponent(last);
  } catch {
    // expected: other servers write what they like
    return last;
  }
}
