import * as vscode from 'vscode';

/** One field of Okta's form. */
export interface OAuthField {
  readonly label: string;
  readonly value: string;
  readonly isSecret: boolean;
}

interface FieldItem extends vscode.QuickPickItem {
  readonly text: string;
}

/**
 * The fields of Okta's form with their values, the secret masked. Enter copies one and leaves the list
 * open, since Okta asks for all of them. Resolves when it is closed.
 */
export function showOAuthPick(
  fields: readonly OAuthField[],
  copyAll: string,
  copy: (text: string) => Thenable<void>,
): Promise<void> {
  const pick = vscode.window.createQuickPick<FieldItem>();
  pick.title = vscode.l10n.t('OAuth 2 Settings for Okta');
  pick.placeholder = vscode.l10n.t('Enter copies a value, Escape closes the list');
  pick.ignoreFocusOut = true;
  pick.items = [
    ...fields.map(({ label, value, isSecret }) => ({
      label,
      detail: isSecret ? '••••••••' : value,
      text: value,
    })),
    { label: vscode.l10n.t('All of them'), detail: vscode.l10n.t('One a line'), text: copyAll },
  ];
  return new Promise((resolve) => {
    pick.onDidAccept(async () => {
      const [chosen] = pick.activeItems;
      if (chosen) {
        await copy(chosen.text);
        const items = pick.items.map((item) =>
          item.label === chosen.label
            ? { ...item, description: vscode.l10n.t('$(check) copied') }
            : item,
        );
        pick.items = items;
        pick.activeItems = items.filter(({ label }) => label === chosen.label);
      }
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve();
    });
    pick.show();
  });
}
