import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type FilterFinding } from '../../scim/filter/check/finding.js';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { toRange } from '../language/ranges.js';
import { type RunInBackground } from '../runInBackground.js';
import { filterLanguageId } from './filterSelector.js';

/** In characters. Beyond it nothing is judged, and typing is left in peace. */
const longestLive = 500_000;

const severities: Readonly<Record<FilterFinding['level'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
};

export interface FilterDiagnosticsDeps {
  readonly schemas: LanguageSchemas;
  readonly runInBackground: RunInBackground;
}

/** What is wrong with the filters of open `.scimfilter` documents, told at each change. */
export class FilterDiagnostics implements Disposable {
  readonly #schemas: LanguageSchemas;
  readonly #runInBackground: RunInBackground;
  readonly #store = new DisposableStore();
  readonly #shown = this.#store.add(vscode.languages.createDiagnosticCollection('scimfilter'));

  constructor({ schemas, runInBackground }: FilterDiagnosticsDeps) {
    this.#schemas = schemas;
    this.#runInBackground = runInBackground;
    const { workspace } = vscode;
    for (const listening of [
      workspace.onDidOpenTextDocument((document) => {
        this.#update(document);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#update(document);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#shown.delete(uri);
      }),
      schemas.onDidChange(() => {
        this.#updateAll();
      }),
    ]) {
      this.#store.add(listening);
    }
    this.#updateAll();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #updateAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#update(document);
    }
  }

  #update(document: vscode.TextDocument): void {
    if (document.languageId === filterLanguageId) {
      this.#runInBackground('check filters', this.#check(document));
    }
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const text = document.getText();
    const findings = text.length > longestLive ? [] : await this.#find(text);
    if (document.version === version && !document.isClosed) {
      this.#shown.set(
        document.uri,
        findings.map((finding) => toDiagnostic(document, finding)),
      );
    }
  }

  async #find(text: string): Promise<readonly FilterFinding[]> {
    const [registry, { findingsInDocument }] = await Promise.all([
      this.#schemas.get(),
      import('../../language/filter/entryFindings.js'),
    ]);
    return findingsInDocument(text, registry);
  }
}

function toDiagnostic(
  document: vscode.TextDocument,
  { level, message, span }: FilterFinding,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, span),
    /[.?!]$/.test(message) ? message : `${message}.`,
    severities[level],
  );
  diagnostic.source = 'SCIM';
  return diagnostic;
}
