import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type RequestListener, createServer as createHttpServer } from 'node:http';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { type Clock } from '../../src/base/clock.js';
import { type BreakpointBoard } from '../../src/exchange/breakpoints/breakpointBoard.js';
import { Redactor } from '../../src/exchange/redaction.js';
import { createForwardApp } from '../../src/server/forward/forwardApp.js';
import { toForwardTarget } from '../../src/server/forward/forwardTarget.js';
import { TargetConnection } from '../../src/server/forward/targetConnection.js';
import { listen } from '../../src/server/listener.js';
import { systemClock } from '../../src/workbench/systemClock.js';
import { type Answer } from './answer.js';
import { ArrayLogger } from './arrayLogger.js';
import { type RequestParts, sendRequest } from './httpClient.js';
import { Recorded } from './serverRig.js';

export interface ForwardRigOptions {
  /** Base URL. */
  readonly target: string;
  readonly clock?: Clock;
  readonly publicBaseUrl?: string;
  readonly targetAuthorization?: string;
  readonly isCertificateChecked?: boolean;
  readonly timeout?: number;
  readonly breakpoints?: BreakpointBoard;
}

export interface ForwardRig {
  readonly port: number;
  readonly recorded: Recorded;
  readonly logger: ArrayLogger;
  /** @param target what stands on the request line */
  readonly send: (target: string, parts?: Omit<RequestParts, 'port' | 'target'>) => Promise<Answer>;
}

/** Runs with a forwarding to the target, and makes sure that it has not failed itself. */
export async function withForward(
  options: ForwardRigOptions,
  run: (rig: ForwardRig) => Promise<void>,
): Promise<void> {
  const target = toForwardTarget(options.target);
  const { clock = systemClock, timeout = 60_000, isCertificateChecked = true } = options;
  const recorded = new Recorded();
  const logger = new ArrayLogger();
  const connection = new TargetConnection({ target, timeout, isCertificateChecked });
  const app = createForwardApp({
    target,
    connection,
    targetAuthorization: options.targetAuthorization,
    publicBaseUrl: () => options.publicBaseUrl,
    redactor: new Redactor(),
    breakpoints: options.breakpoints,
    record: recorded.add,
    newId: () => crypto.randomUUID(),
    clock,
    logger,
  });
  const running = await listen(app, '127.0.0.1', 0);
  const { port } = running;
  try {
    await run({
      port,
      recorded,
      logger,
      send: (line, parts = {}) => sendRequest({ port, target: line, ...parts }),
    });
  } finally {
    await running.stop();
    connection.dispose();
  }
  assert.deepEqual(logger.at('error'), []);
}

/** A SCIM server that does whatever the test says; `baseUrl` has the path `/scim/v2`. */
export const withHttpTarget = (
  listener: RequestListener,
  run: (baseUrl: string) => Promise<void>,
): Promise<void> => {
  const server = createHttpServer(listener);
  return withListening(server, run, () => {
    server.closeAllConnections();
  });
};

/** The same on bare connections, for what no HTTP server would do. */
export const withSocketTarget = (
  onConnection: (socket: Socket) => void,
  run: (baseUrl: string) => Promise<void>,
): Promise<void> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // expected: the other side may reset it
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return withListening(server, run, () => {
    for (const socket of sockets) {
      socket.destroy();
    }
  });
};

export async function withListening(
  server: Server,
  run: (baseUrl: string) => Promise<void>,
  closeAll: () => void,
  scheme = 'http',
): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  try {
    await run(`${scheme}://127.0.0.1:${String(port)}/scim/v2`);
  } finally {
    server.close();
    closeAll();
  }
}

/** A base URL at which nobody listens. */
export async function findClosedBaseUrl(): Promise<string> {
  let baseUrl = '';
  await withSocketTarget(
    () => undefined,
    (url) => {
      baseUrl = url;
      return Promise.resolve();
    },
  );
  return baseUrl;
}
