import { describe, test } from 'node:test';
import { htmlReport } from '../../../../src/conformance/reports/html/htmlReport.js';
import { jsonReport } from '../../../../src/conformance/reports/jsonReport.js';
import { junitReport } from '../../../../src/conformance/reports/junitReport.js';
import { markdownReport } from '../../../../src/conformance/reports/markdownReport.js';
import { type Report } from '../../../../src/conformance/reports/reportInput.js';
import { sarifReport } from '../../../../src/conformance/reports/sarifReport.js';
import { textReport } from '../../../../src/conformance/reports/text/textReport.js';
import { assertGoldenFile } from '../../../support/goldenFile.js';
import { fullInput } from '../../../support/runResultBuilder.js';

const reports: readonly (readonly [file: string, report: Report])[] = [
  ['full.txt', textReport],
  ['full.json', jsonReport],
  ['full.xml', junitReport],
  ['full.html', htmlReport],
  ['full.md', markdownReport],
  ['full.sarif', sarifReport],
];

void describe('a run with one of everything reads as', () => {
  for (const [file, report] of reports) {
    void test(`test/golden/reports/${file}`, () => {
      assertGoldenFile(`reports/${file}`, report(fullInput));
    });
  }
});
