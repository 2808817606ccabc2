import * as vscode from 'vscode';
import { type Disposable } from '../base/disposable.js';
import { type Exchange } from '../exchange/exchange.js';
import { contextKeys } from './contributions.js';
import { type RunInBackground } from './runInBackground.js';
import { type WorkbenchLoader } from './workbenchLoader.js';

/** Tells the walkthrough that Okta has called. The simulated Okta counts, as it calls in the same way. */
export function followOktaRequests(
  workbench: WorkbenchLoader,
  runInBackground: RunInBackground,
): Disposable {
  let isTold = false;
  return workbench.onDidCapture(({ exchange }) => {
    if (!isTold && isOfOkta(exchange)) {
      isTold = true;
      runInBackground(
        'set context',
        vscode.commands.executeCommand('setContext', contextKeys.hasOktaRequest, true),
      );
    }
  });
}

const isOfOkta = ({ source, request }: Exchange): boolean =>
  (source === 'mock' || source === 'forward') &&
  request.headers.some(
    ([name, value]) => name.toLowerCase() === 'user-agent' && value.includes('Okta SCIM'),
  );
