import { type RunningState, type ServerOptions } from '../../workbench/serverOptions.js';
import { type CliIo } from '../cliIo.js';
import { boundHeap } from './boundHeap.js';
import { describeReach } from './describeReach.js';
import { runUntilStopped } from './runUntilStopped.js';
import { type ServeFlags } from './serveFlags.js';
import { type ServerPlan } from './serverPlan.js';
import { toStartBlock } from './startBlock.js';
import { toStartFailure } from './startFailure.js';

/**
 * Runs the mock until a signal comes.
 *
 * @throws CliError where it cannot start, or where captures were lost
 */
export const serveUntilStopped = (
  options: ServerOptions,
  flags: ServeFlags,
  io: CliIo,
): Promise<void> => runUntilStopped(planOf(options, flags), flags, io);

const planOf = (options: ServerOptions, flags: ServeFlags): ServerPlan<RunningState> => ({
  prepare: ({ faults }) => {
    for (const spec of flags.fault ?? []) {
      faults.arm(spec);
    }
  },
  start: (workbench) => {
    boundHeap(options.seed);
    return workbench.start(options);
  },
  stop: (workbench) => workbench.stop(),
  toStartFailure: (error) => toStartFailure(error, flags),
  toStartBlock: (workbench, state) => toStartBlock({ workbench, options, flags }, state),
  toListening,
  warnings: toWarnings(options),
});

function toListening({ baseUrl, authorization, port, ...state }: RunningState): object {
  const { profile, switches, publicBaseUrl, oauth2, admin } = state;
  return {
    baseUrl,
    authorization,
    port,
    profile,
    ...(Object.keys(switches).length > 0 && { switches }),
    publicBaseUrl,
    oauth2,
    admin,
  };
}

function toWarnings(options: ServerOptions): readonly string[] {
  const reach = describeReach(options);
  return reach === undefined
    ? []
    : [`The server is open to ${reach}. Use --host 127.0.0.1 to close it.`];
}
