import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';
import { readAnswerBody, readRequestBody } from './harBody.js';
import { countIn, headersIn, objectIn, pairsIn, textIn } from './harMembers.js';

/** An entry of a HAR, before anybody has asked whether it is SCIM. */
export interface HarEntry {
  /** Milliseconds since the epoch, where it says so. */
  readonly startedAt: number | undefined;
  readonly duration: number;
  readonly method: string;
  /** Scheme and authority, for example `https://scim.example.com`. */
  readonly origin: string;
  /** Path and query as they are written. */
  readonly target: string;
  readonly httpVersion: string;
  readonly headers: readonly HttpHeader[];
  readonly body: ExchangeBody | undefined;
  /** Absent where no answer came: programs write the status 0 then, or nothing. */
  readonly answer: HarAnswer | undefined;
}

export interface HarAnswer {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  readonly body: ExchangeBody | undefined;
}

/** @returns a reason where it is none */
export function readHarEntry(value: JsonValue): HarEntry | string {
  const entry = isJsonObject(value) ? value : undefined;
  const request = objectIn(entry, 'request');
  if (!entry || !request) {
    return 'it has no request';
  }
  const line = readRequestLine(request);
  if (typeof line === 'string') {
    return line;
  }
  const postData = objectIn(request, 'postData');
  const headers = withMediaType(headersIn(request), textIn(postData, 'mimeType'));
  const started = Date.parse(textIn(entry, 'startedDateTime') ?? '');
  return {
    startedAt: Number.isNaN(started) ? undefined : started,
    duration: countIn(entry, 'time') ?? 0,
    ...line,
    headers,
    body: readRequestBody(request, postData, headers),
    answer: readAnswer(objectIn(entry, 'response'), line.method),
  };
}

type RequestLine = Pick<HarEntry, 'method' | 'origin' | 'target' | 'httpVersion'>;

function readRequestLine(request: JsonObject): RequestLine | string {
  const method = (textIn(request, 'method') ?? '').toUpperCase();
  const url = /^([a-z][a-z\d+.-]*:\/\/[^/?#]+)([^#]*)/i.exec(textIn(request, 'url') ?? '');
  if (method === '') {
    return 'its request has no method';
  }
  if (!url) {
    return 'its request has no absolute url';
  }
  const [, origin = '', rest = ''] = url;
  return {
    method,
    origin,
    target: withQuery(rest.startsWith('/') ? rest : `/${rest}`, pairsIn(request, 'queryString')),
    httpVersion: toVersion(textIn(request, 'httpVersion') ?? ''),
  };
}

function readAnswer(response: JsonObject | undefined, method: string): HarAnswer | undefined {
  const status = countIn(response, 'status') ?? 0;
  if (!response || status === 0) {
    return undefined;
  }
  const content = objectIn(response, 'content');
  const headers = withMediaType(headersIn(response), textIn(content, 'mimeType'));
  const mayHaveBody = ![204, 304].includes(status) && method !== 'HEAD';
  return { status, headers, body: readAnswerBody(response, content, { headers, mayHaveBody }) };
}

/** Where a program keeps no headers, the media type stands with the body alone. */
function withMediaType(
  headers: readonly HttpHeader[],
  mediaType: string | undefined,
): readonly HttpHeader[] {
  return headers.length === 0 && mediaType?.includes('/') ? [['Content-Type', mediaType]] : headers;
}

/** Some programs keep the parameters apart only. */
function withQuery(target: string, parameters: readonly HttpHeader[]): string {
  if (target.includes('?') || parameters.length === 0) {
    return target;
  }
  const query = parameters.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${target}?${query.join('&')}`;
}

/** `HTTP/1.1`, `http/2.0`, `h2`, `HTTP/2`, `h3`; 1.1 where it is unknown. */
function toVersion(text: string): string {
  const [, version] = /^(?:http\/|h)(\d(?:\.\d)?)/i.exec(text) ?? [];
  if (version === undefined) {
    return '1.1';
  }
  return version.includes('.') ? version : `${version}.0`;
}
