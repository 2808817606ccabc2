import * as vscode from 'vscode';

const commands = {
  accept: 'workbench.action.acceptSelectedQuickOpenItem',
  back: 'workbench.action.quickInputBack',
  leave: 'workbench.action.closeQuickOpen',
  next: 'workbench.action.quickOpenSelectNext',
} as const;

/** Presses keys in the quick input that is open, one after the other. */
export async function press(...keys: readonly (keyof typeof commands)[]): Promise<void> {
  await settle();
  for (const key of keys) {
    await vscode.commands.executeCommand(commands[key]);
    await settle();
  }
}

/** A way to the window and back: by then it shows what it was asked to, and has told what a key did. */
const settle = (): Thenable<string> => vscode.env.clipboard.readText();

const unanswered: unique symbol = Symbol('unanswered');

/** Accepts whatever is asked until there is an answer. */
export async function acceptAll<T>(answer: PromiseLike<T>): Promise<T> {
  for (;;) {
    await press('accept');
    const found = await Promise.race([answer, Promise.resolve(unanswered)]);
    if (found !== unanswered) {
      return found;
    }
  }
}
