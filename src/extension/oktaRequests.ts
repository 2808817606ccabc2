import * as vscode from 'vscode';
import { type Disposable } from '../base/disposable.js';
import { isCalledFromOkta } from '../okta/settings/calledFromOkta.js';
import { contextKeys } from './contributions.js';
import { type RunInBackground } from './runInBackground.js';
import { type WorkbenchLoader } from './workbenchLoader.js';

/** Tells the walkthrough that Okta has called. The simulated one does not count: it shows nothing of the way from outside. */
export function followOktaRequests(
  workbench: WorkbenchLoader,
  runInBackground: RunInBackground,
): Disposable {
  let isTold = false;
  return workbench.onDidCapture(({ exchange }) => {
    if (!isTold && isCalledFromOkta(exchange)) {
      isTold = true;
      runInBackground(
        'set context',
        vscode.commands.executeCommand('setContext', contextKeys.hasOktaRequest, true),
      );
    }
  });
}
