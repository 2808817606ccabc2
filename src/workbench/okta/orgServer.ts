import { type Logger } from '../../base/logger.js';
import { OrgApi } from '../../okta/org/api/orgApi.js';
import { type RunningServer, listen } from '../../server/listener.js';
import { createOrgListener } from '../../server/org/orgListener.js';
import { systemClock } from '../systemClock.js';
import { generateToken } from '../token.js';
import { toStartError } from '../workbenchError.js';
import { createOktaId } from './oktaId.js';
import { type SimulatedOrg } from './simulatedOrg.js';

export interface OrgServerOptions {
  readonly simulated: SimulatedOrg;
  /** 0 takes a free one. */
  readonly port: number;
  /** Made up where absent. */
  readonly token?: string;
  readonly logger: Logger;
}

export interface RunningOrg {
  readonly port: number;
  /** `oktaOrgUrl` of Okta's test file. */
  readonly baseUrl: string;
  /** The whole header: `SSWS …`. */
  readonly authorization: string;
  readonly token: string;
  readonly appId: string;
  /** Resolves when the port is free. */
  stop(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * Serves the management API of an org, on this machine alone.
 *
 * @throws WorkbenchError where it cannot listen
 */
export async function serveOrg(options: OrgServerOptions): Promise<RunningOrg> {
  const { simulated, port, logger, token = generateToken() } = options;
  const { org, target } = simulated;
  const handler = new OrgApi({
    org,
    targetUrl: target.baseUrl,
    clock: systemClock,
    newId: createOktaId,
    onError: (error) => {
      logger.error(error, { what: 'management API' });
    },
  });
  let running: RunningServer;
  try {
    running = await listen(createOrgListener({ handler, token, logger }), host, port);
  } catch (cause) {
    throw toStartError(cause, host, port);
  }
  return {
    port: running.port,
    baseUrl: `http://${host}:${String(running.port)}`,
    authorization: `SSWS ${token}`,
    token,
    appId: org.app.id,
    stop: () => running.stop(),
  };
}
