import type { Invocation, Location, Log, Result } from 'sarif';
import { type Exchange } from '../../exchange/exchange.js';
import { type RuleText } from '../../validate/rule.js';
import { findRule } from '../../validate/rules/allRules.js';
import { sarifLevels, toSarifLog } from '../../validate/sarif/sarifLog.js';
import { SarifRules } from '../../validate/sarif/sarifRules.js';
import { type RootCause } from '../model/runResult.js';
import { type CauseView, causeViews } from './causeView.js';
import { pathBelow } from './exchangeText.js';
import { type ReportInput } from './reportInput.js';
import { sentence, verdictOf } from './summary.js';

/**
 * For code scanning: each cause is a result.
 *
 * @param source the file that results are shown at, relative to the repository: a server has none of its own
 */
export function sarifReport(input: ReportInput, source = defaultSource): string {
  const rules = new SarifRules();
  const results = causeViews(input).map((view, at): Result => {
    const cause = input.result.causes[at];
    return toResult(view, { ruleIndex: rules.indexOf(ruleOf(view, cause)), source });
  });
  const log: Log = toSarifLog({
    version: input.version,
    rules: rules.list(),
    results,
    invocation: toInvocation(input),
    artifacts: [{ location: { uri: source } }],
  });
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Code scanning wants a path, be there such a file or not. */
const defaultSource = 'scim-server';

/** Of what a case expects there is no rule; the failure says what one would. */
const ruleOf = (
  { cause, level, message, expectedBy, fix }: CauseView,
  root?: RootCause,
): RuleText =>
  findRule(cause) ?? {
    id: cause,
    level,
    title: message,
    references: expectedBy,
    ...(root?.failure.okta && { okta: root.failure.okta }),
    fix,
  };

function toResult(
  view: CauseView,
  { ruleIndex, source }: { readonly ruleIndex: number; readonly source: string },
): Result {
  const { cause, level, message, fix, count, exchanges, cases } = view;
  const mend = fix === '' ? '' : ` Fix: ${sentence(fix)}`;
  const [first, ...others] = locationsOf(exchanges, source);
  return {
    ruleId: cause,
    ruleIndex,
    level: sarifLevels[level],
    message: { text: `${sentence(message)}${mend}` },
    locations: [first ?? { physicalLocation: physicalLocation(source) }],
    ...(others.length > 0 && {
      relatedLocations: others.map((other, at) => ({ id: at + 1, ...other })),
    }),
    // So that the next upload knows it again, though the place is no line of code.
    partialFingerprints: { primaryLocationLineHash: cause },
    ...(count > 1 && { occurrenceCount: count }),
    properties: {
      cases: cases.map(({ id }) => id),
      expectedBy: view.expectedBy,
      okta: view.okta.map(({ label, text }) => `${label} ${text}`),
    },
  };
}

const physicalLocation = (uri: string): Location['physicalLocation'] => ({
  artifactLocation: { uri },
  region: { startLine: 1, startColumn: 1 },
});

const locationsOf = (exchanges: readonly Exchange[], source: string): readonly Location[] =>
  exchanges.map((exchange) => ({
    physicalLocation: physicalLocation(source),
    logicalLocations: [
      {
        fullyQualifiedName: `${exchange.request.method} ${pathBelow(exchange)}`,
        kind: 'endpoint',
      },
    ],
    message: { text: `${exchange.request.method} ${pathBelow(exchange)}` },
  }));

/** That nothing was found means nothing where the run did not come to its end. */
function toInvocation({ result }: ReportInput): Invocation {
  const isWhole = result.outcome === 'passed' || result.outcome === 'failed';
  return {
    executionSuccessful: isWhole,
    startTimeUtc: new Date(result.startedAt).toISOString(),
    endTimeUtc: new Date(result.startedAt + result.duration).toISOString(),
    ...(!isWhole && {
      toolExecutionNotifications: [{ level: 'error', message: { text: verdictOf(result) } }],
    }),
  };
}
