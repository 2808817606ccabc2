import { type RequestListener, type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Clock } from '../base/clock.js';
import { answerBrokenRequests } from './brokenRequests.js';
import { inOrder } from './inOrder.js';
import { type RefusedRequest } from './refusedRequest.js';

export type ListenFailure = 'portInUse' | 'portDenied' | 'hostUnavailable' | 'aborted' | 'unknown';

export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly reason: ListenFailure;

  constructor(reason: ListenFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface ListenOptions {
  /** How long to keep trying a port that is taken, in milliseconds. */
  readonly portRetry?: number;
  readonly clock?: Clock;
  /** Ends the retries; `listen` then rejects with the reason `aborted`. */
  readonly signal?: AbortSignal;
  /** Told about what is not HTTP, which no application ever sees. */
  readonly onRefused?: (refused: RefusedRequest) => void;
  readonly timeouts?: ListenTimeouts;
}

/** In milliseconds, as node's `http.createServer` takes them. */
export interface ListenTimeouts {
  /** For the request line and the headers. */
  readonly headersTimeout: number;
  /** For the whole request with its body. */
  readonly requestTimeout: number;
  /** How often the two above are looked after. */
  readonly connectionsCheckingInterval: number;
  /** For the next request on a connection. */
  readonly keepAliveTimeout: number;
}

export interface RunningServer {
  readonly port: number;
  /** Resolves when the port is free again, keep-alive sockets included. Twice is once. */
  stop(): Promise<void>;
}

const retryPause = 100;

/** Listens; a taken port is tried again for as long as the options say. */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  options: ListenOptions = {},
): Promise<RunningServer> {
  const { portRetry = 0, clock = systemClock, signal } = options;
  const deadline = clock.now() + portRetry;
  for (;;) {
    if (signal?.aborted) {
      throw new ListenError('aborted', 'Listening was given up');
    }
    try {
      return await listenOnce(app, { host, port, options });
    } catch (error) {
      const isWorthRetrying = error instanceof ListenError && error.reason === 'portInUse';
      if (!isWorthRetrying || clock.now() >= deadline) {
        throw error;
      }
      await pause(clock, signal);
    }
  }
}

const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};

/** Ends early when the signal fires. */
function pause(clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      timer.dispose();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.after(retryPause, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}

interface Address {
  readonly host: string;
  readonly port: number;
  readonly options: ListenOptions;
}

async function listenOnce(app: RequestListener, address: Address): Promise<RunningServer> {
  const { host, port, options } = address;
  const server = createHttpServer(app, options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(toListenError(error, host, port));
    });
    try {
      server.listen({ host, port }, resolve);
    } catch (error) {
      // A port that is no port, for example 70000.
      reject(toListenError(error, host, port));
    }
  });
  // A server that listens on a TCP port has an AddressInfo.
  const bound = server.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  return { port: bound.port, stop: () => (stopping ??= stop(server)) };
}

const reasonByCode: Readonly<Record<string, ListenFailure>> = {
  EADDRINUSE: 'portInUse',
  EACCES: 'portDenied',
  EADDRNOTAVAIL: 'hostUnavailable',
  ENOTFOUND: 'hostUnavailable',
};

function toListenError(cause: unknown, host: string, port: number): ListenError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = reasonByCode[code] ?? 'unknown';
  return new ListenError(reason, `Cannot listen on ${host}:${String(port)}`, { cause });
}

/** Against clients that send their request a byte at a time; a debugger in the client has time enough. */
const usualTimeouts: ListenTimeouts = {
  headersTimeout: 20_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
  // Longer than Okta's usual pause between two calls of one task, so that the connection is kept.
  keepAliveTimeout: 30_000,
};

function createHttpServer(app: RequestListener, options: ListenOptions): Server {
  const { onRefused, timeouts = usualTimeouts } = options;
  const server = createServer(
    {
      ...timeouts,
      // A missing Host is refused by the application, so that it is recorded.
      requireHostHeader: false,
      // A filter of 100 kB shall reach the filter parser, which says what is wrong with it.
      maxHeaderSize: 256 * 1024,
    },
    inOrder(app),
  );
  // The application decides whether it wants the body of a client that asks first.
  server.on('checkContinue', (request, response) => {
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (request, response) => {
    server.emit('request', request, response);
  });
  answerBrokenRequests(server, onRefused);
  return server;
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
    server.closeAllConnections();
  });
  // The server is closed a turn of the loop before its sockets say that they are, and what was cut off
  // is recorded in the turn after that; whoever waits wants it recorded.
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
