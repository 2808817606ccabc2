import { once } from 'node:events';
import { connect } from 'node:net';
import { type OktaClient } from './oktaClient.js';

/** Announces a long person, sends its beginning and destroys the connection. */
export async function hangUp(
  { port, authorization }: OktaClient,
  beginning: string,
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    'POST /scim/v2/Users HTTP/1.1',
    `Host: 127.0.0.1:${String(port)}`,
    `Authorization: ${authorization}`,
    'Content-Type: application/scim+json',
    'Content-Length: 1000',
  ];
  await new Promise<void>((resolve) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n${beginning}`, () => {
      resolve();
    });
  });
  socket.destroy();
  await once(socket, 'close');
}
