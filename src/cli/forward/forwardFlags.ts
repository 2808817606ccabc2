import { type ForwardOptions } from '../../workbench/forwardOptions.js';
import { type CliIo } from '../cliIo.js';
import { readHost, readWholeNumber } from '../serve/serveFlags.js';
import { type ServerFlags } from '../serve/serverPlan.js';

/** What `forward` was called with. */
export interface ForwardFlags extends ServerFlags {
  readonly port: number;
  readonly host: string;
  readonly publicBaseUrl?: string;
  readonly targetAuthorization?: string;
  readonly insecure?: boolean;
  readonly timeout?: number;
  readonly compare?: boolean;
}

/** @throws CliError where an option cannot be used; the target is looked at when it starts */
export function toForwardOptions(
  target: string,
  flags: ForwardFlags,
  env: CliIo['env'],
): ForwardOptions {
  const { port, publicBaseUrl, insecure = false, timeout, compare = false } = flags;
  const variable = env['SCIM_WORKBENCH_TARGET_AUTHORIZATION'];
  return {
    target,
    host: readHost(flags.host),
    port,
    publicBaseUrl,
    targetAuthorization: flags.targetAuthorization ?? (variable === '' ? undefined : variable),
    isCertificateChecked: !insecure,
    compares: compare,
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
  };
}

export const readTimeout = (text: string): number =>
  readWholeNumber(text, 3600, 'Use seconds, from 1 to 3600.', 1);

/** Whoever asks for the comparison wants to see it: hints are not shown as text. */
export const withComparison = (flags: ForwardFlags): ForwardFlags =>
  flags.compare
    ? { ...flags, rule: new Map([['forward.drift', 'warning'], ...(flags.rule ?? [])]) }
    : flags;
