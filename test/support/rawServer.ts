import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type Certificate } from './selfSignedCertificate.js';

export interface RawRequest {
  readonly socket: Socket;
  /** The whole of it, as it came. */
  readonly text: string;
  /** From 1, of all connections together. */
  readonly number: number;
  /** From 1. */
  readonly connection: number;
}

/** Answers one request with bytes of its own choice, or not. */
export type RawHandler = (request: RawRequest) => void;

export interface RawServer {
  readonly port: number;
  readonly requests: readonly RawRequest[];
}

/** Runs with a server that sends what the handler writes, be it HTTP or not. It is stopped afterwards. */
export async function withRawServer(
  handler: RawHandler,
  run: (server: RawServer) => Promise<void>,
  certificate?: Certificate,
): Promise<void> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const onConnection = (socket: Socket): void => {
    sockets.add(socket);
    connections += 1;
    const connection = connections;
    // expected: a client that gives up may reset the connection
    socket.on('error', () => undefined);
    readRequests(socket, (text) => {
      const request = { socket, text, number: requests.length + 1, connection };
      requests.push(request);
      handler(request);
    });
  };
  const server: Server = certificate
    ? createTlsServer(certificate, onConnection)
    : createServer(onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await run({ port: (server.address() as AddressInfo).port, requests });
  } finally {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
    await once(server, 'close');
  }
}

/** Cuts what comes into requests, by their empty line and Content-Length. */
function readRequests(socket: Socket, take: (text: string) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (let end = endOf(text); end !== undefined && end <= text.length; end = endOf(text)) {
      const request = text.slice(0, end);
      text = text.slice(end);
      take(request);
    }
  });
}

function endOf(text: string): number | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) {
    return undefined;
  }
  const length = /^content-length: (\d+)/im.exec(text.slice(0, headEnd))?.[1] ?? '0';
  return headEnd + 4 + Number(length);
}

/** An answer as bytes, its Content-Length counted. */
export function toHttpAnswer(
  status: number,
  body: string | Uint8Array = '',
  headers: readonly string[] = [],
): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    `HTTP/1.1 ${String(status)} X`,
    ...headers,
    `Content-Length: ${String(bytes.length)}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n')), bytes]);
}
