import * as vscode from 'vscode';
import { type Disposable } from '../../base/disposable.js';
import { executeCommand } from '../commands.js';
import { type RunInBackground } from '../runInBackground.js';
import { type SettingName, changedSettings } from '../settings.js';
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
  'server.redirectUris',
  'server.seed',
  'server.schemas',
  'server.store',
]);

export interface SettingsWatcherDeps {
  readonly workbench: WorkbenchLoader;
  readonly server: ServerController;
  readonly report: (error: unknown, what: string) => void;
  readonly runInBackground: RunInBackground;
}

/** Brings changed settings to a server that runs, at once or by a restart that the user confirms. */
export function watchSettings({
  workbench,
  server,
  report,
  runInBackground,
}: SettingsWatcherDeps): Disposable {
  let isAsking = false;
  const offerRestart = async (): Promise<void> => {
    if (isAsking) {
      return;
    }
    isAsking = true;
    try {
      const restart = vscode.l10n.t('Restart Mock Server');
      const chosen = await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'The mock server still runs with the settings it was started with. A restart takes the new ones.',
        ),
        restart,
      );
      if (chosen === restart) {
        await executeCommand('scimWorkbench.server.restart');
      }
    } finally {
      isAsking = false;
    }
  };
  return vscode.workspace.onDidChangeConfiguration((event) => {
    const changed = changedSettings(event);
    try {
      if (changed.includes('server.profile')) {
        server.applyProfileSetting();
      }
      if (changed.some((name) => liveSettings.has(name))) {
        server.applyLiveSettings();
      }
    } catch (error) {
      report(error, 'settings');
    }
    if (workbench.serverState.status !== 'running') {
      return;
    }
    if (changed.some((name) => startSettings.has(name))) {
      runInBackground('offer a restart', offerRestart());
    }
  });
}
