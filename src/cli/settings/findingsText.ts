import { type FindingLevel, type SettingsFinding } from '../../okta/settings/finding.js';
import { printable } from '../printable.js';

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
  levels
    .map((level) => ({ level, count: findings.filter((one) => one.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${String(count)} ${level}${count === 1 ? '' : 's'}`)
    .join(', ');

const levels: readonly FindingLevel[] = ['error', 'warning', 'hint'];
