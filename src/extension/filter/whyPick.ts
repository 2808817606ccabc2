import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.js';
import { type Reason } from '../../scim/filter/why/reason.js';

/** Shows why a resource matches or does not, a row for each part of the filter, until the user goes back. */
export async function showWhy(name: string, reason: Reason): Promise<void> {
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick());
  pick.title = reason.holds
    ? vscode.l10n.t('Why {0} matches', name)
    : vscode.l10n.t('Why {0} does not match', name);
  pick.placeholder = vscode.l10n.t('Each part of the filter, and what was found');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  pick.items = toItems(reason, 0);
  await new Promise<void>((resolve) => {
    const end = (): void => {
      resolve();
    };
    store.add(pick.onDidTriggerButton(end));
    store.add(pick.onDidAccept(end));
    store.add(pick.onDidHide(end));
    pick.show();
  });
  store.dispose();
}

const indent = '\u2003';

const toItems = (
  { holds, label, because, children }: Reason,
  depth: number,
): vscode.QuickPickItem[] => [
  {
    label: `${indent.repeat(depth)}${holds ? '$(pass)' : '$(error)'} ${label}`,
    description: because,
    alwaysShow: true,
  },
  ...children.flatMap((child) => toItems(child, depth + 1)),
];
