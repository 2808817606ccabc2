import * as vscode from 'vscode';
import { HostError } from '../hostError.js';

/** Reading takes several times its size in memory. */
const importLimitBytes = 256 * 1024 * 1024;

/** @throws HostError */
export async function readCaptureText(uri: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size <= importLimitBytes) {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    }
  } catch (cause) {
    throw badFile(vscode.l10n.t('The file {0} cannot be read', uri.fsPath), cause);
  }
  throw new HostError(
    'badFile',
    vscode.l10n.t('The file {0} is larger than 256 MB. Import a part of it.', uri.fsPath),
  );
}

/** @throws HostError */
export async function writeCaptureText(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (cause) {
    const advice = vscode.l10n.t('Nothing is lost: choose another place, or make room there.');
    throw badFile(vscode.l10n.t('The file {0} cannot be written', uri.fsPath), cause, advice);
  }
}

function badFile(message: string, cause: unknown, advice = ''): HostError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const sentence = `${message}: ${why}`;
  const told = advice === '' ? sentence : `${sentence.replace(/[^.]$/, '$&.')} ${advice}`;
  return new HostError('badFile', told, { cause });
}
