import * as vscode from 'vscode';
import { type Disposable } from '../../base/disposable.js';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { type RunInBackground } from '../runInBackground.js';
import { FilterCompletion } from './filterCompletion.js';
import { FilterDiagnostics } from './filterDiagnostics.js';
import { FilterHover } from './filterHover.js';
import { FilterLenses } from './filterLenses.js';
import { FilterQuickFixes } from './filterQuickFixes.js';
import { filterSelector } from './filterSelector.js';

/** What the editor knows of `.scimfilter` files. Registers only: the rest is loaded with the first of them. */
export function registerFilterLanguage(
  schemas: LanguageSchemas,
  runInBackground: RunInBackground,
): Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    new FilterDiagnostics({ schemas, runInBackground }),
    languages.registerHoverProvider(filterSelector, new FilterHover(schemas)),
    languages.registerCodeLensProvider(filterSelector, new FilterLenses()),
    languages.registerCodeActionsProvider(filterSelector, new FilterQuickFixes(schemas), {
      providedCodeActionKinds: FilterQuickFixes.kinds,
    }),
    languages.registerCompletionItemProvider(
      filterSelector,
      new FilterCompletion(schemas),
      ...FilterCompletion.triggerCharacters,
    ),
  );
}
