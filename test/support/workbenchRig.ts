import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type CapturedExchange } from '../../src/capture/captureLog.js';
import { type RunningState, type ServerOptions } from '../../src/workbench/serverOptions.js';
import { type DataFile, readDataFile } from '../../src/workbench/data/dataFile.js';
import { Workbench } from '../../src/workbench/workbench.js';
import { ArrayLogger } from './arrayLogger.js';

export const testOptions: ServerOptions = {
  host: '127.0.0.1',
  port: 0,
  basePath: '/scim/v2',
  authentication: { mode: 'bearer', token: 'test-token-4711' },
  profile: 'okta',
  seed: 3,
  schemaFiles: [],
  portRetry: 0,
};

/** As if they stood in the file people.json. */
export const dataOf = (...resources: readonly unknown[]): DataFile =>
  readDataFile('people.json', JSON.stringify(resources));

export interface WorkbenchRig {
  readonly workbench: Workbench;
  readonly logger: ArrayLogger;
}

/** Runs with a workbench that is stopped and closed afterwards. */
export async function withWorkbench(run: (rig: WorkbenchRig) => Promise<void>): Promise<void> {
  const logger = new ArrayLogger();
  const workbench = new Workbench({ logger, captureBudgetBytes: 10_000_000 });
  try {
    await run({ workbench, logger });
  } finally {
    await workbench.stop();
    workbench.dispose();
  }
}

/** Sends a request as Okta would. */
export const send = (
  { baseUrl, authorization }: RunningState,
  path: string,
  { method = 'GET', body }: { readonly method?: string; readonly body?: unknown } = {},
): Promise<Response> =>
  fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      Accept: 'application/scim+json',
      ...(authorization !== '' && { Authorization: authorization }),
      'User-Agent': 'Okta SCIM Client 1.0.0',
      ...(body !== undefined && { 'Content-Type': 'application/scim+json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

/** Resolves with the captures once there are `count` of them. */
export async function waitForCaptures(
  { captures }: Workbench,
  count: number,
): Promise<readonly CapturedExchange[]> {
  if (captures.lastSeq < count) {
    await new Promise<void>((resolve) => {
      const listening = captures.onDidAdd(({ seq }) => {
        if (seq >= count) {
          listening.dispose();
          resolve();
        }
      });
    });
  }
  return captures.since(0);
}

/** A port that another program listens on. */
export async function withTakenPort(
  run: (port: number, server: Server) => Promise<void>,
): Promise<void> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  try {
    await run(port, server);
  } finally {
    server.close();
  }
}
