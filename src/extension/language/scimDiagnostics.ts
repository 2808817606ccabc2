import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type JudgedText, type PlacedFinding } from '../../language/diagnostics/judgeText.js';
import { type RunInBackground } from '../runInBackground.js';
import { changedSettings } from '../settings.js';
import { toDiagnostic } from './findingDiagnostic.js';
import { judgeTextDocument } from './judgeTextDocument.js';
import { type LanguageSchemas } from './languageSchemas.js';
import { toRange } from './ranges.js';
import { isCandidate } from './scimSelector.js';

/** After the last key; more for documents that take longer. */
const pause = 250;
const pausePerMegabyte = 500;
/** In characters. Beyond it the command judges, and typing is left in peace. */
const longestLive = 2_000_000;

export interface ScimDiagnosticsDeps {
  readonly schemas: LanguageSchemas;
  readonly runInBackground: RunInBackground;
}

/** What is wrong with the SCIM documents that are open, told while they are written. */
export class ScimDiagnostics implements Disposable {
  readonly #schemas: LanguageSchemas;
  readonly #runInBackground: RunInBackground;
  readonly #store = new DisposableStore();
  readonly #shown = this.#store.add(vscode.languages.createDiagnosticCollection('scim'));
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #judged = new Map<
    string,
    { readonly version: number; readonly findings: readonly PlacedFinding[] }
  >();

  constructor({ schemas, runInBackground }: ScimDiagnosticsDeps) {
    this.#schemas = schemas;
    this.#runInBackground = runInBackground;
    const { workspace } = vscode;
    for (const listening of [
      workspace.onDidOpenTextDocument((document) => {
        this.#schedule(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#schedule(document);
        }
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (changedSettings(event).includes('rules.levels')) {
          this.#scheduleAll();
        }
      }),
      schemas.onDidChange(() => {
        this.#scheduleAll();
      }),
    ]) {
      this.#store.add(listening);
    }
    this.#scheduleAll();
  }

  /** What was found in the document as it is now. */
  findingsOf(document: vscode.TextDocument): readonly PlacedFinding[] {
    const judged = this.#judged.get(document.uri.toString());
    return judged?.version === document.version ? judged.findings : [];
  }

  /** Judges at once, whatever the document is, and shows what it finds. */
  async judge(document: vscode.TextDocument): Promise<JudgedText | undefined> {
    this.#cancel(document);
    const judged = await judgeTextDocument(document, this.#schemas);
    if (judged && !document.isClosed) {
      this.#show(document, judged);
    }
    return judged;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#store.dispose();
  }

  #scheduleAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#schedule(document);
    }
  }

  #schedule(document: vscode.TextDocument): void {
    if (!isWrittenHere(document)) {
      return;
    }
    this.#cancel(document);
    const length = this.#judged.has(document.uri.toString()) ? document.getText().length : 0;
    const timer = setTimeout(
      () => {
        this.#timers.delete(document.uri.toString());
        this.#runInBackground('judge a document', this.#judgeLive(document));
      },
      pause + (length / 1_000_000) * pausePerMegabyte,
    );
    this.#timers.set(document.uri.toString(), timer);
  }

  async #judgeLive(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed) {
      return;
    }
    if (!isCandidate(document) || document.getText().length > longestLive) {
      this.#forget(document);
      return;
    }
    await this.judge(document);
  }

  /** While a document is broken VS Code itself says so, and what was found before stays. */
  #show(document: vscode.TextDocument, judged: JudgedText): void {
    if (judged.kind === 'broken') {
      return;
    }
    const findings = judged.kind === 'judged' ? judged.findings : [];
    this.#judged.set(document.uri.toString(), { version: document.version, findings });
    this.#shown.set(
      document.uri,
      findings.map(({ finding, span }) => toDiagnostic(finding, toRange(document, span))),
    );
  }

  #forget(document: vscode.TextDocument): void {
    this.#cancel(document);
    this.#judged.delete(document.uri.toString());
    this.#shown.delete(document.uri);
  }

  #cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document.uri.toString()));
    this.#timers.delete(document.uri.toString());
  }
}

/** Nobody can mend what is read-only, such as the bodies of captured requests and older commits. */
const isWrittenHere = ({ languageId, uri }: vscode.TextDocument): boolean =>
  (languageId === 'json' || languageId === 'jsonc') &&
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
