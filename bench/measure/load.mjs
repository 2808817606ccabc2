import { connect } from 'node:net';

const usualConnections = 8;

/**
 * Sends requests for paths over keep-alive connections, one at a time on each, and reads the whole
 * answers. Next to nothing of it is HTTP, so that most of the machine is left to the server.
 *
 * @param {object} target
 * @param {number} target.port
 * @param {string} [target.authorization]
 * @param {readonly string[]} target.paths
 * @param {string} [target.method] GET without
 * @param {number} [target.connections]
 * @param {(count: number) => unknown} [target.toBody] of the request that is the so-manieth; none without
 */
export function createLoad({
  port,
  authorization = 'Bearer of-the-bench',
  paths,
  method,
  toBody,
  connections = usualConnections,
}) {
  const toRequest = createRequests({ port, authorization, method });
  const requests = toBody ? [] : paths.map((path) => toRequest(path));
  const sockets = Array.from({ length: connections }, () =>
    connect({ host: '127.0.0.1', port, noDelay: true }),
  );
  let next = 0;
  const send = (socket) => {
    next += 1;
    const path = paths[next % paths.length];
    socket.write(toBody ? toRequest(path, toBody(next)) : requests[next % requests.length]);
  };
  return {
    /** Resolves when so many answers have come. */
    run: (times) =>
      new Promise((resolve, reject) => {
        let left = times;
        let open = times;
        for (const socket of sockets) {
          socket.removeAllListeners();
          socket.once('error', reject);
          const take = createReader(() => {
            left -= 1;
            if (left === 0) {
              resolve();
            } else if (open > 0) {
              open -= 1;
              send(socket);
            }
          });
          socket.on('data', take);
          if (open > 0) {
            open -= 1;
            send(socket);
          }
        }
      }),
    close: () => {
      for (const socket of sockets) {
        socket.destroy();
      }
    },
  };
}

const createRequests =
  ({ port, authorization, method = 'GET' }) =>
  (path, body) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const head =
      `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${String(port)}\r\n` +
      `Authorization: ${authorization}\r\nAccept: application/scim+json\r\n` +
      'User-Agent: Okta SCIM Client 1.0.0\r\nAccept-Encoding: gzip,deflate\r\n';
    const about =
      body === undefined
        ? ''
        : `Content-Type: application/scim+json; charset=utf-8\r\nContent-Length: ${String(Buffer.byteLength(text))}\r\n`;
    return Buffer.from(`${head}${about}\r\n${text}`);
  };

/** Counts answers by their Content-Length. */
function createReader(onAnswer) {
  let head = '';
  let missing = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (missing === 0) {
        const headEnd = chunk.indexOf('\r\n\r\n', at);
        head += chunk.latin1Slice(at, headEnd === -1 ? chunk.length : headEnd);
        if (headEnd === -1) {
          return;
        }
        at = headEnd + 4;
        missing = lengthOf(head);
        head = '';
      }
      const taken = Math.min(missing, chunk.length - at);
      missing -= taken;
      at += taken;
      if (missing === 0) {
        onAnswer();
      }
    }
  };
}

function lengthOf(head) {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!/^HTTP\/1\.1 20[01] /.test(head) || length === undefined) {
    throw new Error(`Not the answer that was wanted:\n${head}`);
  }
  return Number(length);
}

/** The bodies that a server answers with, by path. */
export async function fetchTexts({ port, authorization }, paths) {
  const texts = new Map();
  for (const path of paths) {
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
      headers: { authorization },
    });
    texts.set(path, await response.text());
  }
  return texts;
}
