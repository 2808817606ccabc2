import { textToExchangeBody, toExchangeBody } from '../exchange/body.js';
import { type Exchange, type HttpHeader } from '../exchange/exchange.js';
import { ScimError } from '../scim/errors.js';
import { type RecorderDeps } from './recorder.js';
import { scimMediaType } from './transaction.js';

/** What came on a connection but is not HTTP, or not in time. */
export interface RefusedRequest {
  readonly status: number;
  readonly detail: string;
  /** The last bytes that came, where there are any. */
  readonly bytes: Uint8Array;
}

/** @param error of node's `clientError` event */
export function toRefusedRequest(
  error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer },
): RefusedRequest {
  const bytes = error.rawPacket ?? new Uint8Array();
  return { ...(explainByCode[error.code ?? ''] ?? explainBytes(bytes)), bytes };
}

const explainByCode: Readonly<Record<string, { status: number; detail: string } | undefined>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    detail: 'The request line and the headers are larger than is taken here.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not come in time.' },
};

function explainBytes(bytes: Uint8Array): { status: number; detail: string } {
  // A TLS record of type handshake (RFC 8446 5.1).
  if (bytes[0] === 0x16 && bytes[1] === 0x03) {
    return {
      status: 400,
      detail: 'This is a TLS handshake; the server speaks plain HTTP. Use http:// in the base URL.',
    };
  }
  const { target } = readRequestLine(bytes);
  return {
    status: 400,
    detail: target.includes(' ')
      ? 'The request is not HTTP: there is a blank in the URL. Write blanks as %20.'
      : 'The request is not HTTP as RFC 9112 defines it.',
  };
}

/** The whole answer as it goes out, since there is no request that node would answer. */
export function answerRefused({ status, detail }: RefusedRequest): string {
  const body = JSON.stringify(new ScimError(status, detail).toBody());
  const headers = headersOf(body).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${String(status)} ${reasonPhrases[status] ?? ''}\r\n${headers.join('')}\r\n${body}`;
}

const reasonPhrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

const headersOf = (body: string): readonly HttpHeader[] => [
  ['Content-Type', scimMediaType],
  ['Content-Length', String(Buffer.byteLength(body))],
  ['Connection', 'close'],
];

/** Records what no application saw: the first line is the request line as far as it can be read. */
export function recordRefused(
  deps: Pick<RecorderDeps, 'record' | 'newId' | 'clock' | 'redactor'>,
  refused: RefusedRequest,
): void {
  const { method, target, httpVersion } = readRequestLine(refused.bytes);
  const body = toExchangeBody({ bytes: refused.bytes }, deps.redactor);
  const text = JSON.stringify(new ScimError(refused.status, refused.detail).toBody());
  const responseBody = textToExchangeBody(text, Buffer.byteLength(text));
  const exchange: Exchange = {
    id: deps.newId(),
    source: 'mock',
    startedAt: deps.clock.now(),
    duration: 0,
    baseUrl: '',
    path: target.split('?', 1)[0] ?? '',
    request: {
      method,
      target: deps.redactor.redactTarget(target),
      httpVersion,
      headers: [],
      ...(body && { body: { ...body, text: redactHeaderLines(body.text, body.encoding) } }),
    },
    response: {
      status: refused.status,
      headers: headersOf(text),
      ...(responseBody && { body: responseBody }),
    },
    outcome: 'answered',
    observations: [{ id: 'http.refused', level: 'error', detail: refused.detail }],
  };
  deps.record(exchange);
}

/** The raw bytes begin with headers, among them the credentials. */
const redactHeaderLines = (text: string, encoding: 'utf-8' | 'base64'): string =>
  encoding === 'base64'
    ? Buffer.from(
        cutCredentials(Buffer.from(text, 'base64').toString('latin1')),
        'latin1',
      ).toString('base64')
    : cutCredentials(text);

const cutCredentials = (text: string): string =>
  text.replaceAll(
    /^((?:proxy-)?authorization|authentication|cookie|x-api-key|x-auth-token)(\s*:).*$/gim,
    '$1$2 [redacted]',
  );

function readRequestLine(bytes: Uint8Array): {
  method: string;
  target: string;
  httpVersion: string;
} {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192));
  const [line = ''] = head.toString('latin1').split(/\r?\n/, 1);
  const [, method = '', target = '', httpVersion = ''] =
    /^([A-Z]{1,20}) (.*?)(?: HTTP\/(\d\.\d))?$/.exec(line) ?? [];
  return { method, target, httpVersion };
}
