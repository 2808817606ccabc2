import { printable } from '../../base/printable.js';
import { type SettingsFinding } from '../../okta/settings/finding.js';
import { countLevels, describeCounts } from '../../validate/levelCounts.js';

/** A paragraph a finding; nothing where there are none. */
export const toFindingsText = (findings: readonly SettingsFinding[]): string =>
  findings.map((finding) => `${toFindingText(finding)}\n`).join('\n');

function toFindingText({ id, level, pointer, message, consequence, fix }: SettingsFinding): string {
  const lines = [message, consequence, fix];
  return [
    `${level}: ${pointer || 'the file'} (${id})`,
    ...lines.flatMap((line) => (line === undefined ? [] : [`  ${line}`])),
  ]
    .map(printable)
    .join('\n');
}

/** "2 errors, 1 hint" */
export const toFindingsSummary = (findings: readonly SettingsFinding[]): string =>
  describeCounts(countLevels(findings));
