import { type CapturedExchange } from '../capture/captureLog.js';
import { codeLanguages } from '../capture/code/codeLanguages.js';
import { toHar } from '../capture/exports/toHar.js';
import { toHttpFile } from '../capture/exports/toHttpFile.js';
import {
  type ReportedExchange,
  type ReportedFinding,
  toMarkdown,
} from '../capture/exports/toMarkdown.js';
import { toJsonLines } from '../capture/jsonLines.js';
import { Pseudonyms } from '../capture/pseudonyms/pseudonyms.js';
import { type Finding } from '../validate/finding.js';

export interface ExportFormat {
  readonly id: string;
  readonly label: string;
  /** Of its files, without the dot. */
  readonly ending: string;
  readonly write: (items: readonly ReportedExchange[], version: string) => string;
}

const exchangesOf = (items: readonly ReportedExchange[]) => items.map(({ exchange }) => exchange);

export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'jsonl',
    label: 'JSON Lines',
    ending: 'jsonl',
    write: (items) => toJsonLines(exchangesOf(items)),
  },
  {
    id: 'har',
    label: 'HTTP Archive (HAR 1.2)',
    ending: 'har',
    write: (items, version) => `${JSON.stringify(toHar(exchangesOf(items), version), null, 2)}\n`,
  },
  { id: 'http', label: 'HTTP file', ending: 'http', write: toHttpFile },
  { id: 'markdown', label: 'Markdown for an issue', ending: 'md', write: toMarkdown },
  ...codeLanguages.map(({ id, label, ending, write }) => ({
    id,
    label,
    ending,
    write: (items: readonly ReportedExchange[]) =>
      `${items.map(({ exchange }) => write(exchange)).join('\n\n')}\n`,
  })),
];

export const findExportFormat = (id: string): ExportFormat | undefined =>
  exportFormats.find((format) => format.id === id.toLowerCase());

/** By the end of a file's name; JSON Lines where it tells nothing. */
export const exportFormatOfFile = (name: string): ExportFormat | undefined =>
  exportFormats
    .filter(({ ending }) => name.toLowerCase().endsWith(`.${ending}`))
    .toSorted((left, right) => right.ending.length - left.ending.length)[0] ??
  findExportFormat('jsonl');

/** Whether people stay who they are, or become made-up ones, the same throughout. */
export type PeopleChoice = 'asCaptured' | 'madeUp';

export interface ExportSources {
  readonly titleOf: (captured: CapturedExchange) => string;
  readonly findingsOf: (captured: CapturedExchange) => readonly Finding[];
}

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly people: PeopleChoice;
  /** Of this product. */
  readonly version: string;
}

/** The text of a file with these exchanges. Secrets are gone since they were captured. */
export function exportCaptures(
  captured: readonly CapturedExchange[],
  sources: ExportSources,
  { format, people, version }: ExportOptions,
): string {
  const needsWords = format.id === 'markdown' || format.id === 'http';
  const items = captured.map((one) => ({
    exchange: one.exchange,
    title: needsWords ? sources.titleOf(one) : '',
    findings: format.id === 'markdown' ? sources.findingsOf(one).map(toReported) : [],
  }));
  return format.write(people === 'madeUp' ? hidePeople(items) : items, version);
}

function hidePeople(items: readonly ReportedExchange[]): readonly ReportedExchange[] {
  const pseudonyms = new Pseudonyms(items.map(({ exchange }) => exchange));
  const hide = (text: string): string => pseudonyms.replaceInText(text);
  return items.map(({ exchange, title, findings }) => ({
    exchange: pseudonyms.replaceIn(exchange),
    title: hide(title),
    findings: findings.map((finding) => ({
      ...finding,
      message: hide(finding.message),
      fix: hide(finding.fix),
    })),
  }));
}

const toReported = ({ level, message, references, fix, okta }: Finding): ReportedFinding => ({
  level,
  message,
  references,
  fix,
  ...(okta && { okta: okta.oin === okta.aiw ? okta.oin : `${okta.aiw} ${okta.oin}` }),
});
