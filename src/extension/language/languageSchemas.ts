import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { Emitter, type Event } from '../../base/emitter.js';
import { type Logger } from '../../base/logger.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { readSchemaFiles } from '../server/schemaFiles.js';
import { locateSetting } from '../server/settingPath.js';
import { changedSettings, readSettings } from '../settings.js';

/** The schemas by which documents are read: those of the RFCs, and the files that the setting names. */
export class LanguageSchemas implements Disposable {
  readonly #logger: Logger;
  readonly #store = new DisposableStore();
  readonly #onDidChange: Emitter<void>;
  #loading: Promise<SchemaRegistry> | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.#onDidChange = this.#store.add(
      new Emitter((error) => {
        logger.error(error, { what: 'listener' });
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changedSettings(event).includes('server.schemas')) {
          this.#reload();
        }
      }),
    );
    this.#store.add(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.#loading && isSchemaFile(uri)) {
          this.#reload();
        }
      }),
    );
    this.#store.add(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#reload();
      }),
    );
  }

  /** Fires where documents may be read in another way from now on. */
  get onDidChange(): Event<void> {
    return this.#onDidChange.event;
  }

  get(): Promise<SchemaRegistry> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #reload(): void {
    this.#loading = undefined;
    this.#onDidChange.fire();
  }

  /** Files that cannot be used are left out: the server says what is wrong with them when it starts. */
  async #load(): Promise<SchemaRegistry> {
    const { createRegistry } = await import('../../scim/schema/registry.js');
    try {
      return createRegistry(await readSchemaFiles(readSettings().settings['server.schemas']));
    } catch (error) {
      this.#logger.warn('documents are read without the schema files', {
        reason: error instanceof Error ? error.message : String(error),
      });
      return createRegistry();
    }
  }
}

function isSchemaFile(uri: vscode.Uri): boolean {
  return readSettings().settings['server.schemas'].some((path) => {
    try {
      return locateSetting('server.schemas', path).toString() === uri.toString();
    } catch {
      // expected: the path is relative, and no folder is open
      return false;
    }
  });
}
