import { htmlReport } from '../../conformance/reports/html/htmlReport.js';
import { jsonReport } from '../../conformance/reports/jsonReport.js';
import { junitReport } from '../../conformance/reports/junitReport.js';
import { markdownReport } from '../../conformance/reports/markdownReport.js';
import { type ReportInput } from '../../conformance/reports/reportInput.js';
import { sarifReport } from '../../conformance/reports/sarifReport.js';
import { textReport } from '../../conformance/reports/text/textReport.js';
import { paintRole } from './paintRole.js';

export const reporterNames = ['text', 'json', 'junit', 'html', 'markdown', 'sarif'] as const;
export type ReporterName = (typeof reporterNames)[number];

export const isReporterName = (name: string): name is ReporterName =>
  reporterNames.some((one) => one === name);

export interface ReportStyle {
  readonly hasColors: boolean;
  /** The file that SARIF results are shown at. */
  readonly source?: string;
}

export const reporters: Readonly<
  Record<ReporterName, (input: ReportInput, style: ReportStyle) => string>
> = {
  text: (input, { hasColors }) => textReport(input, hasColors ? paintRole : undefined),
  json: jsonReport,
  junit: junitReport,
  html: htmlReport,
  markdown: markdownReport,
  sarif: (input, { source }) => sarifReport(input, source),
};
