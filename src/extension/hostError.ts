import { type ProblemReport, toProblemLine } from '../base/problemReport.js';
import { type SettingName } from './settings.js';

export type HostFailure =
  | 'badArgument'
  | 'badDocument'
  | 'badFault'
  | 'badFile'
  | 'badFilter'
  | 'badSettings'
  | 'notForwarding'
  | 'notFound'
  | 'notRunning';

export interface HostErrorOptions extends ErrorOptions {
  readonly setting?: SettingName;
  readonly report?: ProblemReport;
}

/** A failure of the extension that is no bug. The message is for people. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly reason: HostFailure;
  /** Where it can be mended. */
  readonly setting: SettingName | undefined;
  /** Everything that is wrong, where the message has only the first of it. */
  readonly report: ProblemReport | undefined;

  constructor(reason: HostFailure, message: string, options: HostErrorOptions = {}) {
    super(message, options);
    this.reason = reason;
    this.setting = options.setting;
    this.report = options.report;
  }

  /** Several things may be wrong at once. */
  static of(
    reason: HostFailure,
    report: ProblemReport,
    options: Omit<HostErrorOptions, 'report'>,
  ): HostError {
    return new HostError(reason, toProblemLine(report), { ...options, report });
  }
}
