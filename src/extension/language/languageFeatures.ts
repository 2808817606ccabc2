import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type Logger } from '../../base/logger.js';
import { registerFilterLanguage } from '../filter/filterLanguage.js';
import { type RunInBackground } from '../runInBackground.js';
import { ScimCompletionProvider } from './completionProvider.js';
import { ScimFixProvider } from './fixProvider.js';
import { ScimHoverProvider } from './hoverProvider.js';
import { LanguageSchemas } from './languageSchemas.js';
import { ScimDiagnostics } from './scimDiagnostics.js';
import { jsonSelector } from './scimSelector.js';
import { TreeCache } from './treeCache.js';

/** What the editor knows of SCIM documents and filters. Registers only: the rest is loaded with the first of them. */
export class LanguageFeatures implements Disposable {
  readonly #store = new DisposableStore();
  readonly schemas: LanguageSchemas;
  readonly diagnostics: ScimDiagnostics;

  constructor(logger: Logger, runInBackground: RunInBackground) {
    const schemas = this.#store.add(new LanguageSchemas(logger));
    this.schemas = schemas;
    const trees = new TreeCache();
    this.diagnostics = this.#store.add(new ScimDiagnostics({ schemas, runInBackground }));
    this.#store.add(
      vscode.languages.registerCodeActionsProvider(
        jsonSelector,
        new ScimFixProvider({ schemas, trees, diagnostics: this.diagnostics }),
        ScimFixProvider.metadata,
      ),
    );
    this.#store.add(
      vscode.languages.registerHoverProvider(jsonSelector, new ScimHoverProvider(schemas, trees)),
    );
    this.#store.add(
      vscode.languages.registerCompletionItemProvider(
        jsonSelector,
        new ScimCompletionProvider(schemas, trees),
        ...ScimCompletionProvider.triggerCharacters,
      ),
    );
    this.#store.add(registerFilterLanguage(schemas, runInBackground));
  }

  dispose(): void {
    this.#store.dispose();
  }
}
