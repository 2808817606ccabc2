import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { isJsonObject, type JsonValue, readMember } from '../../base/json.js';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
} from '../../okta/settings/exportFormats.js';
import { toTextEdits } from '../../okta/settings/form/editSettings.js';
import { Channel, type Port, RemoteError } from '../../protocol/channel.js';
import {
  type FormToHost,
  type HostToForm,
  type SettingsFormView,
} from '../../protocol/settingsForm.js';
import { toSettingsFormView } from '../../workbench/settingsFormView.js';

export interface SettingsFormLinkOptions {
  readonly document: vscode.TextDocument;
  readonly port: Port;
}

/** The host's end of one form: what the page changes goes into the document, what the document says to the page. */
export class SettingsFormLink implements Disposable {
  readonly #document: vscode.TextDocument;
  readonly #channel: Channel<HostToForm, FormToHost>;
  readonly #store = new DisposableStore();
  #format: ExportFormat = exportFormats[0];
  /** Edits are made one after the other: each is reckoned from the text that the one before has left. */
  #editing: Promise<unknown> = Promise.resolve();

  constructor({ document, port }: SettingsFormLinkOptions) {
    this.#document = document;
    this.#channel = this.#store.add(new Channel(port));
    this.#handle();
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (changed === this.#document && contentChanges.length > 0) {
          this.#post();
        }
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  get #view(): SettingsFormView {
    const { path } = this.#document.uri;
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    return toSettingsFormView({ fileName, text: this.#document.getText() }, this.#format);
  }

  #post(): void {
    this.#channel.emit('changed', this.#view);
  }

  // What comes from the page is read as carefully as a file.
  #handle(): void {
    this.#channel.handle('show', () => this.#view);
    this.#channel.handle('edit', async (params) => {
      const { pointer, value } = readEdit(params);
      const done = this.#editing.then(() => this.#edit(pointer, value));
      this.#editing = done.catch(() => undefined);
      await done;
      return null;
    });
    this.#channel.handle('chooseFormat', (params) => {
      const format = findExportFormat(isJsonObject(params) ? params.format : undefined);
      if (!format) {
        throw new RemoteError('badRequest', vscode.l10n.t('There is no such format.'));
      }
      this.#format = format;
      this.#post();
      return null;
    });
    this.#channel.handle('copyExport', async () => {
      await vscode.env.clipboard.writeText(this.#exported());
      return null;
    });
    this.#channel.handle('openExport', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: (findExportFormat(this.#view.exported.format) ?? this.#format).languageId,
        content: this.#exported(),
      });
      await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
      return null;
    });
    this.#channel.handle('openText', async () => {
      await vscode.commands.executeCommand('vscode.openWith', this.#document.uri, 'default');
      return null;
    });
  }

  async #edit(pointer: string, value: JsonValue | undefined): Promise<void> {
    const text = this.#document.getText();
    const edits = toTextEdits(text, { pointer, ...(value !== undefined && { value }) });
    if (edits.length === 0) {
      return;
    }
    const change = new vscode.WorkspaceEdit();
    for (const { offset, length, content } of edits) {
      const start = this.#document.positionAt(offset);
      const end = this.#document.positionAt(offset + length);
      change.replace(this.#document.uri, new vscode.Range(start, end), content);
    }
    if (!(await vscode.workspace.applyEdit(change))) {
      throw new RemoteError(
        'notEdited',
        vscode.l10n.t('The file could not be changed. Is it read-only?'),
      );
    }
  }

  #exported(): string {
    const { text } = this.#view.exported;
    if (text === undefined) {
      throw new RemoteError('notUsable', vscode.l10n.t('Mend the errors first.'));
    }
    return text;
  }
}

/** @throws RemoteError */
function readEdit(params: unknown): { readonly pointer: string; readonly value?: JsonValue } {
  const pointer = isJsonObject(params) ? readMember(params, 'pointer') : undefined;
  if (!isJsonObject(params) || typeof pointer !== 'string' || !pointer.startsWith('/')) {
    throw new RemoteError('badRequest', vscode.l10n.t('There is no such field.'));
  }
  const value = readMember(params, 'value');
  return { pointer, ...(value !== undefined && { value }) };
}
