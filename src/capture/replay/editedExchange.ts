import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';

export interface EditedRequest {
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly target: string;
  readonly headers: readonly HttpHeader[];
  /** The body; none where it is empty. */
  readonly text: string;
}

/** The same exchange with another request, and with the answer that was given to the one before. */
export function withRequest(
  { request, ...rest }: Exchange,
  { method, target, headers, text }: EditedRequest,
): Exchange {
  const hasBody = text.trim() !== '';
  const needsType = hasBody && findHeader(headers, 'content-type') === undefined;
  return {
    ...rest,
    path: target.replace(/[?#].*/s, ''),
    request: {
      method,
      target,
      httpVersion: request.httpVersion,
      headers: needsType ? [...headers, ['Content-Type', 'application/scim+json']] : headers,
      ...(hasBody && {
        body: {
          text,
          encoding: 'utf-8',
          sizeBytes: new TextEncoder().encode(text).length,
          isTruncated: false,
        },
      }),
    },
  };
}
