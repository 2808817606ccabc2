import { type ForwardOptions, type RunningForward } from '../../workbench/forwardOptions.js';
import { type CliIo } from '../cliIo.js';
import { type BlockRow, toBlock } from '../serve/block.js';
import { describeReach } from '../serve/describeReach.js';
import { runUntilStopped } from '../serve/runUntilStopped.js';
import { type ServerPlan } from '../serve/serverPlan.js';
import { toStartFailure } from '../serve/startFailure.js';
import { type ForwardFlags } from './forwardFlags.js';

/**
 * Forwards until a signal comes.
 *
 * @throws CliError where it cannot start, or where captures were lost
 */
export const forwardUntilStopped = (
  options: ForwardOptions,
  flags: ForwardFlags,
  io: CliIo,
): Promise<void> => runUntilStopped(planOf(options, flags), flags, io);

const planOf = (options: ForwardOptions, flags: ForwardFlags): ServerPlan<RunningForward> => ({
  start: ({ forwarding }) => forwarding.start(options),
  stop: ({ forwarding }) => forwarding.stop(),
  toStartFailure: (error) => toStartFailure(error, flags),
  toStartBlock: (_workbench, state) => toStartBlock(state, options, flags),
  toListening: ({ baseUrl, target, port, publicBaseUrl }) => ({
    baseUrl,
    // None is asked for here; the target asks for its own.
    authorization: '',
    target,
    port,
    publicBaseUrl,
  }),
  warnings: toWarnings(options),
});

function toStartBlock(
  state: RunningForward,
  { isCertificateChecked }: ForwardOptions,
  { capture }: ForwardFlags,
): string {
  const rows: readonly BlockRow[] = [
    ['Base URL', state.baseUrl],
    ['Public base URL', state.publicBaseUrl],
    ['Forwards to', state.target],
    [
      'Authorization',
      state.replacesAuthorization ? 'replaced by your own' : 'handed on as it comes',
    ],
    ['Certificate', isCertificateChecked === false ? 'not checked' : undefined],
    ['Capture file', capture],
  ];
  return toBlock('Requests are forwarded to your SCIM server.', rows);
}

/** Whoever reaches a server that puts credentials in has them. */
function toWarnings({
  host,
  targetAuthorization,
  publicBaseUrl,
}: ForwardOptions): readonly string[] {
  const reach = describeReach({ host, authentication: { mode: 'none' } });
  if (targetAuthorization === undefined) {
    return reach === undefined
      ? []
      : [
          `The server is open to every machine that reaches this one. Use --host 127.0.0.1 to close it.`,
        ];
  }
  return reach === undefined && publicBaseUrl === undefined
    ? []
    : [
        'Whoever reaches this server reaches the SCIM server with your --target-authorization. Leave it out, and let the client bring its own.',
      ];
}
