import { type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { type Answer } from '../transaction.js';

/** RFC 9110 15.3.5 and 15.4.5: such an answer has no body. */
export const bodyless: ReadonlySet<number> = new Set([204, 304]);

/**
 * What was written by hand, with length and date that are made when it is sent.
 *
 * @param usualType where no media type was written; that of SCIM without
 */
export function toAnswerByHand(
  status: number,
  headers: readonly HttpHeader[],
  body: string,
  usualType?: string,
): Answer {
  const mediaType = findHeader(headers, 'content-type') ?? usualType;
  return {
    status,
    headers: headers.filter(([name]) => !madeWhenSent.test(name)),
    text: bodyless.has(status) ? '' : body,
    ...(mediaType !== undefined && { mediaType }),
  };
}

const madeWhenSent = /^(?:content-type|content-length|transfer-encoding|connection|date)$/i;
