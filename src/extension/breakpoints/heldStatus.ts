import * as vscode from 'vscode';
import { type Disposable, DisposableStore, toDisposable } from '../../base/disposable.js';
import { type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';
import { type RunInBackground } from '../runInBackground.js';

export interface HeldStatusOptions {
  /** Each second while something is held. */
  readonly onTick: () => void;
  /** Whether what is held is in view elsewhere: then no message is needed. */
  readonly isShown: () => boolean;
  readonly runInBackground: RunInBackground;
}

/** In the status bar: how many are held, and how long the first of them still is. */
export class HeldStatus implements Disposable {
  readonly #board: BreakpointBoard;
  readonly #options: HeldStatusOptions;
  readonly #store = new DisposableStore();
  readonly #item: vscode.StatusBarItem;
  readonly #told = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(board: BreakpointBoard, options: HeldStatusOptions) {
    this.#board = board;
    this.#options = options;
    this.#item = this.#store.add(
      vscode.window.createStatusBarItem('scimWorkbench.held', vscode.StatusBarAlignment.Left, 99),
    );
    this.#item.name = vscode.l10n.t('SCIM Breakpoints');
    this.#store.add(
      board.onDidChange(() => {
        this.#update();
      }),
    );
    this.#store.add(
      toDisposable(() => {
        clearInterval(this.#timer);
      }),
    );
    this.#update();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #update(): void {
    const { held, breakpoints } = this.#board;
    const [first] = held;
    this.#tick(first !== undefined);
    if (!first) {
      this.#item.text = `$(circle-large-filled) ${String(breakpoints.length)}`;
      this.#item.tooltip = vscode.l10n.t('Breakpoints for SCIM messages. Nothing is held');
      this.#item.backgroundColor = undefined;
      this.#item.command = 'scimWorkbench.breakpoints.remove';
      this.#item[breakpoints.length === 0 ? 'hide' : 'show']();
      this.#options.onTick();
      return;
    }
    const left = Math.max(0, Math.ceil((first.releasesAt - Date.now()) / 1000));
    this.#item.text = vscode.l10n.t('$(debug-pause) {0} held, {1} s', held.length, left);
    this.#item.tooltip = vscode.l10n.t(
      'Held: {0}. Select to see it. Okta gives up after 60 seconds; it goes on by itself before',
      `${first.method} ${first.target}`,
    );
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.command = 'scimWorkbench.breakpoints.show';
    this.#item.show();
    this.#options.onTick();
    this.#tell(first.id, `${first.method} ${first.target}`);
  }

  #tick(isRunning: boolean): void {
    if (!isRunning) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else {
      this.#timer ??= setInterval(() => {
        this.#update();
      }, 1000);
    }
  }

  #tell(id: string, what: string): void {
    if (this.#told.has(id) || this.#options.isShown()) {
      return;
    }
    this.#told.add(id);
    const show = vscode.l10n.t('Show');
    const goOn = vscode.l10n.t('Continue');
    const ask = async (): Promise<void> => {
      const message = vscode.l10n.t('A breakpoint holds {0}.', what);
      const chosen = await vscode.window.showInformationMessage(message, show, goOn);
      if (chosen !== undefined) {
        const verb = chosen === show ? 'show' : 'continue';
        await vscode.commands.executeCommand(`scimWorkbench.breakpoints.${verb}`, id);
      }
    };
    this.#options.runInBackground('tell of what is held', ask());
  }
}
