import * as vscode from 'vscode';
import { type ByHandAnswer } from '../../exchange/breakpoints/breakpoint.js';
import { readBreakpoint } from '../../exchange/breakpoints/readBreakpoint.js';
import { operationNames } from '../../faults/requestFacts.js';
import { translateError } from '../translate.js';

/** Undefined where the user left. */
export async function askForBreakpoint(): Promise<unknown> {
  const title = vscode.l10n.t('Add Breakpoint');
  const stage = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Hold requests before they are handled'),
        value: 'request',
      },
      {
        label: vscode.l10n.t('Hold answers before they are sent'),
        value: 'response',
      },
    ],
    { title },
  );
  if (!stage) {
    return undefined;
  }
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t(
      'Method, path and, for answers, status; * stands for anything. For example PATCH /Users/*',
    ),
    value: '* /Users*',
    validateInput: (text) => {
      try {
        readBreakpoint(toSpec(stage.value, text), operationNames);
        return undefined;
      } catch (error) {
        return translateError(error);
      }
    },
  });
  return typed === undefined ? undefined : toSpec(stage.value, typed);
}

function toSpec(stage: string, text: string): unknown {
  const [method = '', path = '', status = ''] = text.trim().split(/\s+/);
  return {
    stage,
    ...(method !== '' && method !== '*' && { method }),
    ...(path !== '' && path !== '*' && { path }),
    ...(status !== '' && status !== '*' && { status }),
  };
}

/** Answers that Okta is known for; undefined where the user left. */
export async function askForAnswer(): Promise<ByHandAnswer | undefined> {
  const chosen = await vscode.window.showQuickPick(
    byHand.map(([status, label, detail]) => ({
      label: `${String(status)} ${label}`,
      detail,
      status,
    })),
    { title: vscode.l10n.t('Answer by Hand'), matchOnDetail: true },
  );
  if (!chosen) {
    return undefined;
  }
  const { status, detail } = chosen;
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  const body = status === 204 ? '' : JSON.stringify({ schemas, status: String(status), detail });
  return {
    status,
    body,
    ...(status === 429 && { headers: [['Retry-After', '5'] as const] }),
  };
}

const byHand: readonly (readonly [status: number, label: string, detail: string])[] = [
  [204, 'No Content', ''],
  [400, 'Bad Request', 'The request is wrong'],
  [401, 'Unauthorized', 'The credentials are wrong'],
  [404, 'Not Found', 'There is nothing here'],
  [409, 'Conflict', 'It exists already'],
  [429, 'Too Many Requests', 'Try again after 5 seconds'],
  [500, 'Internal Server Error', 'The server failed'],
  [503, 'Service Unavailable', 'The server is not ready'],
];
