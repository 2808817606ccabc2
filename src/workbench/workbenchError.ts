import { type ProblemReport, toProblemLine } from '../base/problemReport.js';
import { type Saying, SayingError, saying } from '../base/saying.js';
import { ListenError, type ListenFailure } from '../server/listener.js';

export type WorkbenchFailure =
  | ListenFailure
  | 'invalidOptions'
  | 'invalidSchema'
  | 'invalidData'
  | 'invalidStore'
  | 'storeInUse'
  | 'notRunning'
  | 'disposed';

export type OptionName =
  | 'port'
  | 'basePath'
  | 'token'
  | 'username'
  | 'clientId'
  | 'clientSecret'
  | 'redirectUris'
  | 'tokenLifetime'
  | 'publicBaseUrl'
  | 'seed'
  | 'target'
  | 'targetAuthorization';

/** A failure that is no bug. The message is for people: what happened, and what to do. */
export class WorkbenchError extends SayingError {
  override readonly name = 'WorkbenchError';
  readonly reason: WorkbenchFailure;
  /** The option that has to be mended, where it is one. */
  readonly option: OptionName | undefined;
  /** Everything that is wrong, where the message has only the first of it. */
  readonly report: ProblemReport | undefined;

  constructor(
    reason: WorkbenchFailure,
    said: Saying | string,
    options: ErrorOptions & {
      readonly option?: OptionName;
      readonly report?: ProblemReport;
    } = {},
  ) {
    super(said, options);
    this.reason = reason;
    this.option = options.option;
    this.report = options.report;
  }
}

/** Several things may be wrong at once. */
export const toReportedError = (
  reason: WorkbenchFailure,
  report: ProblemReport,
  cause: unknown,
): WorkbenchError => new WorkbenchError(reason, toProblemLine(report), { cause, report });

export const notRunning = (): WorkbenchError =>
  new WorkbenchError('notRunning', saying('The mock server is not running. Start it first.'));

/** What listening failed with, in words for people; bugs stay as they are. */
export function toStartError(cause: unknown, host: string, port: number): Error {
  if (!(cause instanceof ListenError)) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
  return new WorkbenchError(cause.reason, messages[cause.reason](host, String(port), cause), {
    cause,
  });
}

type Message = (host: string, port: string, cause: Error) => Saying;

const messages: Readonly<Record<ListenFailure, Message>> = {
  portInUse: (_host, port) =>
    saying('Port {0} is taken. Use another port, or stop the program that listens on it.', port),
  portDenied: (_host, port) =>
    saying('This account may not listen on port {0}. Use a port above 1023.', port),
  hostUnavailable: (host) =>
    saying(
      'This machine has no address {0} to listen on. Use 127.0.0.1, or 0.0.0.0 for all addresses.',
      host,
    ),
  aborted: () => saying('The start was given up because the server was stopped.'),
  unknown: (host, port, { cause }) =>
    cause instanceof Error
      ? saying('Cannot listen on {0}:{1}: {2}.', host, port, cause.message)
      : saying('Cannot listen on {0}:{1}: the reason is not known.', host, port),
};
