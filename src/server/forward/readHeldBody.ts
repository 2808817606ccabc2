import { type IncomingMessage } from 'node:http';

/** Longer ones go through as they come: nobody changes them by hand, and memory must not grow with them. */
const longest = 1024 * 1024;

/**
 * Reads a body whole, so that it can be held. `done` gets undefined where it is too long: then it is as if
 * nothing had been read. It is not called where the sender goes away before the end.
 */
export function readHeldBody(
  message: IncomingMessage,
  done: (bytes: Buffer | undefined) => void,
): void {
  if (Number(message.headers['content-length'] ?? 0) > longest) {
    done(undefined);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer): void => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longest) {
      message.pause();
      stop();
      message.unshift(Buffer.concat(chunks));
      done(undefined);
    }
  };
  const end = (): void => {
    stop();
    done(Buffer.concat(chunks));
  };
  const stop = (): void => {
    message.off('data', take);
    message.off('end', end);
  };
  message.on('data', take);
  message.on('end', end);
}
