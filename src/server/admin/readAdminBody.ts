import { type IncomingMessage, type ServerResponse } from 'node:http';
import { findJsonProblem } from '../../base/jsonProblem.js';
import { AdminError } from './adminRoute.js';

const bodyLimit = 64 * 1024;

/**
 * The JSON of the body; undefined where it is empty.
 *
 * @throws AdminError where it is too large, not UTF-8 or not JSON
 */
export async function readAdminBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (request.headers.expect?.toLowerCase() === '100-continue') {
    response.writeContinue();
  }
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) {
      // The rest stays unread, so the connection cannot carry another request.
      response.shouldKeepAlive = false;
      throw new AdminError(
        413,
        `The body is larger than ${String(bodyLimit)} bytes, the most that is taken here.`,
      );
    }
    chunks.push(chunk);
  }
  return size === 0 ? undefined : parse(decode(Buffer.concat(chunks)));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // expected: not UTF-8; the decoder does not say where
    throw new AdminError(400, 'The body is not UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // expected: it is said where
    const problem = findJsonProblem(text);
    throw new AdminError(400, `The body is not JSON: ${problem?.message ?? 'it cannot be read'}.`, {
      ...(problem && { offset: problem.offset }),
    });
  }
}
