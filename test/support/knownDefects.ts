import { type ExampleExchange } from '../../src/validate/example/exampleExchange.js';
import { type Finding } from '../../src/validate/finding.js';

/** A defect as a developer would tell it, where it is to be seen, and what must be said of it. */
export type KnownDefect = readonly [
  sentence: string,
  /** What an explanation names: of one finding, its rule, place, message, mending or Okta's reaction. */
  named: RegExp,
  ...exchanges: readonly ExampleExchange[],
];

/** All that a finding says, in one text. */
export const textOf = ({ rule, message, place, fix, okta, references }: Finding): string =>
  [
    rule,
    JSON.stringify(place),
    message,
    fix,
    okta ? `AIW: ${okta.aiw} OIN: ${okta.oin}` : '',
    references.join(', '),
  ].join(' | ');

/** A conversation with nothing wrong, and its exchanges. */
export type Conversation = readonly [sentence: string, ...exchanges: readonly ExampleExchange[]];
