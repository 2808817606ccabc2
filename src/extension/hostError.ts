export type HostFailure =
  | 'badArgument'
  | 'badDocument'
  | 'badFault'
  | 'badFile'
  | 'badFilter'
  | 'badSettings'
  | 'notFound'
  | 'notRunning';

/** A failure of the extension that is no bug. The message is for people. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly reason: HostFailure;

  constructor(reason: HostFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
