import { isJsonArray, isJsonObject, type JsonArray, type JsonObject } from '../../base/json.js';
import { readMember } from '../../base/json.js';
import { type HttpHeader } from '../../exchange/exchange.js';

// The programs that write HAR leave out what they do not know and write texts for numbers: what is not
// as it should be counts as absent.

export function objectIn(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object && readMember(object, name);
  return isJsonObject(value) ? value : undefined;
}

function itemsIn(object: JsonObject | undefined, name: string): JsonArray {
  const value = object && readMember(object, name);
  return isJsonArray(value) ? value : [];
}

export function textIn(object: JsonObject | undefined, name: string): string | undefined {
  const value = object && readMember(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** Not negative: HAR writes -1 for what is not known. */
export function countIn(object: JsonObject | undefined, name: string): number | undefined {
  const value = object && readMember(object, name);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** Names and values, of headers, parameters and form fields. */
export function pairsIn(object: JsonObject | undefined, name: string): readonly HttpHeader[] {
  return itemsIn(object, name).flatMap((item) => {
    const key = isJsonObject(item) ? textIn(item, 'name') : undefined;
    const value = isJsonObject(item) ? readMember(item, 'value') : undefined;
    const text = typeof value === 'number' ? String(value) : value;
    return key === undefined ? [] : [[key, typeof text === 'string' ? text : ''] as const];
  });
}

/** Chrome writes those of HTTP/2 and 3 that stand for the request line too (RFC 9113 8.3). */
export const headersIn = (object: JsonObject | undefined): readonly HttpHeader[] =>
  pairsIn(object, 'headers').filter(([name]) => name !== '' && !name.startsWith(':'));
