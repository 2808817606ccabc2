import * as vscode from 'vscode';
import { type Exchange } from '../../exchange/exchange.js';
import { type ReadParts } from '../inspector/readParts.js';
import { type RunInBackground } from '../runInBackground.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { readExchangeIds } from '../replay/readExchangeIds.js';
import { counted } from '../translate.js';
import { type ExportDeps } from './exportCaptures.js';
import { type OpenedFixture } from './openedFixture.js';

export interface CaptureCommandDeps {
  readonly workbench: WorkbenchLoader;
  readonly readParts: ReadParts;
  readonly runInBackground: RunInBackground;
  /** Of this extension. */
  readonly version: string;
}

/** What can be done with captured exchanges, one or all of them. */
export class CaptureCommands {
  readonly #deps: CaptureCommandDeps;

  constructor(deps: CaptureCommandDeps) {
    this.#deps = deps;
  }

  /** A copy, oldest first: other extensions may do with it what they like. */
  async list(): Promise<readonly Exchange[]> {
    const { captures } = await this.#deps.workbench.get();
    return structuredClone(captures.since(0).map(({ exchange }) => exchange));
  }

  async clear(): Promise<void> {
    (await this.#deps.workbench.get()).captures.clear();
  }

  /** @returns how many were written; undefined where the user thought better of it. */
  async exportTo(given: unknown): Promise<number | undefined> {
    const { exportToFile } = await import('./exportCaptures.js');
    const count = await exportToFile(await this.#exportDeps(), given);
    if (count !== undefined) {
      this.#tell(
        counted(
          count,
          vscode.l10n.t('1 captured request was exported.'),
          vscode.l10n.t('{0} captured requests were exported.', count),
        ),
      );
    }
    return count;
  }

  /** @returns the text, which is in the clipboard too */
  async copyAs(given: unknown): Promise<string | undefined> {
    const { copyCaptures } = await import('./exportCaptures.js');
    return copyCaptures(await this.#exportDeps(), given);
  }

  /** @returns what was opened; undefined where the user thought better of it. */
  async openFixture(given: unknown): Promise<OpenedFixture | undefined> {
    const { openFixture } = await import('./openFixture.js');
    const opened = await openFixture(await this.#exportDeps(), readExchangeIds(given));
    if (opened && opened.lostMembers > 0) {
      this.#tell(
        counted(
          opened.lostMembers,
          vscode.l10n.t('1 member of a group was left out, as nobody has seen that resource.'),
          vscode.l10n.t(
            '{0} members of groups were left out, as nobody has seen those resources.',
            opened.lostMembers,
          ),
        ),
      );
    }
    return opened;
  }

  /** @returns how many were read; undefined where the user thought better of it. */
  async importFrom(source: vscode.Uri | undefined): Promise<number | undefined> {
    const { importFromFile } = await import('./importCaptures.js');
    const imported = await importFromFile(() => this.#deps.workbench.get(), source);
    if (imported) {
      this.#tell(imported.message, imported.warning);
    }
    return imported?.count;
  }

  async #exportDeps(): Promise<ExportDeps> {
    const { workbench, readParts, version } = this.#deps;
    return { workbench: await workbench.get(), readParts, version };
  }

  #tell(message: string, warning?: string): void {
    this.#deps.runInBackground(
      'tell the user',
      warning === undefined
        ? vscode.window.showInformationMessage(message)
        : vscode.window.showWarningMessage(`${message} ${warning}`),
    );
  }
}
