import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import { HostError } from '../hostError.js';
import { counted } from '../translate.js';

/** A request that is being edited: its body is the document, all else is here. */
export interface RequestDraft {
  readonly origin: Exchange;
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly target: string;
  /** Without those of the connection and credentials, which come when it is sent. */
  readonly headers: readonly HttpHeader[];
}

/** So that an editor that is closed does not hold on to its request for ever. */
const mostDrafts = 100;

/** Captured requests as documents that can be changed and sent; a body has all language features of SCIM. */
export class RequestDrafts implements vscode.CodeLensProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #drafts = new Map<string, RequestDraft>();
  readonly #onDidChangeCodeLenses = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#onDidChangeCodeLenses.event;
  #count = 0;

  constructor() {
    this.#store.add(vscode.languages.registerCodeLensProvider({ scheme: 'untitled' }, this));
  }

  async open(origin: Exchange): Promise<vscode.Uri> {
    const { method, target, body } = origin.request;
    if (body?.encoding === 'base64') {
      throw new HostError(
        'notFound',
        vscode.l10n.t('The body of this request is not UTF-8, so that it cannot be edited.'),
      );
    }
    const [{ prettyJson }, { editableHeaders }] = await Promise.all([
      import('../../base/prettyJson.js'),
      import('../../capture/replay/headerLine.js'),
    ]);
    this.#count += 1;
    const uri = vscode.Uri.from({
      scheme: 'untitled',
      path: `${method} request ${String(this.#count)}.${body ? 'scim.json' : 'txt'}`,
    });
    const query = target.includes('?') ? target.slice(target.indexOf('?')) : '';
    const headers = editableHeaders(origin.request.headers);
    this.#keep(uri, { origin, method, target: `${origin.path}${query}`, headers });
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    const isJson = /^\s*[{[]/.test(body?.text ?? '');
    edit.insert(
      uri,
      new vscode.Position(0, 0),
      isJson ? prettyJson(body?.text ?? '') : (body?.text ?? ''),
    );
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document, { preview: false });
    return uri;
  }

  /** @throws HostError where the document is no request */
  get(uri: vscode.Uri | undefined): RequestDraft {
    const draft = uri && this.#drafts.get(uri.toString());
    if (!draft) {
      throw new HostError(
        'notFound',
        vscode.l10n.t(
          'This document is no request. Use “SCIM: Edit and Resend Captured Request…” first.',
        ),
      );
    }
    return draft;
  }

  change(uri: vscode.Uri, parts: Partial<Omit<RequestDraft, 'origin'>>): void {
    this.#keep(uri, { ...this.get(uri), ...parts });
    this.#onDidChangeCodeLenses.fire();
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const draft = this.#drafts.get(uri.toString());
    if (!draft) {
      return [];
    }
    const top = new vscode.Range(0, 0, 0, 0);
    return [
      new vscode.CodeLens(top, {
        command: 'scimWorkbench.captures.sendEdited',
        title: vscode.l10n.t('$(play) Send…'),
        tooltip: vscode.l10n.t('Send this request to a SCIM server'),
        arguments: [uri],
      }),
      new vscode.CodeLens(top, {
        command: 'scimWorkbench.captures.editRequestLine',
        title: `$(edit) ${draft.method} ${draft.target}`,
        tooltip: vscode.l10n.t('Change method, path and query'),
        arguments: [uri],
      }),
      new vscode.CodeLens(top, {
        command: 'scimWorkbench.captures.editHeaders',
        title: `$(list-unordered) ${counted(draft.headers.length, vscode.l10n.t('1 header'), vscode.l10n.t('{0} headers', draft.headers.length))}`,
        tooltip: draft.headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
        arguments: [uri],
      }),
    ];
  }

  dispose(): void {
    this.#store.dispose();
  }

  #keep(uri: vscode.Uri, draft: RequestDraft): void {
    this.#drafts.set(uri.toString(), draft);
    const [oldest] = this.#drafts.keys();
    if (this.#drafts.size > mostDrafts && oldest !== undefined) {
      this.#drafts.delete(oldest);
    }
  }
}
