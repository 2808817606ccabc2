import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.js';
import { type FilterSource } from './filterSource.js';
import { type FilterItem, filterItems } from './filterItems.js';
import { type RunInBackground } from '../runInBackground.js';
import { showWhy } from './whyPick.js';

export interface FilterPickOptions {
  /** One at least; the first one is asked at first. */
  readonly sources: readonly FilterSource[];
  /** What stands in the box at first. */
  readonly text: string | undefined;
  readonly runInBackground: RunInBackground;
}

export interface PickedFilter {
  readonly text: string;
  readonly source: FilterSource;
}

/** Asks for a filter and shows, while it is typed, who matches, who does not and why, or where it is wrong. */
export class FilterPick {
  readonly #store = new DisposableStore();
  readonly #pick = this.#store.add(vscode.window.createQuickPick<FilterItem>());
  readonly #sources: readonly FilterSource[];
  readonly #runInBackground: RunInBackground;
  #at = 0;
  /** While something else is shown in its place. */
  #isAside = false;

  constructor({ sources, text = '', runInBackground }: FilterPickOptions) {
    this.#runInBackground = runInBackground;
    this.#sources = sources;
    this.#pick.placeholder = vscode.l10n.t('For example: userName sw "a" and active eq true');
    this.#pick.ignoreFocusOut = true;
    this.#pick.value = text;
    this.#pick.buttons = sources.length > 1 ? [changeSource] : [];
  }

  /** What was accepted; undefined where the user left. Opens what was chosen. */
  async ask(): Promise<PickedFilter | undefined> {
    try {
      const chosen = await new Promise<FilterItem | undefined>((resolve) => {
        this.#listen(resolve);
        this.#update();
        this.#pick.show();
      });
      const text = this.#pick.value;
      this.#pick.hide();
      await chosen?.open?.();
      const source = this.#sources[this.#at];
      return chosen && source && { text, source };
    } finally {
      this.#store.dispose();
    }
  }

  #listen(resolve: (item: FilterItem | undefined) => void): void {
    const pick = this.#pick;
    for (const listening of [
      pick.onDidChangeValue(() => {
        this.#update();
      }),
      pick.onDidTriggerButton(() => {
        this.#at = (this.#at + 1) % this.#sources.length;
        this.#update();
      }),
      pick.onDidTriggerItemButton(({ item }) => {
        this.#runInBackground('show why', this.#showWhy(item));
      }),
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.open) {
          resolve(item);
        } else if (item?.text !== undefined) {
          pick.value = item.text;
          this.#update();
        }
      }),
      pick.onDidHide(() => {
        if (!this.#isAside) {
          resolve(undefined);
        }
      }),
    ]) {
      this.#store.add(listening);
    }
  }

  #update(): void {
    const source = this.#sources[this.#at];
    if (source) {
      this.#pick.title = vscode.l10n.t('Evaluate SCIM Filter: {0}', source.name);
      this.#pick.items = filterItems(source, this.#pick.value);
    }
  }

  async #showWhy({ why, name = '' }: FilterItem): Promise<void> {
    const reason = why?.();
    if (reason) {
      this.#isAside = true;
      await showWhy(name, reason);
      this.#isAside = false;
      this.#pick.show();
    }
  }
}

const changeSource: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('arrow-swap'),
  tooltip: vscode.l10n.t('Evaluate it on something else'),
};
