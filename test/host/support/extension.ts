import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CommandId, type CommandResults } from '../../../src/extension/contributions.js';

/** The installed extension, active. */
export async function getExtension(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('scim-workbench.scim-workbench');
  assert.ok(extension, 'the extension is not installed');
  await extension.activate();
  return extension;
}

/** As another extension would call it. */
export async function call<Id extends CommandId>(
  id: Id,
  ...args: readonly unknown[]
): Promise<CommandResults[Id] | undefined> {
  return vscode.commands.executeCommand<CommandResults[Id] | undefined>(id, ...args);
}

export async function startServer(
  options: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly baseUrl: string; readonly authorization: string }> {
  const started = await call('scimWorkbench.server.start', { port: 0, ...options });
  assert.ok(started, 'the server did not start');
  return started;
}

export const stopServer = (): Promise<undefined> => call('scimWorkbench.server.stop');

/** A request with the credentials of the server, as JSON. */
export async function request(
  { baseUrl, authorization }: { readonly baseUrl: string; readonly authorization: string },
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${baseUrl}${path}`, {
    ...init,
    headers: {
      ...(authorization !== '' && { Authorization: authorization }),
      'Content-Type': 'application/scim+json',
    },
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** Waits for what VS Code does in its own time; the limit of the test ends it. */
export function until<T>(event: vscode.Event<unknown>, find: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const check = (): boolean => {
      const found = find();
      if (found !== undefined) {
        resolve(found);
      }
      return found !== undefined;
    };
    if (!check()) {
      const listening = event(() => {
        if (check()) {
          listening.dispose();
        }
      });
    }
  });
}

export async function closeAllEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
