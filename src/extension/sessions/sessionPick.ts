import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.js';
import { type SavedSession } from '../../workbench/sessions/sessionFolder.js';
import { HostError } from '../hostError.js';

export interface SessionPick {
  readonly title: string;
  readonly list: () => Promise<readonly SavedSession[]>;
  readonly rename: (name: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

interface Item extends vscode.QuickPickItem {
  readonly session: string;
}

/** A list of the sessions, in which each can be renamed and deleted too. @returns the chosen one */
export async function pickSession(options: SessionPick): Promise<string | undefined> {
  const sessions = await options.list();
  if (sessions.length === 0) {
    throw new HostError(
      'notFound',
      vscode.l10n.t('There are no sessions yet. Save what is captured as one first.'),
    );
  }
  return show(options, sessions);
}

function show(
  { title, list, rename, remove }: SessionPick,
  sessions: readonly SavedSession[],
): Promise<string | undefined> {
  const renaming = { iconPath: new vscode.ThemeIcon('edit'), tooltip: vscode.l10n.t('Rename') };
  const removal = { iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Delete') };
  const toItem = ({ name, sizeBytes, savedAt }: SavedSession): Item => ({
    label: name,
    description: `${new Date(savedAt).toLocaleString(vscode.env.language)}, ${toSize(sizeBytes)}`,
    session: name,
    buttons: [renaming, removal],
  });
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick<Item>());
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Which session?');
  pick.ignoreFocusOut = true;
  pick.items = sessions.map(toItem);
  return new Promise((resolve, reject) => {
    let isBusy = false;
    const end = (chosen: string | undefined): void => {
      store.dispose();
      resolve(chosen);
    };
    const change = async (button: vscode.QuickInputButton, name: string): Promise<void> => {
      isBusy = true;
      pick.hide();
      await (button === renaming ? rename(name) : remove(name));
      pick.items = (await list()).map(toItem);
      isBusy = false;
      if (pick.items.length > 0) {
        pick.show();
      } else {
        end(undefined);
      }
    };
    store.add(
      pick.onDidTriggerItemButton(({ button, item }) => {
        change(button, item.session).catch((error: unknown) => {
          store.dispose();
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }),
    );
    store.add(
      pick.onDidAccept(() => {
        end(pick.selectedItems[0]?.session);
      }),
    );
    store.add(
      pick.onDidHide(() => {
        if (!isBusy) {
          end(undefined);
        }
      }),
    );
    pick.show();
  });
}

const kilobyte = 1024;

const toSize = (bytes: number): string =>
  bytes < kilobyte * kilobyte
    ? `${String(Math.max(1, Math.round(bytes / kilobyte)))} kB`
    : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`;
