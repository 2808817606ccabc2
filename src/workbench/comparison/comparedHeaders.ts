import { type HttpHeader } from '../../exchange/exchange.js';
import { type Normaliser } from './normalise.js';

/** Of the others nothing is learned: they tell of the connection, the client, the time. */
const compared: ReadonlySet<string> = new Set([
  'accept',
  'allow',
  'content-location',
  'content-type',
  'etag',
  'if-match',
  'if-none-match',
  'location',
  'retry-after',
  'www-authenticate',
]);

/** A version is another one each time (RFC 7644 3.14). */
const versions: ReadonlySet<string> = new Set(['etag', 'if-match', 'if-none-match']);

/** The headers that matter, once each, with their names in lower case. */
export function comparedHeaders(
  headers: readonly HttpHeader[],
  normaliser: Normaliser,
): readonly HttpHeader[] {
  const found = new Map<string, string>();
  for (const [given, value] of headers) {
    const name = given.toLowerCase();
    if (compared.has(name)) {
      const isVersion = versions.has(name) && value.trim() !== '*';
      const text = isVersion ? '<version>' : normaliser.text(value.trim());
      const before = found.get(name);
      found.set(name, before === undefined ? text : `${before}, ${text}`);
    }
  }
  return [...found];
}
