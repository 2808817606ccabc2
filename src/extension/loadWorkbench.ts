import * as vscode from 'vscode';
import { type Logger } from '../base/logger.js';
import { type Workbench } from '../workbench/workbench.js';
import { type RunInBackground } from './runInBackground.js';
import { createTokenKeeper } from './server/tokenKeeper.js';
import { readRuleLevels, type Settings } from './settings.js';

export interface LoadWorkbenchDeps {
  readonly context: vscode.ExtensionContext;
  readonly logger: Logger;
  readonly readSettings: () => Settings;
  readonly runInBackground: RunInBackground;
}

const bytesPerMegabyte = 1024 * 1024;

/** Loads the server code and what an earlier life of this window has captured. */
export async function loadWorkbench({
  context,
  logger,
  readSettings,
  runInBackground,
}: LoadWorkbenchDeps): Promise<Workbench> {
  const startedAt = performance.now();
  const settings = readSettings();
  const captureBudgetBytes = settings['captures.budget'] * bytesPerMegabyte;
  const { Workbench: LoadedWorkbench } = await import('../workbench/workbench.js');
  const workbench = new LoadedWorkbench({
    logger,
    captureBudgetBytes,
    tokenKeeper: createTokenKeeper(context),
  });
  runInBackground('load the rules', workbench.loadJudge(readRuleLevels()));
  if (settings['captures.keep']) {
    const { CaptureStore } = await import('./captures/captureStore.js');
    const { prepareCapturePath } = await import('./captures/capturePath.js');
    context.subscriptions.push(
      await CaptureStore.open({
        path: await prepareCapturePath(context),
        captures: workbench.captures,
        budgetBytes: captureBudgetBytes,
        logger,
        onFailure: (error) => {
          logger.error(error, { what: 'keep captures' });
          runInBackground(
            'tell about captures',
            vscode.window.showWarningMessage(
              vscode.l10n.t(
                'Captured requests are held in memory only from now on, so a window reload loses them: {0}',
                error.message,
              ),
            ),
          );
        },
      }),
    );
  }
  logger.debug('workbench loaded', { duration: Math.round(performance.now() - startedAt) });
  return workbench;
}
