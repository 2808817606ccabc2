import * as vscode from 'vscode';
import { findMended } from '../../scim/filter/mend.js';
import { applyFix, describeFix, type Fix } from '../../scim/filter/problem.js';
import { type Reason } from '../../scim/filter/why/reason.js';
import {
  type FilterMatches,
  type FilterRefused,
  type FilterRow,
  type FilterSource,
} from './filterSource.js';
import { openJson } from './listSource.js';

export interface FilterItem extends vscode.QuickPickItem {
  readonly open?: () => PromiseLike<unknown>;
  /** Goes into the input box. */
  readonly text?: string;
  /** Of the resource. */
  readonly name?: string;
  readonly why?: () => Reason;
}

/** More would only slow down typing; the document has all of them. */
const mostMatches = 100;

/** What the pick lists for a text. */
export function filterItems(source: FilterSource, text: string): readonly FilterItem[] {
  if (text.trim() === '') {
    return examples.map((example) => ({
      label: example,
      description: vscode.l10n.t('example'),
      alwaysShow: true,
      text: example,
    }));
  }
  const evaluation = source.evaluate(text, mostMatches);
  return evaluation.kind === 'problem'
    ? toProblemItems(text, evaluation)
    : toMatchItems(source, text, evaluation);
}

const examples: readonly string[] = [
  'userName eq "jane@example.com"',
  'name.familyName sw "S" and active eq true',
  'emails[type eq "work" and value co "@example"]',
  'not (active eq true)',
];

function toMatchItems(
  source: FilterSource,
  text: string,
  { explanation, notes, matches, others, totalMatches, total }: FilterMatches,
): readonly FilterItem[] {
  return [
    {
      label: vscode.l10n.t('$(json) {0} of {1} match', totalMatches, total),
      description: vscode.l10n.t('open them as a document'),
      detail: explanation,
      alwaysShow: true,
      open: () => openAll(source, text),
    },
    ...notes.map((note) => ({ label: `$(info) ${note}`, alwaysShow: true, text })),
    ...section(vscode.l10n.t('match'), '$(pass)', matches),
    ...section(vscode.l10n.t('do not match'), '$(circle-slash)', others),
  ];
}

const section = (label: string, icon: string, rows: readonly FilterRow[]): readonly FilterItem[] =>
  rows.length === 0
    ? []
    : [
        { label, kind: vscode.QuickPickItemKind.Separator },
        ...rows.map((row) => toRowItem(icon, row)),
      ];

const toRowItem = (icon: string, { name, description, open, why }: FilterRow): FilterItem => ({
  label: `${icon} ${name}`,
  description,
  alwaysShow: true,
  buttons: [whyButton],
  name,
  open,
  why,
});

const whyButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('question'),
  tooltip: vscode.l10n.t('Why?'),
};

async function openAll(source: FilterSource, text: string): Promise<void> {
  const evaluation = source.evaluate(text, Number.MAX_SAFE_INTEGER);
  await openJson(
    evaluation.kind === 'matches' ? evaluation.matches.map(({ resource }) => resource) : [],
  );
}

function toProblemItems(text: string, { problem }: FilterRefused): readonly FilterItem[] {
  const { message, span, fix } = problem;
  return [
    {
      label: `$(error) ${message}`,
      ...(span && {
        description: vscode.l10n.t('column {0}', span.start + 1),
        detail: `${text.slice(0, span.start)}▸${text.slice(span.start)}`,
      }),
      alwaysShow: true,
    },
    ...(fix ? [toFixItem(text, fix, message)] : []),
  ];
}

/** All that is to be mended at once, where that makes a filter. */
function toFixItem(text: string, fix: Fix, message: string): FilterItem {
  const mended = findMended(text, { message, span: fix.span, fix }) ?? applyFix(text, fix);
  return {
    label: `$(lightbulb) ${describeFix(text, fix)}`,
    detail: mended,
    alwaysShow: true,
    text: mended,
  };
}
