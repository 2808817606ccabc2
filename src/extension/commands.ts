import * as vscode from 'vscode';
import { type CommandId, type CommandResults, commandIds } from './contributions.js';

/** Arguments come from keybindings, tasks, other extensions: they are read, never trusted. */
type Run<Result> = (...args: readonly unknown[]) => Promise<Result> | Result;

export type CommandMap = { readonly [Id in CommandId]: Run<CommandResults[Id]> };

/**
 * Every command with one guard: a failure is handed to `report`, which shows it once, and the
 * caller gets undefined, because VS Code would show a rejection a second time.
 */
export function registerCommands(
  commands: CommandMap,
  report: (error: unknown, command: CommandId) => void,
): vscode.Disposable {
  const register = (id: CommandId): vscode.Disposable => {
    const run: Run<unknown> = commands[id];
    return vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        report(error, id);
        return undefined;
      }
    });
  };
  return vscode.Disposable.from(...commandIds.map(register));
}

/** For calls between commands, with their types. */
export const executeCommand = async <Id extends CommandId>(
  id: Id,
  ...args: readonly unknown[]
): Promise<CommandResults[Id] | undefined> =>
  vscode.commands.executeCommand<CommandResults[Id] | undefined>(id, ...args);
