import { type Exchange, type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';
import { isAboutService, isOpaqueId } from './personalPlaces.js';
import { rewriteBody, rewriteFilter, type Rewriter } from './rewriteMessage.js';

/** The same exchange with every text in it gone through. */
export function rewriteExchange(exchange: Exchange, rewriter: Rewriter): Exchange {
  const { request, response, failure } = exchange;
  const isPlain = isAboutService(exchange.path);
  const requestBody = request.body && rewriteWhole(request.body, rewriter, isPlain);
  const responseBody = response?.body && rewriteWhole(response.body, rewriter, isPlain);
  return {
    ...exchange,
    baseUrl: rewriter.free(exchange.baseUrl),
    path: rewritePath(exchange.path, rewriter),
    request: {
      ...request,
      target: rewriteTarget(request.target, rewriter),
      headers: rewriteHeaders(request.headers, rewriter, {
        before: request.body,
        after: requestBody,
      }),
      ...(requestBody && { body: requestBody }),
    },
    ...(response && {
      response: {
        ...response,
        headers: rewriteHeaders(response.headers, rewriter, {
          before: response.body,
          after: responseBody,
        }),
        ...(responseBody && { body: responseBody }),
      },
    }),
    ...(failure && { failure: { ...failure, detail: rewriter.free(failure.detail) } }),
    observations: exchange.observations.map((one) => ({
      ...one,
      detail: rewriter.free(one.detail),
    })),
  };
}

/** Path and query as they stand on the request line. */
function rewriteTarget(target: string, rewriter: Rewriter): string {
  const queryStart = target.indexOf('?');
  if (queryStart === -1) {
    return rewritePath(target, rewriter);
  }
  const query = target
    .slice(queryStart + 1)
    .split('&')
    .map((parameter) => rewriteParameter(parameter, rewriter));
  return `${rewritePath(target.slice(0, queryStart), rewriter)}?${query.join('&')}`;
}

const fixedParameters: ReadonlySet<string> = new Set([
  'attributes',
  'excludedattributes',
  'sortby',
  'sortorder',
  'startindex',
  'count',
  'cursor',
]);

function rewriteParameter(parameter: string, rewriter: Rewriter): string {
  const equals = parameter.indexOf('=');
  const name = parameter.slice(0, equals).toLowerCase();
  if (equals === -1 || fixedParameters.has(name)) {
    return parameter;
  }
  return `${parameter.slice(0, equals)}=${throughEncoding(
    parameter.slice(equals + 1).replaceAll('+', ' '),
    (value) => (name === 'filter' ? rewriteFilter(value, rewriter) : rewriter.free(value)),
  ).replaceAll(' ', '+')}`;
}

function rewritePath(path: string, rewriter: Rewriter): string {
  const [scheme = ''] = /^[a-z][a-z\d+.-]*:\/\//i.exec(path) ?? [];
  const steps = path.slice(scheme.length).split('/');
  return `${scheme}${steps
    .map((step, at) =>
      throughEncoding(step, (text) =>
        isIdAt(steps, at) && !isOpaqueId(text) ? rewriter.personal(text) : rewriter.free(text),
      ),
    )
    .join('/')}`;
}

/** Behind the endpoint of a kind of resource, which the service names. */
const isIdAt = (steps: readonly string[], at: number): boolean =>
  /^(?:users|groups)$/i.test(steps[at - 1] ?? '') && !/^(?:\.search)?$/.test(steps[at] ?? '');

function throughEncoding(text: string, rewrite: (text: string) => string): string {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // expected: a percent sign that is no escape
  }
  const changed = rewrite(decoded);
  return changed === decoded ? text : encodeURIComponent(changed);
}

const rewriteWhole = (body: ExchangeBody, rewriter: Rewriter, isPlain: boolean): ExchangeBody => {
  const { encoding, sizeBytes, isTruncated } = body;
  if (encoding === 'base64') {
    const before = atob(body.text);
    const after = toBytes(rewriteBody(before, rewriter, isPlain));
    return {
      text: btoa(after),
      encoding,
      sizeBytes: sizeBytes + after.length - before.length,
      isTruncated,
    };
  }
  const text = rewriteBody(body.text, rewriter, isPlain);
  const change = text === body.text ? 0 : utf8Length(text) - utf8Length(body.text);
  return { text, encoding, sizeBytes: Math.max(0, sizeBytes + change), isTruncated };
};

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** What was made up is ASCII; only what a capital becomes may leave Latin-1. */
const toBytes = (text: string): string => text.replaceAll(/[^\0-\xff]/gu, '?');

const addressHeaders: ReadonlySet<string> = new Set([
  'location',
  'content-location',
  'referer',
  'origin',
]);
const callerHeaders =
  /^(?:x-forwarded-for|x-real-ip|x-client-ip|forwarded|via|true-client-ip|cf-connecting-ip|fly-client-ip|x-original-forwarded-for)$/;
const fixedHeaders =
  /^(?:accept.*|content-(?:type|encoding|language)|date|age|etag|if-(?:none-)?match|connection|keep-alive|transfer-encoding|user-agent|vary|cache-control|www-authenticate|allow|retry-after|server|authorization|x-forwarded-proto|x-forwarded-port)$/;

interface Bodies {
  readonly before: ExchangeBody | undefined;
  readonly after: ExchangeBody | undefined;
}

const rewriteHeaders = (
  headers: readonly HttpHeader[],
  rewriter: Rewriter,
  bodies: Bodies,
): readonly HttpHeader[] =>
  headers.map(([name, value]) => [name, rewriteHeader([name, value], rewriter, bodies)]);

function rewriteHeader([name, value]: HttpHeader, rewriter: Rewriter, bodies: Bodies): string {
  const lower = name.toLowerCase();
  if (lower === 'content-length') {
    const { before, after } = bodies;
    return before && after && value === String(before.sizeBytes) ? String(after.sizeBytes) : value;
  }
  if (callerHeaders.test(lower)) {
    return '192.0.2.1';
  }
  if (addressHeaders.has(lower)) {
    return rewriteTarget(value, rewriter);
  }
  return fixedHeaders.test(lower) ? value : rewriter.free(value);
}
