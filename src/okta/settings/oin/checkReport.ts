import { JsonCursor } from '../../../base/jsonCursor.js';

/** What the JSON report of `check` tells a checklist. */
export interface CheckReport {
  readonly target: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly suites: readonly SuiteOutcome[];
}

export interface SuiteOutcome {
  readonly id: string;
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  /** Skipped, or not told since something before it went wrong. */
  readonly open: number;
}

/** @throws JsonShapeError where it is no report of `check`. */
export function readCheckReport(value: unknown): CheckReport {
  const report = new JsonCursor(value);
  if (report.member('format').value !== 'scim-workbench-check') {
    report.fail('is no JSON report of scim-workbench check');
  }
  const cases = report
    .member('cases')
    .items()
    .map((item) => ({
      suite: item.member('suite').string(),
      group: item.member('group').string(),
      outcome: item.member('outcome').string(),
    }));
  return {
    target: report.member('target').string(),
    startedAt: report.member('startedAt').number(),
    suites: report
      .member('suites')
      .items()
      .map((suite) => {
        const id = suite.member('id').string();
        const title = suite.member('title').string();
        const outcomes = cases
          // Several files of Runscope are suites of one id.
          .filter((one) => one.suite === id && (id !== 'file' || one.group === title))
          .map(({ outcome }) => outcome);
        const count = (wanted: string): number =>
          outcomes.filter((outcome) => outcome === wanted).length;
        return {
          id,
          title,
          passed: count('passed'),
          failed: count('failed'),
          open: count('skipped') + count('blocked'),
        };
      }),
  };
}
