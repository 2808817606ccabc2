import * as vscode from 'vscode';
import { type ServedApi } from '../contributions.js';

/** Says where the management API is, and puts what is needed to call it into the clipboard. */
export async function showServedApi({ baseUrl, authorization, appId }: ServedApi): Promise<void> {
  const texts = new Map([
    [vscode.l10n.t('Copy Address'), baseUrl],
    [vscode.l10n.t('Copy Authorization Header'), authorization],
    [vscode.l10n.t('Copy App ID'), appId],
  ]);
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("Okta's management API of the simulated org is at {0}.", baseUrl),
    ...texts.keys(),
  );
  const text = chosen === undefined ? undefined : texts.get(chosen);
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
  }
}
