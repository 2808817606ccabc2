import * as vscode from 'vscode';
import { type Logger } from '../../base/logger.js';
import { ScimCompletionProvider } from './completionProvider.js';
import { ScimHoverProvider } from './hoverProvider.js';
import { LanguageSchemas } from './languageSchemas.js';
import { jsonSelector } from './scimSelector.js';
import { TreeCache } from './treeCache.js';

/** What the editor knows of SCIM documents. Registers only: the rest is loaded with the first of them. */
export function registerLanguageFeatures(logger: Logger): vscode.Disposable {
  const schemas = new LanguageSchemas(logger);
  const trees = new TreeCache();
  return vscode.Disposable.from(
    schemas,
    vscode.languages.registerHoverProvider(jsonSelector, new ScimHoverProvider(schemas, trees)),
    vscode.languages.registerCompletionItemProvider(
      jsonSelector,
      new ScimCompletionProvider(schemas, trees),
      ...ScimCompletionProvider.triggerCharacters,
    ),
  );
}
