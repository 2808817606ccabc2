import { isJson } from '../../base/isJson.js';
import { type JsonObject } from '../../base/json.js';
import { type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { countIn, pairsIn, textIn } from './harMembers.js';

/** There was a body, and the program that wrote the HAR did not keep it. */
const notKept = (sizeBytes: number): ExchangeBody => ({
  text: '',
  encoding: 'utf-8',
  sizeBytes,
  isTruncated: true,
});

/** `postData`: its text, or the fields of a form. */
export function readRequestBody(
  request: JsonObject,
  postData: JsonObject | undefined,
  headers: readonly HttpHeader[],
): ExchangeBody | undefined {
  const sent = countIn(request, 'bodySize') ?? contentLength(headers) ?? 0;
  const text = textIn(postData, 'text') ?? '';
  const form = text === '' ? toForm(pairsIn(postData, 'params')) : text;
  if (form !== '') {
    return toBody(form, isBase64(postData), 0);
  }
  return sent > 0 ? notKept(sent) : undefined;
}

/**
 * `content`, which has the body as it is without Content-Encoding. Where nothing tells whether there was
 * one, there may have been one.
 */
export function readAnswerBody(
  response: JsonObject,
  content: JsonObject | undefined,
  { headers, mayHaveBody }: { headers: readonly HttpHeader[]; mayHaveBody: boolean },
): ExchangeBody | undefined {
  const text = textIn(content, 'text');
  const size = countIn(content, 'size');
  if (text !== undefined && text !== '') {
    return toBody(text, isBase64(content), size ?? 0);
  }
  const sizes = [size, countIn(response, 'bodySize'), contentLength(headers)];
  const told = sizes.find((one) => one !== undefined && one > 0);
  if (told !== undefined && mayHaveBody) {
    return notKept(told);
  }
  const isUnknown = text === undefined && sizes.every((one) => one === undefined);
  return isUnknown && mayHaveBody ? notKept(1) : undefined;
}

const isBase64 = (part: JsonObject | undefined): boolean =>
  (textIn(part, 'encoding') ?? '').toLowerCase() === 'base64';

const toForm = (fields: readonly HttpHeader[]): string =>
  fields
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

function contentLength(headers: readonly HttpHeader[]): number | undefined {
  const text = findHeader(headers, 'content-length')?.trim() ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** @param told how long the body was, by the HAR; some programs keep only the beginning of a long one */
function toBody(text: string, isEncoded: boolean, told: number): ExchangeBody {
  const bytes = (isEncoded ? decodeBase64(text) : undefined) ?? new TextEncoder().encode(text);
  const sizeBytes = bytes.length;
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined) {
    return { text, encoding: 'base64', sizeBytes, isTruncated: false };
  }
  const isTruncated = told > sizeBytes && !isJson(decoded);
  return {
    text: decoded,
    encoding: 'utf-8',
    sizeBytes: isTruncated ? told : sizeBytes,
    isTruncated,
  };
}

function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    // expected: it says base64 and is none; the text as it stands is the best there is
    return undefined;
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // expected: bytes of something else
    return undefined;
  }
}
