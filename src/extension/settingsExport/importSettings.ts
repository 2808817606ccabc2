import * as vscode from 'vscode';
import { assessSettings } from '../../okta/settings/assessSettings.js';
import { toParagraph } from '../../okta/settings/finding.js';
import { toSettingsText } from '../../okta/settings/settingsJson.js';
import { JsonTextError, parseJson } from '../../workbench/parseJson.js';
import { HostError } from '../hostError.js';
import { type RunInBackground } from '../runInBackground.js';

/**
 * Opens a settings file, or what Okta's API answers of an app, as a complete settings file.
 *
 * @returns its text; undefined where the user left
 * @throws HostError where it is neither
 */
export async function importSettings(
  source: vscode.Uri | undefined,
  runInBackground: RunInBackground,
): Promise<string | undefined> {
  const uri = source ?? (await askWhereFrom());
  if (!uri) {
    return undefined;
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { settings, findings } = assessSettings(parse(new TextDecoder().decode(bytes), uri));
  const unreadable = findings.find(({ id }) => id === 'shape');
  if (unreadable) {
    throw new HostError(
      'badFile',
      `${vscode.workspace.asRelativePath(uri)}: ${unreadable.pointer} ${toParagraph(unreadable)}`.trim(),
    );
  }
  const text = toSettingsText(settings);
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'json', content: text }),
  );
  const [first] = findings.filter(({ level }) => level === 'error');
  if (first) {
    runInBackground(
      'say what the settings lack',
      vscode.window.showWarningMessage(toParagraph(first)),
    );
  }
  return text;
}

function parse(text: string, uri: vscode.Uri): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    if (!(cause instanceof JsonTextError)) {
      throw cause;
    }
    throw new HostError(
      'badFile',
      vscode.l10n.t('{0} is no JSON, {1}.', vscode.workspace.asRelativePath(uri), cause.message),
      { cause },
    );
  }
}

async function askWhereFrom(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Okta Provisioning Settings'),
    filters: { JSON: ['json'] },
  });
  return chosen?.[0];
}
