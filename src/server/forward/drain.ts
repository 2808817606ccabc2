import { type IncomingMessage } from 'node:http';

/**
 * How much of a body that nobody wants is read and thrown away, so that a client that sends all of it
 * before it reads the answer gets the answer. Beyond that the connection is given up.
 */
const drainLimit = 16 * 1024 * 1024;

export function drain(request: IncomingMessage): void {
  let drained = 0;
  request.on('data', (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > drainLimit) {
      request.destroy();
    }
  });
  request.resume();
}
