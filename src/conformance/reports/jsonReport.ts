import { countLevels } from '../../validate/levelCounts.js';
import { namedExchanges } from './namedExchanges.js';
import { type ReportInput } from './reportInput.js';
import { countCoverage, countOutcomes } from './summary.js';

/** Raised where a program that reads the report would have to change. */
const formatVersion = 1;

/** For programs: everything that is known, as docs/conformance.md describes it. */
export function jsonReport(input: ReportInput): string {
  const { result, version } = input;
  const report = {
    format: 'scim-workbench-check',
    formatVersion,
    tool: { name: 'SCIM Workbench', version },
    ...result,
    summary: {
      causes: countLevels(result.causes),
      cases: countOutcomes(result.cases),
      requirements: countCoverage(result.coverage),
    },
    exchanges: namedExchanges(input),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
