import { type JsonValue } from '../../../base/json.js';
import { type ApiAnswer, type ApiCall } from './apiRoute.js';
import { validationFailed } from './apiError.js';

const usualLimit = 200;
const mostLimit = 1000;

interface Entry {
  /** Stands for the place in the list: what follows it comes with `after`. */
  readonly cursor: string;
  readonly json: JsonValue;
}

/** A page of a list, with the link to the next one as Okta gives it (RFC 8288). */
export function toPage(
  { query, origin }: ApiCall,
  path: string,
  entries: readonly Entry[],
): ApiAnswer {
  const limit = readLimit(query.get('limit'));
  const after = query.get('after');
  const start = after === undefined ? 0 : entries.findIndex(({ cursor }) => cursor === after) + 1;
  const page = entries.slice(start, start + limit);
  const last = page.at(-1)?.cursor;
  const hasMore = start + page.length < entries.length && last !== undefined;
  const next = `<${origin}${path}?after=${encodeURIComponent(last ?? '')}&limit=${String(limit)}>; rel="next"`;
  return {
    status: 200,
    body: page.map(({ json }) => json),
    ...(hasMore && { headers: { Link: next } }),
  };
}

function readLimit(text: string | undefined): number {
  if (text === undefined) {
    return usualLimit;
  }
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1) {
    throw validationFailed('limit', 'limit: A number from 1 to 1000 is expected');
  }
  return Math.min(limit, mostLimit);
}
