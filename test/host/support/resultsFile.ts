import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

const { EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_RUN_END } =
  Mocha.Runner.constants;

/** One line of the file: what `scripts/tests/hostTests.mjs` reads. */
type Result =
  | { readonly outcome: 'passed'; readonly name: string }
  | { readonly outcome: 'failed'; readonly name: string; readonly error: string }
  | { readonly outcome: 'end' };

/**
 * Writes each result as a line of JSON into the file that `SCIM_TEST_RESULTS` names. A file without
 * its end tells that the extension host died.
 */
export function writeResults(runner: Mocha.Runner): void {
  const path = process.env['SCIM_TEST_RESULTS'];
  if (path === undefined) {
    return;
  }
  const write = (result: Result): void => {
    appendFileSync(path, `${JSON.stringify(result)}\n`);
  };
  runner.on(EVENT_TEST_PASS, (test) => {
    write({ outcome: 'passed', name: test.fullTitle() });
  });
  runner.on(EVENT_TEST_FAIL, (test, error: unknown) => {
    write({ outcome: 'failed', name: test.fullTitle(), error: describe(error) });
  });
  runner.on(EVENT_TEST_PENDING, (test) => {
    write({ outcome: 'failed', name: test.fullTitle(), error: 'The test is skipped.' });
  });
  runner.on(EVENT_RUN_END, () => {
    write({ outcome: 'end' });
  });
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
