import * as vscode from 'vscode';
import { type CapturedExchange } from '../../capture/captureLog.js';
import { nameInGerman } from '../../protocol/germanOperations.js';
import { type Workbench } from '../../workbench/workbench.js';

export interface ExchangeItem extends vscode.QuickPickItem {
  readonly captured: CapturedExchange;
}

/** A captured request to choose: what it means and whom it concerns, in the words of the inspector. */
export function toExchangeItem(workbench: Workbench, captured: CapturedExchange): ExchangeItem {
  const { operation, operationId, subject, method, path, status } = workbench.summarise(captured);
  const name = /^de\b/i.test(vscode.env.language)
    ? nameInGerman(operation, operationId ?? '')
    : operation;
  return {
    label: subject === undefined ? name : `${name}: ${subject}`,
    description: `${method} ${path} ${String(status ?? '')}`.trimEnd(),
    captured,
  };
}
