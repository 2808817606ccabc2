import { createHash } from 'node:crypto';
import type * as vscode from 'vscode';
import { type TokenKeeper } from '../../workbench/tokenKeeper.js';

/** What an ExtensionContext has. */
export interface TokenKeeperContext {
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store'>;
  readonly storageUri: vscode.Uri | undefined;
}

/**
 * Tokens of OAuth 2 in the secret storage, so that a window reload does not cost Okta its connection.
 * The secret storage is one for all windows, and each has a server of its own.
 */
export function createTokenKeeper({ secrets, storageUri }: TokenKeeperContext): TokenKeeper {
  const workspace = createHash('sha256')
    .update(storageUri?.toString() ?? '')
    .digest('base64url')
    .slice(0, 16);
  const key = `scimWorkbench.server.tokens.${workspace}`;
  return {
    read: () => secrets.get(key),
    write: (text) => secrets.store(key, text),
  };
}
