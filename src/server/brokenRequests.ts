import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Duplex } from 'node:stream';
import { ScimError } from '../scim/errors.js';
import { errorAnswer } from './errorAnswer.js';
import {
  type ParserError,
  type RefusedRequest,
  answerRefused,
  toRefusedRequest,
  toRefusedTunnel,
} from './refusedRequest.js';
import { findTransaction } from './transaction.js';

type OnRefused = ((refused: RefusedRequest) => void) | undefined;

/**
 * Answers where node's HTTP parser gives up. What was read as a request before keeps its own answer;
 * the connection ends in any case, since nobody knows where the next request would begin.
 */
export function answerBrokenRequests(server: Server, onRefused: OnRefused): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  const broken = new WeakSet<Duplex>();
  const refuse = (refused: RefusedRequest, socket: Duplex): void => {
    if (socket.writable) {
      socket.end(answerRefused(refused));
    }
    onRefused?.(refused);
  };
  server.on('request', ({ socket }, response) => {
    latest.set(socket, response);
    response.on('close', () => {
      if (latest.get(socket) === response) {
        latest.delete(socket);
      }
    });
  });
  server.on('clientError', (error: ParserError, socket) => {
    const response = latest.get(socket);
    if (isHangUp(error, response) || broken.has(socket)) {
      socket.destroy();
      return;
    }
    broken.add(socket);
    if (!response) {
      refuse(toRefusedRequest(error), socket);
    } else if (response.req.complete) {
      // The rubbish came after a whole request, which is answered and recorded first.
      response.on('close', () => {
        setImmediate(refuse, toRefusedRequest(error), socket);
      });
    } else {
      answerBrokenBody(response, toRefusedRequest(error));
    }
  });
  server.on('connect', (request: IncomingMessage, socket) => {
    refuse(toRefusedTunnel(request), socket);
  });
}

/** Where a client is gone there is nobody to tell; the exchange shows as aborted. */
const isHangUp = ({ code }: ParserError, response: ServerResponse | undefined): boolean =>
  code === 'ECONNRESET' || code === 'EPIPE' || (code === 'HPE_INVALID_EOF_STATE' && !!response);

/** The headers were good, the body is not, or does not come to its end in time. */
function answerBrokenBody(response: ServerResponse, { status, detail }: RefusedRequest): void {
  const transaction = findTransaction(response.req);
  if (!transaction || transaction.sent) {
    response.destroy();
    return;
  }
  transaction.note({ id: 'http.brokenBody', level: 'error', detail });
  response.shouldKeepAlive = false;
  transaction.send(errorAnswer(new ScimError(status, detail)));
}
