/** `error`: Okta cannot be set up so. `warning`: it can, and will not work. `hint`: good to know. */
export type FindingLevel = (typeof levels)[number];
const levels = ['error', 'warning', 'hint'] as const;

/** Something to say about provisioning settings. Never holds a value that may be secret. */
export interface SettingsFinding {
  /** Stable, for example `baseUrl.underscore`. */
  readonly id: string;
  readonly level: FindingLevel;
  /** JSON pointer into the settings file (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** What is wrong. */
  readonly message: string;
  /** What comes of it, mostly what Okta does. */
  readonly consequence?: string;
  /** What to do. */
  readonly fix?: string;
}

/** All of it, as one paragraph. */
export const toParagraph = ({ message, consequence, fix }: SettingsFinding): string =>
  [message, consequence, fix].filter((sentence) => sentence !== undefined).join(' ');

/** Errors first; else as they were. */
export const sortFindings = (findings: readonly SettingsFinding[]): readonly SettingsFinding[] =>
  findings.toSorted((left, right) => levels.indexOf(left.level) - levels.indexOf(right.level));
