import * as vscode from 'vscode';
import { printHeader, readHeaderLine } from '../../capture/replay/headerLine.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { translateError } from '../translate.js';

interface HeaderItem extends vscode.QuickPickItem {
  /** Where it stands; behind the last one where it is to be added. */
  readonly at: number;
}

/** Has headers changed, added and taken out, one after the other, until the list is left with Escape. */
export async function askForHeaders(
  given: readonly HttpHeader[],
): Promise<readonly HttpHeader[] | undefined> {
  let headers = given;
  for (;;) {
    const chosen = await vscode.window.showQuickPick(toItems(headers), {
      title: vscode.l10n.t('Headers of the Request'),
      placeHolder: vscode.l10n.t('Choose one to change or take out; Escape when you are done'),
      matchOnDescription: true,
    });
    if (!chosen) {
      return headers === given ? undefined : headers;
    }
    headers = await changeAt(headers, chosen.at);
  }
}

const toItems = (headers: readonly HttpHeader[]): readonly HeaderItem[] => [
  ...headers.map(([label, description], at) => ({ label, description, at })),
  { label: `$(add) ${vscode.l10n.t('Add a Header…')}`, at: headers.length },
];

async function changeAt(
  headers: readonly HttpHeader[],
  at: number,
): Promise<readonly HttpHeader[]> {
  const header = headers[at];
  const text = await vscode.window.showInputBox({
    title: header ? vscode.l10n.t('Change a Header') : vscode.l10n.t('Add a Header'),
    prompt: header
      ? vscode.l10n.t('Name: value. Leave it empty to take the header out.')
      : vscode.l10n.t('Name: value'),
    value: header ? printHeader(header) : '',
    validateInput: (value) => (value.trim() === '' ? undefined : findProblem(value)),
  });
  if (text === undefined) {
    return headers;
  }
  const changed = text.trim() === '' ? [] : [readHeaderLine(text)];
  return [...headers.slice(0, at), ...changed, ...headers.slice(at + 1)];
}

function findProblem(text: string): string | undefined {
  try {
    readHeaderLine(text);
    return undefined;
  } catch (error) {
    return translateError(error);
  }
}
