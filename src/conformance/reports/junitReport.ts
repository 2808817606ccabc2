import { printable } from '../../base/printable.js';
import { type CaseFailure, type CaseResult, type RunResult } from '../model/runResult.js';
import { differenceSigns } from './difference.js';
import { bodyLine, describeCall } from './exchangeText.js';
import { toFailureView } from './failureView.js';
import { type ReportInput } from './reportInput.js';
import { sentence, verdictOf } from './summary.js';
import { xmlElement } from './xml.js';

/** For CI servers: JUnit XML, a suite for each group of cases, as GitLab, Jenkins and others read it. */
export function junitReport(input: ReportInput): string {
  const { result } = input;
  const suites = [...groupCases(result.cases), ...problemSuite(result)];
  const root = xmlElement(
    'testsuites',
    { name: 'SCIM Workbench', ...totals(suites), time: seconds(result.duration) },
    suites.map((suite) => toSuite(suite, input)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Group {
  readonly name: string;
  readonly cases: readonly CaseResult[];
}

function groupCases(cases: readonly CaseResult[]): readonly Group[] {
  const groups = new Map<string, CaseResult[]>();
  for (const one of cases) {
    const name = `${one.suite}: ${one.group}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].map(([name, members]) => ({ name, cases: members }));
}

/** A run that could not begin must not look like one without tests. */
function problemSuite(result: RunResult): readonly Group[] {
  if (result.outcome !== 'couldNotRun' && result.outcome !== 'cancelled') {
    return [];
  }
  const { startedAt, duration } = result;
  return [
    {
      name: 'run',
      cases: [
        {
          id: `run.${result.outcome}`,
          suite: 'run',
          group: 'Run',
          title: 'The check runs to its end',
          requirements: [],
          outcome: 'blocked',
          failures: [],
          reason: verdictOf(result),
          exchangeIds: [],
          startedAt,
          duration,
        },
      ],
    },
  ];
}

function totals(groups: readonly Group[]): Readonly<Record<string, number>> {
  const cases = groups.flatMap((group) => group.cases);
  const count = (outcome: CaseResult['outcome']): number =>
    cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: count('failed'), errors: count('blocked') };
}

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3);

function toSuite(group: Group, input: ReportInput): string {
  const { name, cases } = group;
  const startedAt = Math.min(...cases.map((one) => one.startedAt));
  return xmlElement(
    'testsuite',
    {
      name,
      ...totals([group]),
      skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
      time: seconds(cases.reduce((sum, { duration }) => sum + duration, 0)),
      // Jenkins takes no zone.
      timestamp: new Date(startedAt).toISOString().slice(0, 19),
    },
    cases.map((one) => toCase(one, input)),
  );
}

const toCase = (one: CaseResult, input: ReportInput): string =>
  xmlElement(
    'testcase',
    { name: printable(one.title), classname: one.id, time: seconds(one.duration) },
    outcomeOf(one, input),
  );

function outcomeOf(one: CaseResult, input: ReportInput): readonly string[] {
  const { outcome, reason = 'No reason was given', failures } = one;
  const text = failures.map((failure) => failureText(failure, input)).join('\n\n');
  switch (outcome) {
    case 'failed': {
      const [worst] = failures;
      const attributes = { message: printable(worst?.message ?? ''), type: worst?.cause ?? one.id };
      return [xmlElement('failure', attributes, text)];
    }
    case 'blocked':
      return [xmlElement('error', { message: printable(reason), type: 'blocked' }, text)];
    case 'skipped':
      return [xmlElement('skipped', { message: printable(reason) })];
    case 'passed':
      return text === '' ? [] : [xmlElement('system-out', {}, text)];
  }
}

const longestBody = 2_000;

function failureText(failure: CaseFailure, { findExchange }: ReportInput): string {
  const view = toFailureView(failure, findExchange);
  const bodies = view.exchanges.slice(0, 1).flatMap(({ request, response }) => [
    { label: 'Sent', text: bodyLine(request.body, longestBody) },
    { label: 'Answered', text: bodyLine(response?.body, longestBody) },
  ]);
  return [
    `${view.level} ${view.cause}: ${sentence(view.message)}`,
    ...view.difference.map(({ kind, text }) => `  ${differenceSigns[kind]} ${text}`),
    ...(view.expectedBy.length > 0 ? [`Expected by: ${view.expectedBy.join(', ')}`] : []),
    ...view.exchanges.map((exchange) => `Exchange: ${describeCall(exchange)}`),
    ...(view.where === '' ? [] : [`Where: ${view.where}`]),
    ...bodies.filter(({ text }) => text !== '').map(({ label, text }) => `${label}: ${text}`),
    ...view.okta.map(({ label, text }) => `${label} ${sentence(text)}`),
    ...(view.fix === '' ? [] : [`Mend it: ${sentence(view.fix)}`]),
  ].join('\n');
}
