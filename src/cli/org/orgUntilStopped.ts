import { type AppKind } from '../../okta/client/appKind.js';
import { type OktaClientOptions } from '../../okta/client/clientOptions.js';
import { WorkbenchError } from '../../workbench/workbenchError.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';
import { createStderrLogger } from '../stderrLogger.js';
import { type TargetFlags, toTarget } from '../targetOptions.js';
import { createJsonOrgReport, createTextOrgReport } from './orgReport.js';

export interface OrgFlags extends TargetFlags {
  readonly client: AppKind;
  readonly assume?: Partial<OktaClientOptions>;
  readonly port: number;
  readonly token?: string;
  readonly json?: boolean;
}

/**
 * Runs the org until a signal comes.
 *
 * @throws CliError where it cannot start
 */
export async function orgUntilStopped(flags: OrgFlags, io: CliIo): Promise<void> {
  const stopped = stopSignal(io);
  const target = toTarget(flags, io);
  const token = readToken(flags.token ?? io.env['SCIM_WORKBENCH_TOKEN']);
  const { SimulatedOrg } = await import('../../workbench/okta/simulatedOrg.js');
  const { serveOrg } = await import('../../workbench/okta/orgServer.js');
  const logger = createStderrLogger(io);
  const simulated = new SimulatedOrg({
    target,
    kind: flags.client,
    logger,
    ...(flags.assume && { clientOptions: flags.assume }),
  });
  const report = flags.json ? createJsonOrgReport(io) : createTextOrgReport(io);
  try {
    const running = await serveOrg({
      simulated,
      port: flags.port,
      logger,
      ...(token !== undefined && { token }),
    });
    report.listening({ running, target, client: flags.client });
    simulated.org.onDidEndJob(report.job);
    await stopped;
    simulated.dispose();
    await running.stop();
    report.stopped();
  } catch (cause) {
    throw cause instanceof WorkbenchError ? toStartFailure(cause) : cause;
  } finally {
    simulated.dispose();
  }
}

const stopSignal = (io: CliIo): Promise<void> =>
  new Promise((resolve) => {
    io.onStopSignal(() => {
      resolve();
    });
  });

/** An empty variable is as good as none. */
function readToken(token: string | undefined): string | undefined {
  if (token === undefined || token === '') {
    return undefined;
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new CliError(
      'This --token cannot be sent. Use letters, digits and signs, without blanks, one at least.',
    );
  }
  return token;
}

const toStartFailure = (cause: WorkbenchError): CliError =>
  new CliError(
    cause.reason === 'portInUse' ? `${cause.message}\n--port 0 takes a free one.` : cause.message,
    { cause },
  );
