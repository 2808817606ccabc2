import { SayingError, saying } from '../../base/saying.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { isHeaderName } from '../../exchange/headers.js';
import { isSecretHeader, isWorthSending } from '../exports/sentHeaders.js';

/** Says what is wrong with a header that somebody typed. */
export class HeaderLineError extends SayingError {
  override name = 'HeaderLineError';
}

/** Of a request that is edited, the headers that are in one's hand: not those of the connection, nor credentials. */
export const editableHeaders = (headers: readonly HttpHeader[]): readonly HttpHeader[] =>
  headers.filter((header) => isWorthSending(header) && !isSecretHeader(header));

/**
 * A header as a person writes it: `If-Match: W/"1"` (RFC 9110 5.1 and 5.5).
 *
 * @throws HeaderLineError where it is none, or none that can be chosen
 */
export function readHeaderLine(text: string): HttpHeader {
  const [, name = '', value = ''] = /^\s*([^:]*?)\s*:(.*)$/s.exec(text) ?? [];
  if (name === '') {
    throw new HeaderLineError(
      saying('Write a name, a colon and a value, for example If-Match: W/"1".'),
    );
  }
  if (!isHeaderName(name)) {
    throw new HeaderLineError(
      saying(
        'The name of a header has letters, digits and dashes only, but is {0}.',
        JSON.stringify(name),
      ),
    );
  }
  const header: HttpHeader = [name, value.trim()];
  if (!/^[\t\x20-\x7e\x80-\xff]+$/.test(header[1])) {
    throw new HeaderLineError(
      saying('The value of {0} must be one line of Latin letters and signs.', name),
    );
  }
  if (!isWorthSending(header)) {
    throw new HeaderLineError(saying('{0} is written by what sends the request.', name));
  }
  if (isSecretHeader(header)) {
    throw new HeaderLineError(
      saying('{0} holds a secret; the credentials that are sent are those of the target.', name),
    );
  }
  return header;
}

/** @returns as `readHeaderLine` reads it */
export const printHeader = ([name, value]: HttpHeader): string => `${name}: ${value}`;
