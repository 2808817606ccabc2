import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type MessageChange } from '../../exchange/breakpoints/breakpoint.js';
import { restoreHeaders } from '../../exchange/breakpoints/restoreHeaders.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { toHeaders } from '../recorder.js';
import { type Transaction } from '../transaction.js';
import { withLengthOf } from './heldBody.js';

/**
 * Puts into the request what was changed by hand, as if it had come so: it is handled and captured so.
 *
 * @param shown its headers, as they were shown
 * @param basePath of the service, which stands before the target
 * @returns the body, where it is another one
 */
export function changeRequest(
  transaction: Transaction,
  { body, headers, target }: MessageChange,
  { shown, basePath }: { readonly shown: readonly HttpHeader[]; readonly basePath: string },
): Buffer | undefined {
  const request: IncomingMessage & { originalUrl?: string } = transaction.request;
  if (target !== undefined) {
    request.url = `${basePath}${target}`;
    request.originalUrl = request.url;
  }
  const came = toHeaders(request.rawHeaders);
  const wanted = headers ? restoreHeaders(came, shown, headers) : came;
  const bytes = body === undefined ? undefined : Buffer.from(body, 'utf8');
  if (headers || bytes) {
    setHeaders(request, bytes ? withLengthOf(bytes, wanted) : withFraming(came, wanted));
  }
  return bytes;
}

const isFraming = ([name]: HttpHeader): boolean =>
  /^(?:content-length|transfer-encoding)$/i.test(name);

/** A body that stays is as long as it came, whatever was written. */
const withFraming = (
  came: readonly HttpHeader[],
  wanted: readonly HttpHeader[],
): readonly HttpHeader[] => [
  ...wanted.filter((header) => !isFraming(header)),
  ...came.filter(isFraming),
];

function setHeaders(request: IncomingMessage, headers: readonly HttpHeader[]): void {
  const parsed: IncomingHttpHeaders = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = parsed[key];
    // As node has it: of most headers several become one (RFC 9110 5.3), of these the first counts.
    if (before === undefined) {
      parsed[key] = value;
    } else if (!onlyOnce.has(key)) {
      parsed[key] = `${String(before)}, ${value}`;
    }
  }
  request.rawHeaders = headers.flat();
  request.headers = parsed;
}

const onlyOnce: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'user-agent',
]);
