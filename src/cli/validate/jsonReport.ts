import { countLevels } from '../../validate/levelCounts.js';
import { type CliIo } from '../cliIo.js';
import { type FileReport, type ValidateReport } from './fileReport.js';
import { type FileFinding } from './judgeInput.js';

/** For programs: one JSON object with every finding, none of them folded. */
export function createJsonReport(io: CliIo): ValidateReport {
  const files: FileReport[] = [];
  return {
    file: (report) => {
      files.push(report);
    },
    end: () => {
      const summary = countLevels(
        files.flatMap(({ findings }) => findings.map(({ finding }) => finding)),
      );
      io.stdout.write(`${JSON.stringify({ files: files.map(toJson), summary }, null, 2)}\n`);
    },
  };
}

const toJson = ({ path, isChecked, findings, problems, ...counts }: FileReport): object => ({
  path,
  isChecked,
  ...counts,
  problems: problems.map(({ message, place }) => ({ message, ...place })),
  findings: findings.map(toFindingJson),
});

const toFindingJson = ({ finding, place, exchange }: FileFinding): object => ({
  rule: finding.rule,
  level: finding.level,
  message: finding.message,
  ...place,
  place: finding.place,
  ...(exchange && { exchange }),
  references: finding.references,
  ...(finding.okta && { okta: finding.okta }),
  fix: finding.fix,
  ...(finding.related && { related: finding.related }),
});
