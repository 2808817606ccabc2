import { type IncomingMessage, METHODS } from 'node:http';
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

/** Of node's `clientError` event. */
export interface ParserError extends NodeJS.ErrnoException {
  /** What could not be read, as far as it came in one piece. */
  readonly rawPacket?: Buffer;
}

export function toRefusedRequest(error: ParserError): RefusedRequest {
  const bytes = cutPartialLine(error);
  return { ...(explainByCode[error.code ?? ''] ?? explainBytes(bytes)), bytes };
}

/**
 * Node hands over the last piece that came. Where that is not the first, it may begin in the middle of
 * a line, and nobody could tell any more that the line holds credentials.
 */
function cutPartialLine({ code, rawPacket = Buffer.alloc(0) }: ParserError): Buffer {
  const isFirst = code === 'HPE_INVALID_METHOD' || readRequestLine(rawPacket).method !== '';
  const lineEnd = isFirst ? -1 : rawPacket.indexOf('\r\n');
  return lineEnd === -1 ? rawPacket : rawPacket.subarray(lineEnd + 2);
}

/** A request to open a tunnel (CONNECT), as a proxy would. */
export function toRefusedTunnel(request: IncomingMessage): RefusedRequest {
  const { method = '', url = '', httpVersion, rawHeaders } = request;
  const lines = rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  return {
    ...unknownMethod(method),
    bytes: Buffer.from(`${method} ${url} HTTP/${httpVersion}\r\n${lines.join('')}\r\n`, 'latin1'),
  };
}

interface Explanation {
  readonly status: number;
  readonly detail: string;
}

const explainByCode: Readonly<Record<string, Explanation | undefined>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    detail: 'The request line and the headers are larger than is taken here.',
  },
  HPE_INVALID_EOF_STATE: {
    status: 400,
    detail: 'The connection ended before the request did.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not come in time.' },
};

/** RFC 9110 9.1: 501 for a method that the service does not know at all. */
const unknownMethod = (method: string): Explanation => ({
  status: 501,
  detail: `The method ${method} is not known here.`,
});

function explainBytes(bytes: Uint8Array): Explanation {
  // A TLS record of type handshake (RFC 8446 5.1).
  if (bytes[0] === 0x16 && bytes[1] === 0x03) {
    return {
      status: 400,
      detail: 'This is a TLS handshake; the server speaks plain HTTP. Use http:// in the base URL.',
    };
  }
  const { method, target, httpVersion } = readRequestLine(bytes);
  if (httpVersion !== '' && !METHODS.includes(method)) {
    return METHODS.includes(method.toUpperCase())
      ? {
          status: 400,
          detail: `The method is written ${method}; methods are written in capitals (RFC 9110 9.1).`,
        }
      : unknownMethod(method);
  }
  return { status: 400, detail: explainHttp(bytes, target) };
}

function explainHttp(bytes: Uint8Array, target: string): string {
  if (target.includes(' ')) {
    return 'The request is not HTTP: there is a blank in the URL. Write blanks as %20.';
  }
  return brokenCredentials.test(Buffer.from(bytes).toString('latin1'))
    ? 'There is a line break in the Authorization header, or right after its token, as a file or "echo" has one at its end. Send the token without it.'
    : 'The request is not HTTP as RFC 9112 defines it.';
}

/** After a request line that ends as it should, so that it is not the way this client ends all lines. */
const brokenCredentials =
  /^[^\r\n]*\r\n(?:[^]*\r\n)?authorization[ \t]*:[^\r\n]*(?:\n|\r(?!\n)|\r\n[ \t])/i;

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
  501: 'Not Implemented',
};

const headersOf = (body: string): readonly HttpHeader[] => [
  ['Content-Type', scimMediaType],
  ['Content-Length', String(Buffer.byteLength(body))],
  ['Connection', 'close'],
];

/** Records what no application saw: the first line is the request line as far as it can be read. */
export function recordRefused(
  deps: Pick<RecorderDeps, 'record' | 'newId' | 'clock' | 'redactor' | 'source'>,
  refused: RefusedRequest,
): void {
  const { method, target, httpVersion } = readRequestLine(refused.bytes);
  const body = toExchangeBody({ bytes: refused.bytes }, deps.redactor);
  const text = JSON.stringify(new ScimError(refused.status, refused.detail).toBody());
  const responseBody = textToExchangeBody(text, Buffer.byteLength(text));
  const exchange: Exchange = {
    id: deps.newId(),
    source: deps.source ?? 'mock',
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
    // A value that has line breaks in it goes on to the next line that begins like a header.
    /^((?:proxy-)?authorization|authentication|cookie|x-api-key|x-auth-token)([ \t]*:)[^\r\n]*(?:(?:\r\n|\r|\n)(?![\w.!#$%&'*+^`|~-]+[ \t]*:)[^\r\n]+)*/gim,
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
    /^([!#$%&'*+.^`|~\w-]{1,40}) (.*) HTTP\/(\d\.\d)$/.exec(line) ??
    /^([A-Z]{1,20}) (.*)$/.exec(line) ??
    [];
  return { method, target, httpVersion };
}
