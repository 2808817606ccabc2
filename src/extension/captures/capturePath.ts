import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';

const nameKey = 'scimWorkbench.captures.file';
const staleAfter = 7 * 24 * 3600 * 1000;

/**
 * Where this window keeps its captures. A window without a folder has no storage of its own: its file
 * lies beside those of other such windows, and those that nobody has touched for a week are removed.
 */
export async function prepareCapturePath(context: vscode.ExtensionContext): Promise<string> {
  if (context.storageUri) {
    return join(context.storageUri.fsPath, 'captures.jsonl');
  }
  const folder = join(context.globalStorageUri.fsPath, 'captures');
  await removeStale(folder);
  const kept = context.workspaceState.get<unknown>(nameKey);
  const name = typeof kept === 'string' && /^[\da-f-]{36}$/.test(kept) ? kept : randomUUID();
  await context.workspaceState.update(nameKey, name);
  return join(folder, `${name}.jsonl`);
}

async function removeStale(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs > staleAfter) {
        await rm(path, { force: true });
      }
    }),
  );
}
