import * as vscode from 'vscode';
import { SayingError } from '../base/saying.js';

/** A text of a table below the extension; scripts/texts/textTables.mjs names the tables. */
export const translate = (text: string): string => vscode.l10n.t(text);

/** What an error says, in the language of VS Code where it can be said so. */
export function translateError(error: unknown): string {
  if (error instanceof SayingError && error.saying) {
    const { pattern, values } = error.saying;
    return vscode.l10n.t(pattern, ...values);
  }
  return error instanceof Error ? error.message : String(error);
}

/** A bundle has no plurals, so that both sentences are in it. */
export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : many;
