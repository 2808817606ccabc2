import { type IncomingMessage } from 'node:http';
import { type HttpHeader } from '../../exchange/exchange.js';
import { toHeaders } from '../recorder.js';

/** What is about one connection alone (RFC 9110 7.6.1), besides what `Connection` names. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  // Trailers are not handed on, so they must not be announced.
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What `Connection` cannot take away: a body without its length, or credentials that get lost. */
const endToEnd: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
]);

export interface RequestHeaderOptions {
  /** Of the target. */
  readonly host: string;
  /** In place of what came. */
  readonly authorization?: string | undefined;
  /** The address that the client was given, where it is not the one that this server listens on. */
  readonly publicBaseUrl?: string | undefined;
}

/** The headers of a request as they go to the target: as they came, but for what is of the connection. */
export function toTargetHeaders(
  request: IncomingMessage,
  { host, authorization, publicBaseUrl }: RequestHeaderOptions,
): readonly HttpHeader[] {
  const kept = withoutHopByHop(toHeaders(request.rawHeaders)).filter(
    ([name]) => !isForwardedFor(name),
  );
  const withHost = kept.map((header): HttpHeader =>
    isNamed(header, 'host') ? [header[0], host] : header,
  );
  return [
    ...(kept.some((header) => isNamed(header, 'host')) ? [] : [['Host', host] as const]),
    ...withAuthorization(withHost, authorization),
    ...framing(request),
    ...forwardedHeaders(request, publicBaseUrl),
  ];
}

/** The headers of an answer as they go to the client. */
export const toClientHeaders = (answer: IncomingMessage): readonly HttpHeader[] =>
  withoutHopByHop(toHeaders(answer.rawHeaders));

function withoutHopByHop(headers: readonly HttpHeader[]): readonly HttpHeader[] {
  const named = headers
    .filter((header) => isNamed(header, 'connection'))
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => !endToEnd.has(name));
  const dropped = new Set([...hopByHop, ...named]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}

function withAuthorization(
  headers: readonly HttpHeader[],
  authorization: string | undefined,
): readonly HttpHeader[] {
  return authorization === undefined
    ? headers
    : [
        ...headers.filter((header) => !isNamed(header, 'authorization')),
        ['Authorization', authorization],
      ];
}

/** A body in chunks goes on in chunks, of our own making. */
const framing = ({ headers, method = '' }: IncomingMessage): readonly HttpHeader[] => {
  if (headers['transfer-encoding'] !== undefined) {
    return [['Transfer-Encoding', 'chunked']];
  }
  const hasLength = headers['content-length'] !== undefined;
  // RFC 9110 8.6: methods that expect a body say that there is none. Node would open a body in chunks.
  return !hasLength && ['POST', 'PUT', 'PATCH'].includes(method) ? [['Content-Length', '0']] : [];
};

const isForwardedFor = (name: string): boolean => name.toLowerCase() === 'x-forwarded-for';

/** For servers that make addresses of what the client asked for. What a tunnel has said of it stays. */
function forwardedHeaders(
  request: IncomingMessage,
  publicBaseUrl: string | undefined,
): readonly HttpHeader[] {
  const { headers, socket } = request;
  const before = headers['x-forwarded-for'];
  const client = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  const chain = [...(before === undefined ? [] : [before].flat()), client].join(', ');
  const asked = publicBaseUrl === undefined ? undefined : new URL(publicBaseUrl);
  const host = asked?.host ?? headers.host ?? '';
  const protocol = asked?.protocol.replace(/:$/, '') ?? 'http';
  return [
    ['X-Forwarded-For', chain],
    ...(headers['x-forwarded-host'] === undefined ? [['X-Forwarded-Host', host] as const] : []),
    ...(headers['x-forwarded-proto'] === undefined
      ? [['X-Forwarded-Proto', protocol] as const]
      : []),
  ];
}

const isNamed = ([key]: HttpHeader, name: string): boolean => key.toLowerCase() === name;
