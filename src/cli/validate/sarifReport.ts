import type { Invocation, Log, Result } from 'sarif';
import { type Finding } from '../../validate/finding.js';
import { type RootCause, RootCauses } from '../../validate/rootCauses.js';
import { type RuleText } from '../../validate/rule.js';
import { findRule } from '../../validate/rules/allRules.js';
import { sarifLevels, toSarifLog } from '../../validate/sarif/sarifLog.js';
import { SarifRules } from '../../validate/sarif/sarifRules.js';
import { type CliIo } from '../cliIo.js';
import { version } from '../version.js';
import { type FileReport, type ValidateReport } from './fileReport.js';
import { type FileFinding } from './judgeInput.js';
import { sarifLocation, toSarifUri } from './sarifLocation.js';

/** For code scanning: SARIF 2.1.0. In documents each place counts; in captures each cause is a result. */
export function createSarifReport(io: CliIo): ValidateReport {
  const files: FileReport[] = [];
  return {
    file: (report) => {
      files.push(report);
    },
    end: () => {
      io.stdout.write(`${JSON.stringify(toLog(files), null, 2)}\n`);
    },
  };
}

function toLog(files: readonly FileReport[]): Log {
  const rules = new SarifRules();
  const results = files.flatMap((file) =>
    causesOf(file).map((cause) => toResult(file.path, cause, rules)),
  );
  return toSarifLog({
    version,
    rules: rules.list(),
    results,
    invocation: toInvocation(files),
    artifacts: files.map(({ path }) => ({ location: { uri: toSarifUri(path) } })),
  });
}

function causesOf({ findings }: FileReport): readonly RootCause<FileFinding>[] {
  const causes = new RootCauses<FileFinding>();
  const inDocuments: RootCause<FileFinding>[] = [];
  for (const found of findings) {
    if (found.exchange) {
      causes.add(found);
    } else {
      inDocuments.push({ first: found, others: [], count: 1, exchangeCount: 0 });
    }
  }
  return [...inDocuments, ...causes.list()];
}

function toResult(path: string, cause: RootCause<FileFinding>, rules: SarifRules): Result {
  const { first, others, count } = cause;
  const { finding } = first;
  const fix = finding.fix === '' ? '' : ` Fix: ${finding.fix}.`;
  return {
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(ruleOf(finding)),
    level: sarifLevels[finding.level],
    message: { text: `${finding.message}.${fix}` },
    locations: [sarifLocation(path, first)],
    ...(others.length > 0 && {
      relatedLocations: others.map((other, at) => ({ id: at + 1, ...sarifLocation(path, other) })),
    }),
    ...(count > 1 && { occurrenceCount: count }),
    ...(finding.okta && {
      properties: { okta: { aiw: finding.okta.aiw, oin: finding.okta.oin } },
    }),
  };
}

/** What the mock noticed itself may have no rule of its own. */
const ruleOf = (finding: Finding): RuleText =>
  findRule(finding.rule) ?? { ...finding, id: finding.rule, title: finding.message };

/** What could not be read is no result, but the run was no success then. */
function toInvocation(files: readonly FileReport[]): Invocation {
  const notifications = files.flatMap(({ path, problems }) =>
    problems.map(({ message, place }) => ({
      level: 'error' as const,
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: toSarifUri(path) },
            ...(place && { region: { startLine: place.line, startColumn: place.column } }),
          },
        },
      ],
    })),
  );
  return {
    executionSuccessful: notifications.length === 0,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}
