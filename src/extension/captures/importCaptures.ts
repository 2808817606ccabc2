import * as vscode from 'vscode';
import { type ImportResult, type Workbench } from '../../workbench/workbench.js';
import { HostError } from '../hostError.js';
import { readCaptureText } from './captureFiles.js';
import { counted } from '../translate.js';

export interface Imported {
  readonly count: number;
  readonly message: string;
  /** What was left out. */
  readonly warning?: string;
}

/**
 * Takes over a capture file or a HAR, for which the user is asked where none is given.
 *
 * @throws HostError where nothing in it can be read
 */
export async function importFromFile(
  getWorkbench: () => Promise<Workbench>,
  source: vscode.Uri | undefined,
): Promise<Imported | undefined> {
  const uri = source ?? (await askWhereFrom());
  if (!uri) {
    return undefined;
  }
  const text = await readCaptureText(uri);
  const workbench = await getWorkbench();
  const result = await workbench.importCaptures(text);
  if (result.count === 0) {
    throw new HostError('badFile', toNothingFound(uri, result));
  }
  const warning = toWarning(result);
  return {
    count: result.count,
    message: counted(
      result.count,
      vscode.l10n.t('1 captured request was imported.'),
      vscode.l10n.t('{0} captured requests were imported.', result.count),
    ),
    ...(warning !== '' && { warning }),
  };
}

async function askWhereFrom(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Captured Requests'),
    filters: {
      [vscode.l10n.t('Captures and HTTP Archives')]: ['jsonl', 'ndjson', 'har', 'json'],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return chosen?.[0];
}

function toWarning({ badParts, otherCount }: ImportResult): string {
  const [first] = badParts;
  return [
    first &&
      vscode.l10n.t('Parts of it that could not be read: {0}. The first: {1} {2}.', {
        0: badParts.length,
        1: first.where,
        2: first.reason,
      }),
    otherCount > 0 &&
      counted(
        otherCount,
        vscode.l10n.t('1 request in it is not for a SCIM server and was left out.'),
        vscode.l10n.t(
          '{0} requests in it are not for a SCIM server and were left out.',
          otherCount,
        ),
      ),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function toNothingFound(uri: vscode.Uri, { badParts, otherCount }: ImportResult): string {
  const [first] = badParts;
  if (first) {
    return vscode.l10n.t('The file {0} holds no captured requests: {1} {2}', {
      0: uri.fsPath,
      1: first.where,
      2: first.reason,
    });
  }
  return otherCount > 0
    ? counted(
        otherCount,
        vscode.l10n.t(
          'The file {0} holds 1 request, which is not for a SCIM server: no path below a base URL such as /Users, and no application/scim+json.',
          uri.fsPath,
        ),
        vscode.l10n.t(
          'The file {0} holds {1} requests, none of them for a SCIM server: no path below a base URL such as /Users, and no application/scim+json.',
          uri.fsPath,
          otherCount,
        ),
      )
    : vscode.l10n.t('The file {0} is empty.', uri.fsPath);
}
