import * as vscode from 'vscode';
import { type BadLine } from '../../capture/jsonLines.js';
import { type Exchange } from '../../exchange/exchange.js';
import { HostError } from '../hostError.js';
import { type RunInBackground } from '../runInBackground.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

/** Reading takes several times its size in memory. */
const importLimitBytes = 256 * 1024 * 1024;

/** What can be done with all captured exchanges together. */
export class CaptureCommands {
  readonly #workbench: WorkbenchLoader;
  readonly #runInBackground: RunInBackground;

  constructor(workbench: WorkbenchLoader, runInBackground: RunInBackground) {
    this.#workbench = workbench;
    this.#runInBackground = runInBackground;
  }

  /** A copy, oldest first: other extensions may do with it what they like. */
  async list(): Promise<readonly Exchange[]> {
    const { captures } = await this.#workbench.get();
    return structuredClone(captures.since(0).map(({ exchange }) => exchange));
  }

  async clear(): Promise<void> {
    (await this.#workbench.get()).captures.clear();
  }

  /** @returns how many were written; undefined where the user thought better of it. */
  async exportTo(target: vscode.Uri | undefined): Promise<number | undefined> {
    const { captures } = await this.#workbench.get();
    if (captures.size === 0) {
      throw new HostError(
        'notFound',
        vscode.l10n.t('There are no captured requests to export yet.'),
      );
    }
    const uri = target ?? (await askWhereTo());
    if (!uri) {
      return undefined;
    }
    const { toJsonLines } = await import('../../capture/jsonLines.js');
    const exchanges = captures.since(0).map(({ exchange }) => exchange);
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(toJsonLines(exchanges)));
    } catch (cause) {
      throw badFile(vscode.l10n.t('The file {0} cannot be written', uri.fsPath), cause);
    }
    this.#tell(vscode.l10n.t('{0} captured requests were exported.', exchanges.length));
    return exchanges.length;
  }

  /** @returns how many were read; undefined where the user thought better of it. */
  async importFrom(source: vscode.Uri | undefined): Promise<number | undefined> {
    const uri = source ?? (await askWhereFrom());
    if (!uri) {
      return undefined;
    }
    const text = await readText(uri);
    const workbench = await this.#workbench.get();
    const { count, badLines } = workbench.importCaptures(text);
    const [firstBad] = badLines;
    if (count === 0) {
      throw new HostError('badFile', toNothingFound(uri, firstBad));
    }
    this.#tell(
      vscode.l10n.t('{0} captured requests were imported.', count),
      firstBad &&
        vscode.l10n.t('{0} lines could not be read; the first is line {1}, which {2}', {
          0: badLines.length,
          1: firstBad.line,
          2: firstBad.reason,
        }),
    );
    return count;
  }

  #tell(message: string, warning?: string): void {
    this.#runInBackground(
      'tell the user',
      warning === undefined
        ? vscode.window.showInformationMessage(message)
        : vscode.window.showWarningMessage(`${message} ${warning}`),
    );
  }
}

const filters = { 'JSON Lines': ['jsonl', 'ndjson'] };

const askWhereTo = (): Thenable<vscode.Uri | undefined> => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Captured Requests'),
    filters,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'scim-captures.jsonl') }),
  });
};

async function askWhereFrom(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Captured Requests'),
    filters: { ...filters, [vscode.l10n.t('All files')]: ['*'] },
  });
  return chosen?.[0];
}

const toNothingFound = (uri: vscode.Uri, firstBad: BadLine | undefined): string =>
  firstBad
    ? vscode.l10n.t('The file {0} holds no captured requests: line {1} {2}', {
        0: uri.fsPath,
        1: firstBad.line,
        2: firstBad.reason,
      })
    : vscode.l10n.t('The file {0} is empty.', uri.fsPath);

async function readText(uri: vscode.Uri): Promise<string> {
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

const badFile = (message: string, cause: unknown): HostError =>
  new HostError(
    'badFile',
    `${message}: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      cause,
    },
  );
