import { type IncomingMessage } from 'node:http';
import { bodyHeadLimit } from '../exchange/body.js';
import { payloadTooLarge } from '../scim/errors.js';
import { type Transaction } from './transaction.js';

/**
 * How much of a body that is too large is read and thrown away, so that a client that sends all of it
 * before it reads the answer gets the answer. Beyond that the connection is given up.
 */
const drainLimit = 16 * 1024 * 1024;

/**
 * Reads the body, whole, as bytes. `done` gets the 413 where it is over the limit, and is not called
 * where the client goes away before the end.
 */
export function readBytes(
  transaction: Transaction,
  limit: number,
  done: (error?: unknown) => void,
): void {
  const { request, response } = transaction;
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared === 0 && request.headers['transfer-encoding'] === undefined) {
    done();
    return;
  }
  const isExpecting = request.headers.expect?.toLowerCase() === '100-continue';
  if (declared > drainLimit || (declared > limit && isExpecting)) {
    transaction.bodySize = declared;
    giveUp(transaction, limit, done);
    return;
  }
  if (isExpecting) {
    response.writeContinue();
  }
  collect(transaction, limit, done);
}

function collect(transaction: Transaction, limit: number, done: (error?: unknown) => void): void {
  const { request } = transaction;
  let isGivenUp = false;
  request.on('data', (chunk: Buffer) => {
    transaction.bodySize += chunk.length;
    if (transaction.bodySize <= Math.max(limit, bodyHeadLimit)) {
      transaction.bodyChunks.push(chunk);
    }
    if (transaction.bodySize > drainLimit && !isGivenUp) {
      isGivenUp = true;
      giveUp(transaction, limit, done);
    }
  });
  request.on('end', () => {
    if (!isGivenUp) {
      done(transaction.bodySize > limit ? tooLarge(limit) : undefined);
    }
  });
}

const tooLarge = (limit: number): Error =>
  payloadTooLarge(`The body is larger than ${String(limit)} bytes, the most that is taken here.`);

/** The rest of the body stays unread, so the connection cannot carry another request. */
function giveUp(transaction: Transaction, limit: number, done: (error?: unknown) => void): void {
  transaction.response.shouldKeepAlive = false;
  done(tooLarge(limit));
  stopReading(transaction.request);
}

function stopReading(request: IncomingMessage): void {
  request.removeAllListeners('data');
  request.pause();
}
