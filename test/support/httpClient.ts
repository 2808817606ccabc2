import { once } from 'node:events';
import { type Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { type Answer, readAnswer } from './answer.js';

export interface RequestParts {
  readonly port: number;
  readonly method?: string | undefined;
  /** What stands on the request line, as it is. */
  readonly target: string;
  readonly headers?: OutgoingHttpHeaders | undefined;
  readonly body?: string | Uint8Array | undefined;
  readonly agent?: Agent | undefined;
}

/** Sends one request as it is told to: no path is mended, no header added but Host and Content-Length. */
export async function sendRequest(parts: RequestParts): Promise<Answer> {
  const { port, method = 'GET', target, headers = {}, body, agent } = parts;
  const hasFraming = Object.keys(headers).some((name) => /^transfer-encoding$/i.test(name));
  const sent = request({
    host: '127.0.0.1',
    port,
    method,
    path: target,
    headers: {
      ...headers,
      ...(body !== undefined && !hasFraming && { 'Content-Length': Buffer.byteLength(body) }),
    },
    ...(agent && { agent }),
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return readAnswer(response);
}

/** Sends bytes on a connection of their own and resolves with all that came back until its end. */
export async function sendBytes(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf-8');
  const parts: string[] = [];
  socket.on('data', (part: string) => parts.push(part));
  // expected: a server that gives a connection up may reset it
  socket.on('error', () => undefined);
  socket.write(bytes);
  // `once` of node:events would reject at the error.
  await new Promise((resolve) => socket.once('close', resolve));
  return parts.join('');
}
