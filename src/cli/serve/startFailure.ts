import { toProblemLines } from '../../base/problemReport.js';
import { WorkbenchError, type WorkbenchFailure } from '../../workbench/workbenchError.js';
import { CliError } from '../cliError.js';
import { type ServeFlags } from './serveFlags.js';

/** The flags that the advice is about. */
type AdviceFlags = Pick<ServeFlags, 'host' | 'store' | 'schema'>;

/** Why the server did not start, and which option mends it; bugs stay as they are. */
export function toStartFailure(error: unknown, flags: AdviceFlags): unknown {
  if (!(error instanceof WorkbenchError)) {
    return error;
  }
  const advice = advices[error.reason]?.(flags);
  const text = error.report ? toProblemLines(error.report) : error.message;
  const message = advice === undefined ? text : `${text}\n${advice}`;
  return new CliError(message, { cause: error });
}

type Advise = (flags: AdviceFlags) => string | undefined;

const advices: Partial<Readonly<Record<WorkbenchFailure, Advise>>> = {
  portInUse: () => '--port 0 takes a free one.',
  portDenied: () => '--port 8484 is the usual one.',
  hostUnavailable: ({ host }) => `It was asked for by --host ${host}.`,
  invalidStore: ({ store = '' }) => `It was asked for by --store ${store}.`,
  storeInUse: ({ store = '' }) => `It was asked for by --store ${store}.`,
  invalidSchema: ({ schema = [] }) => `They come from --schema ${schema.join(', ')}.`,
};
