import * as vscode from 'vscode';
import { type Say, SayingError } from '../base/saying.js';

/** A text of a table below the extension; scripts/texts/textTables.mjs names the tables. */
export const translate = (text: string): string => vscode.l10n.t(text);

export const translateSaying: Say = ({ pattern, values }) =>
  vscode.l10n.t(
    pattern,
    ...values.map((value) => (typeof value === 'string' ? value : translateSaying(value))),
  );

/** What an error says, in the language of VS Code where it can be said so. */
export function translateError(error: unknown): string {
  if (error instanceof SayingError && error.saying) {
    return translateSaying(error.saying);
  }
  return error instanceof Error ? error.message : String(error);
}

/** A bundle has no plurals, so that both sentences are in it. */
export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : many;
