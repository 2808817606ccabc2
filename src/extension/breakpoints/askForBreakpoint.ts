import * as vscode from 'vscode';
import { reasonPhrase } from '../../base/reasonPhrase.js';
import { type ByHandAnswer } from '../../exchange/breakpoints/breakpoint.js';
import { readBreakpoint } from '../../exchange/breakpoints/readBreakpoint.js';
import { operationNames } from '../../faults/requestFacts.js';
import { toErrorBody, usualAnswers } from '../../protocol/usualAnswers.js';
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
    usualAnswers.map((answer) => ({
      label: `${String(answer.status)} ${reasonPhrase(answer.status)}`,
      detail: answer.detail,
      answer,
    })),
    { title: vscode.l10n.t('Answer by Hand'), matchOnDetail: true },
  );
  if (!chosen) {
    return undefined;
  }
  const { answer } = chosen;
  const { status, headers } = answer;
  const body = toErrorBody(answer);
  return {
    status,
    body: body === undefined ? '' : JSON.stringify(body),
    ...(headers && { headers }),
  };
}
