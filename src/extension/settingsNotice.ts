import * as vscode from 'vscode';
import { type Logger } from '../base/logger.js';
import { type RunInBackground } from './runInBackground.js';
import { type Settings, openSetting, readSettings } from './settings.js';

/** Reads the settings and tells the user, once for each wrong value, what is wrong with it. */
export function createSettingsReader(
  logger: Logger,
  runInBackground: RunInBackground,
): () => Settings {
  const told = new Set<string>();
  const tell = async (name: string, message: string): Promise<void> => {
    const open = vscode.l10n.t('Open Settings');
    if ((await vscode.window.showWarningMessage(message, open)) === open) {
      await openSetting(name);
    }
  };
  return () => {
    const { settings, problems } = readSettings();
    const current = new Set(problems.map(({ message }) => message));
    // What was mended is told again when it comes back.
    for (const message of told) {
      if (!current.has(message)) {
        told.delete(message);
      }
    }
    for (const { name, message } of problems) {
      if (!told.has(message)) {
        told.add(message);
        logger.warn('a setting cannot be used', { name, message });
        runInBackground('tell about a setting', tell(name, message));
      }
    }
    return settings;
  };
}
