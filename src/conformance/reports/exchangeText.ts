import { prettyJson } from '../../base/prettyJson.js';
import { printable, printableCut, printableLines } from '../../base/printable.js';
import { type Exchange, type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';

const longestPath = 160;

/** Path and query below the base URL. */
export function pathBelow({ path, request: { target } }: Exchange): string {
  const query = target.indexOf('?');
  return query < 0 ? path : `${path}${target.slice(query)}`;
}

/** `PUT /Users/2819c223 → 200` */
export function describeCall(exchange: Exchange): string {
  const path = printableCut(pathBelow(exchange), longestPath);
  return `${exchange.request.method} ${path} → ${describeStatus(exchange)}`;
}

const describeStatus = ({ response, failure }: Exchange): string =>
  response
    ? String(response.status)
    : `no answer${failure ? `: ${printable(failure.detail)}` : ''}`;

/** A body with line breaks and indents where it is JSON, at most `limit` characters of it. */
export function bodyText(body: ExchangeBody | undefined, limit: number): string {
  if (!body || body.text === '') {
    return '';
  }
  if (body.encoding === 'base64') {
    return `[${String(body.sizeBytes)} bytes that are no UTF-8]`;
  }
  // Twice the text is enough to fill the limit, whatever the indents.
  const head = body.text.slice(0, 2 * limit);
  const pretty = printableLines(/^\s*[[{]/.test(head) ? prettyJson(head) : head);
  const isWhole = head.length === body.text.length && !body.isTruncated && pretty.length <= limit;
  return isWhole ? pretty : `${pretty.slice(0, limit)}\n… (${String(body.sizeBytes)} bytes in all)`;
}

/** The same in one line, as it came. */
export function bodyLine(body: ExchangeBody | undefined, limit: number): string {
  return body?.encoding === 'base64'
    ? bodyText(body, limit)
    : printableCut((body?.text ?? '').trim(), limit);
}

/** Both messages as they went over the wire, but with indents and without secrets. */
export function messageTexts(
  exchange: Exchange,
  limit: number,
): { readonly request: string; readonly answer: string } {
  const { request, response } = exchange;
  return {
    request: toMessage(
      `${request.method} ${printable(request.target)} HTTP/${request.httpVersion}`,
      request.headers,
      bodyText(request.body, limit),
    ),
    answer: response
      ? toMessage(String(response.status), response.headers, bodyText(response.body, limit))
      : describeStatus(exchange),
  };
}

const toMessage = (first: string, headers: readonly HttpHeader[], body: string): string =>
  [
    first,
    ...headers.map(([name, value]) => printable(`${name}: ${value}`)),
    ...(body === '' ? [] : ['', body]),
  ].join('\n');
