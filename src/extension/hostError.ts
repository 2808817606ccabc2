import { type SettingName } from './settings.js';

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
  /** Where it can be mended. */
  readonly setting: SettingName | undefined;

  constructor(
    reason: HostFailure,
    message: string,
    options: ErrorOptions & { readonly setting?: SettingName } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.setting = options.setting;
  }
}
