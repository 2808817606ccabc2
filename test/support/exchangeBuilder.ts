import {
  type Exchange,
  type ExchangeBody,
  type ExchangeRequest,
  type ExchangeResponse,
  type HttpHeader,
} from '../../src/exchange/exchange.js';

export interface ExchangeParts {
  readonly id?: string;
  readonly method?: string;
  /** Below the base path, with its query. */
  readonly url?: string;
  readonly basePath?: string;
  readonly headers?: readonly HttpHeader[];
  readonly body?: unknown;
  /** 0: the client hung up. */
  readonly status?: number;
  readonly answer?: unknown;
  readonly answerHeaders?: readonly HttpHeader[];
}

let lastId = 0;

/** A valid exchange; a test states only what matters. Bodies that are no text become JSON. */
export function buildExchange(parts: ExchangeParts = {}): Exchange {
  const { url = '/Users', basePath = '/scim/v2', status = 200 } = parts;
  lastId += 1;
  return {
    id: parts.id ?? `x${String(lastId)}`,
    source: 'mock',
    startedAt: 1_760_000_000_000,
    duration: 4,
    baseUrl: `http://127.0.0.1:8484${basePath}`,
    path: url.split('?', 1)[0] ?? '',
    request: toRequest(parts, `${basePath}${url}`),
    ...(status !== 0 && { response: toResponse(parts, status) }),
    outcome: status === 0 ? 'aborted' : 'answered',
    observations: [],
  };
}

function toRequest(
  { method = 'GET', headers, body }: ExchangeParts,
  target: string,
): ExchangeRequest {
  const sent = toBody(body);
  return {
    method,
    target,
    httpVersion: '1.1',
    headers: headers ?? [['User-Agent', 'Okta SCIM Client 1.0.0']],
    ...(sent && { body: sent }),
  };
}

function toResponse(
  { answer, answerHeaders = [] }: ExchangeParts,
  status: number,
): ExchangeResponse {
  const sent = toBody(answer);
  return { status, headers: answerHeaders, ...(sent && { body: sent }) };
}

function toBody(value: unknown): ExchangeBody | undefined {
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { text, encoding: 'utf-8', sizeBytes: Buffer.byteLength(text), isTruncated: false };
}
