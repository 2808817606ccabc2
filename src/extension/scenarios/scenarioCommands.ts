import * as vscode from 'vscode';
import { type PlayResult } from '../../okta/scenarios/scenarioResult.js';
import { executeCommand } from '../commands.js';
import { type ScenarioDeps } from './scenarioDeps.js';

/** Captured sessions as scenarios: saved, and played. */
export class ScenarioCommands {
  readonly #deps: ScenarioDeps;

  constructor(deps: ScenarioDeps) {
    this.#deps = deps;
  }

  /**
   * @param given the id of an exchange, ids, or `{ exchanges?, file?, people? }`; the user is asked for what is missing
   * @returns the file; undefined where the user left
   */
  async save(given: unknown): Promise<vscode.Uri | undefined> {
    const { saveScenarioFile, describeSaved } = await import('./saveScenarioFile.js');
    const saved = await saveScenarioFile(
      await this.#deps.workbench.get(),
      given,
      this.#deps.readParts,
    );
    if (!saved) {
      return undefined;
    }
    if (saved.isAsked) {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(saved.file));
      this.#deps.runInBackground(
        'offer to play',
        this.#offerPlay(describeSaved(saved), saved.file),
      );
    }
    return saved.file;
  }

  /**
   * @param given the Uri of a scenario or a capture, or `{ file, target?, client? }`; else the active editor is meant, or
   *   the user is asked
   */
  async play(given: unknown): Promise<PlayResult | undefined> {
    const { playScenarioFile } = await import('./playScenarioFile.js');
    return playScenarioFile(this.#deps, given);
  }

  async #offerPlay(message: string, file: vscode.Uri): Promise<void> {
    const play = vscode.l10n.t('Play…');
    if ((await vscode.window.showInformationMessage(message, play)) === play) {
      await executeCommand('scimWorkbench.scenario.play', file);
    }
  }
}
