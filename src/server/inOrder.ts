import { type RequestListener, type ServerResponse } from 'node:http';
import { type Duplex } from 'node:stream';

/**
 * Handles the requests of one connection one after the other, also where a client does not wait for
 * the answers: only safe methods might be handled side by side (RFC 9112 9.3.2).
 */
export function inOrder(listener: RequestListener): RequestListener {
  const latest = new WeakMap<Duplex, ServerResponse>();
  return (request, response) => {
    const earlier = latest.get(request.socket);
    latest.set(request.socket, response);
    if (!earlier || earlier.writableFinished || earlier.destroyed) {
      listener(request, response);
    } else {
      earlier.on('close', () => {
        // Nobody would get the answer, nor see that anything was done.
        if (!request.socket.destroyed) {
          listener(request, response);
        }
      });
    }
  };
}
