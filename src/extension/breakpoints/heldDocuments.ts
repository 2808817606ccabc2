import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { prettyJson } from '../../base/prettyJson.js';
import { type HeldMessage } from '../../exchange/breakpoints/breakpoint.js';
import { HostError } from '../hostError.js';
import { translateSaying } from '../translate.js';

/** What is held, as documents that can be changed before it goes on: the body, with what to do above it. */
export class HeldDocuments implements vscode.CodeLensProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #shown = new Map<string, { readonly held: HeldMessage; readonly text: string }>();
  readonly #onDidChangeCodeLenses = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#onDidChangeCodeLenses.event;
  readonly #isHeld: (id: string) => boolean;

  constructor(isHeld: (id: string) => boolean) {
    this.#isHeld = isHeld;
    this.#store.add(vscode.languages.registerCodeLensProvider({ scheme: 'untitled' }, this));
  }

  async open(held: HeldMessage): Promise<vscode.Uri> {
    const isJson = /^\s*[{[]/.test(held.body);
    const what =
      held.stage === 'request' ? vscode.l10n.t('Held request') : vscode.l10n.t('Held answer');
    const uri = vscode.Uri.from({
      scheme: 'untitled',
      path: `${what} ${held.id}.${isJson ? 'scim.json' : 'txt'}`,
    });
    const isNew = !this.#shown.has(uri.toString());
    const document = await vscode.workspace.openTextDocument(uri);
    if (isNew) {
      const text = isJson ? prettyJson(held.body) : held.body;
      this.#shown.set(uri.toString(), { held, text });
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), text);
      await vscode.workspace.applyEdit(edit);
    }
    await vscode.window.showTextDocument(document, { preview: false });
    return uri;
  }

  /**
   * What is shown there, and the body as it is now where it was changed.
   *
   * @throws HostError where the document is of nothing held
   */
  async read(uri: vscode.Uri): Promise<{ readonly id: string; readonly body?: string }> {
    const shown = this.#shown.get(uri.toString());
    if (!shown) {
      throw new HostError('notFound', vscode.l10n.t('This document is of nothing that is held.'));
    }
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const isChanged = text !== shown.text;
    return { id: shown.held.id, ...(isChanged && { body: text }) };
  }

  refresh(): void {
    this.#onDidChangeCodeLenses.fire();
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const shown = this.#shown.get(uri.toString());
    if (!shown) {
      return [];
    }
    const { held } = shown;
    if (!this.#isHeld(held.id)) {
      return [toLens('', vscode.l10n.t('This is no longer held'), uri)];
    }
    const left = Math.max(0, Math.ceil((held.releasesAt - Date.now()) / 1000));
    return [
      toLens(
        'scimWorkbench.breakpoints.continue',
        vscode.l10n.t('$(debug-continue) Continue ({0} s left)', left),
        uri,
      ),
      toLens('scimWorkbench.breakpoints.answer', vscode.l10n.t('$(reply) Answer by Hand…'), uri),
      toLens('scimWorkbench.breakpoints.drop', vscode.l10n.t('$(debug-disconnect) Drop'), uri),
      toLens('', describe(held), uri),
    ];
  }

  dispose(): void {
    this.#store.dispose();
  }
}

const describe = ({ method, target, status, fixedBody }: HeldMessage): string =>
  [
    `${method} ${target}`,
    ...(status === undefined ? [] : [String(status)]),
    ...(fixedBody
      ? [vscode.l10n.t('{0}, so that changes of it do not count', translateSaying(fixedBody))]
      : []),
  ].join(' · ');

const toLens = (command: string, title: string, uri: vscode.Uri): vscode.CodeLens =>
  new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { command, title, arguments: [uri] });
