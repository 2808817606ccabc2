import { type Exchange, type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { exchangeUrl } from '../exchangeUrl.js';
import { reasonPhrase } from '../../base/reasonPhrase.js';

interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** What HAR 1.2 asks for; -1 and empty lists stand for what is not known. */
export interface HarFile {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarFileEntry[];
  };
}

interface HarFileEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: object;
  readonly response: object;
  readonly cache: object;
  readonly timings: { readonly send: 0; readonly wait: number; readonly receive: 0 };
  readonly comment?: string;
}

/** An HTTP Archive that the network panels of browsers open, and `readHar` too. */
export const toHar = (exchanges: readonly Exchange[], version: string): HarFile => ({
  log: {
    version: '1.2',
    creator: { name: 'SCIM Workbench', version: version === '' ? '0' : version },
    entries: exchanges.map(toEntry),
  },
});

function toEntry(exchange: Exchange): HarFileEntry {
  const time = Math.max(0, exchange.duration);
  const comment = exchange.failure?.detail ?? (exchange.outcome === 'aborted' ? hungUp : undefined);
  return {
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time,
    request: toRequest(exchange),
    response: toResponse(exchange),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(comment !== undefined && { comment }),
  };
}

const hungUp = 'The client hung up before the whole answer was sent';

function toRequest(exchange: Exchange): object {
  const { method, httpVersion, headers, body, target } = exchange.request;
  return {
    method,
    url: toUri(exchangeUrl(exchange)),
    httpVersion: `HTTP/${httpVersion}`,
    cookies: [],
    headers: headers.map(toNameValue),
    queryString: toQuery(target),
    ...(body && {
      postData: {
        mimeType: findHeader(headers, 'content-type') ?? 'application/octet-stream',
        text: body.text,
        // HAR 1.2 has this for answers alone; readers that do not know it see base64.
        ...(body.encoding === 'base64' && { encoding: 'base64' }),
        ...(body.isTruncated && { comment: cutNote }),
      },
    }),
    headersSize: -1,
    bodySize: body?.sizeBytes ?? 0,
  };
}

function toResponse({ request, response, outcome }: Exchange): object {
  if (!response) {
    return { ...noResponse, comment: outcome === 'aborted' ? hungUp : 'No answer came' };
  }
  const { status, headers, body } = response;
  return {
    status,
    statusText: reasonPhrase(status),
    httpVersion: `HTTP/${request.httpVersion}`,
    cookies: [],
    headers: headers.map(toNameValue),
    content: toContent(headers, body),
    redirectURL: findHeader(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: body?.sizeBytes ?? 0,
  };
}

/** As browsers write it where there was no answer. */
const noResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

const cutNote = 'The body was captured in part only';

const toContent = (headers: readonly HttpHeader[], body: ExchangeBody | undefined): object => ({
  size: body?.sizeBytes ?? 0,
  mimeType: findHeader(headers, 'content-type') ?? 'x-unknown',
  ...(body && { text: body.text }),
  ...(body?.encoding === 'base64' && { encoding: 'base64' }),
  ...(body?.isTruncated && { comment: cutNote }),
});

const toNameValue = ([name, value]: HttpHeader): NameValue => ({ name, value });

function toQuery(target: string): readonly NameValue[] {
  const queryStart = target.indexOf('?');
  const query = queryStart === -1 ? '' : target.slice(queryStart + 1);
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...rest] = part.split('=');
      return { name: decode(name), value: decode(rest.join('=')) };
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // expected: a percent sign that is no escape
    return text;
  }
}

/** What a client sent may hold what no URI may (RFC 3986 2). */
const toUri = (url: string): string =>
  url.replaceAll(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]|%(?![\da-f]{2})/giu, (character) =>
    character === '%' ? '%25' : encodeLoosely(character),
  );

/** Half of a pair of UTF-16 has no encoding. */
const encodeLoosely = (character: string): string =>
  /^[\uD800-\uDFFF]$/.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
