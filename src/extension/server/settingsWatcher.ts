import * as vscode from 'vscode';
import { type Disposable } from '../../base/disposable.js';
import { executeCommand } from '../commands.js';
import { type ForwardController } from '../forward/forwardController.js';
import { type RunInBackground } from '../runInBackground.js';
import { type SettingName, changedSettings, readRuleLevels, readSettings } from '../settings.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type ServerController } from './serverController.js';

/** Taken over by a server that runs. */
const liveSettings: ReadonlySet<SettingName> = new Set(['server.publicBaseUrl', 'server.me']);

/** Read when a server starts. */
const startSettings: ReadonlySet<SettingName> = new Set([
  'server.port',
  'server.host',
  'server.basePath',
  'server.authentication',
  'server.username',
  'server.clientId',
  'server.tokenLifetime',
  'server.redirectUris',
  'server.seed',
  'server.data',
  'server.schemas',
  'server.store',
]);

export interface SettingsWatcherDeps {
  readonly workbench: WorkbenchLoader;
  readonly server: ServerController;
  readonly forward: ForwardController;
  readonly report: (error: unknown, what: string) => void;
  /** Tells the user about values that cannot be used. */
  readonly tellProblems: () => unknown;
  readonly runInBackground: RunInBackground;
}

/** Brings changed settings to a server that runs, at once or by a restart that the user confirms. */
export function watchSettings({
  workbench,
  server,
  forward,
  report,
  tellProblems,
  runInBackground,
}: SettingsWatcherDeps): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    const touched = changedSettings(event);
    if (touched.length === 0) {
      return;
    }
    tellProblems();
    // Their defaults are used, which the notice about them says.
    const unusable = new Set(readSettings().problems.map(({ name }) => name));
    const changed = touched.filter((name) => !unusable.has(name));
    try {
      if (changed.includes('server.profile')) {
        server.applyProfileSetting();
      }
      if (changed.some((name) => liveSettings.has(name))) {
        server.applyLiveSettings();
      }
      if (changed.includes('forward.publicBaseUrl')) {
        forward.applyLiveSettings();
      }
      if (changed.includes('rules.levels')) {
        workbench.current?.judgements.setLevels(readRuleLevels());
      }
    } catch (error) {
      report(error, 'settings');
    }
    if (workbench.serverState.status !== 'running') {
      return;
    }
    const atStart = changed.filter((name) => startSettings.has(name));
    if (atStart.length > 0) {
      runInBackground('offer a restart', offerRestart(atStart));
    }
  });
}

/** VS Code shows the same text once, so that a change after the other does not pile up. */
async function offerRestart(names: readonly SettingName[]): Promise<void> {
  const restart = vscode.l10n.t('Restart Mock Server');
  const list = names.map((name) => `scimWorkbench.${name}`).join(', ');
  const chosen = await vscode.window.showInformationMessage(
    names.some((name) => dataSettings.has(name))
      ? vscode.l10n.t(
          'Changed: {0}. The mock server runs on as it was started. A restart takes the new settings; people and groups begin anew with them, captured requests stay.',
          list,
        )
      : vscode.l10n.t(
          'Changed: {0}. The mock server runs on as it was started. A restart takes the new settings; people, groups and captured requests stay.',
          list,
        ),
    restart,
  );
  if (chosen === restart) {
    await executeCommand('scimWorkbench.server.restart');
  }
}

/** With another value of these, a server has other data. */
const dataSettings: ReadonlySet<SettingName> = new Set([
  'server.seed',
  'server.data',
  'server.schemas',
  'server.store',
]);
