import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { documentScheme } from '../contributions.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type LoadComparisons } from '../comparison/loadComparisons.js';
import { translateError } from '../translate.js';
import {
  type ComparedText,
  type DocumentSubject,
  type StateMoment,
  parseDocumentUri,
} from './documentUris.js';

interface Content {
  readonly bytes: Uint8Array;
  readonly created: number;
  readonly lastModified: number;
}

/** People, groups and captured bodies as read-only documents, for everything that editors can do. */
export class ReadOnlyFiles implements vscode.FileSystemProvider, Disposable {
  readonly #workbench: WorkbenchLoader;
  readonly #comparisons: LoadComparisons;
  readonly #store = new DisposableStore();
  readonly #onDidChangeFile = this.#store.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.#onDidChangeFile.event;

  constructor(workbench: WorkbenchLoader, comparisons: LoadComparisons) {
    this.#workbench = workbench;
    this.#comparisons = comparisons;
  }

  /** What is open may show something else now. Cheap where nothing is open. */
  refresh(): void {
    const events = vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme === documentScheme)
      .map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri }));
    if (events.length > 0) {
      this.#onDidChangeFile.fire(events);
    }
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, created, lastModified } = await this.#get(uri);
    return {
      type: vscode.FileType.File,
      ctime: created,
      mtime: lastModified,
      size: bytes.length,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#get(uri)).bytes;
  }

  watch(): Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #get(uri: vscode.Uri): Promise<Content> {
    const subject = parseDocumentUri(uri);
    const content = subject && (await this.#find(subject));
    if (!content) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return content;
  }

  #find(subject: DocumentSubject): Promise<Content | undefined> {
    switch (subject.kind) {
      case 'resource':
        return this.#findResource(subject.typeName, subject.id);
      case 'body':
        return this.#findBody(subject.exchangeId, subject.side);
      case 'exchange':
        return this.#findExchange(subject.exchangeId);
      case 'comparison':
        return this.#findComparison(subject);
      case 'state':
        return this.#findState(subject.exchangeId, subject.moment);
    }
  }

  /** After a reload of the window it is made anew; where that cannot be, the text says why and what to do. */
  async #findComparison({ comparisonId, side, row }: ComparedText): Promise<Content> {
    const encode = (text: string, time: number): Content => ({
      bytes: new TextEncoder().encode(text),
      created: time,
      lastModified: time,
    });
    try {
      const held = await (await this.#comparisons()).get(comparisonId);
      const { toDocumentText } = await import('../comparison/comparisonEditors.js');
      return encode(toDocumentText(held, side, row), held.madeAt);
    } catch (error) {
      return encode(`# ${translateError(error)}\n`, 0);
    }
  }

  /** Empty where the resource was not there, so that it can stand beside one that was. */
  async #findState(exchangeId: string, moment: StateMoment): Promise<Content | undefined> {
    const workbench = await this.#workbench.get();
    const { findStates } = await import('../../workbench/inspector/resourceHistory.js');
    const states = findStates(exchangeId, workbench);
    const time = workbench.captures.find(exchangeId)?.exchange.startedAt ?? 0;
    const text = states?.[moment];
    return (
      states && {
        bytes: new TextEncoder().encode(text === undefined ? '' : `${text}\n`),
        created: time,
        lastModified: time,
      }
    );
  }

  async #findExchange(exchangeId: string): Promise<Content | undefined> {
    const workbench = await this.#workbench.get();
    const exchange = workbench.captures.find(exchangeId)?.exchange;
    if (!exchange) {
      return undefined;
    }
    const { createExchangeText } = await import('./exchangeText.js');
    return {
      bytes: new TextEncoder().encode(createExchangeText(workbench, exchange).text),
      created: exchange.startedAt,
      lastModified: exchange.startedAt,
    };
  }

  async #findResource(typeName: string, id: string): Promise<Content | undefined> {
    const { directory, registry, serverState } = await this.#workbench.get();
    const type = registry.findByName(typeName);
    const stored = type && directory?.find(type, id);
    if (!stored || serverState.status !== 'running') {
      return undefined;
    }
    const [{ renderResource }, { prettyJson }] = await Promise.all([
      import('../../scim/store/renderResource.js'),
      import('../../base/prettyJson.js'),
    ]);
    const { baseUrl, publicBaseUrl = baseUrl } = serverState;
    return {
      bytes: new TextEncoder().encode(`${prettyJson(renderResource(stored, publicBaseUrl))}\n`),
      created: stored.created,
      lastModified: stored.lastModified,
    };
  }

  async #findBody(exchangeId: string, side: 'request' | 'response'): Promise<Content | undefined> {
    const workbench = await this.#workbench.get();
    const body = workbench.findBody(exchangeId, side, true);
    const time = workbench.captures.find(exchangeId)?.exchange.startedAt ?? 0;
    return (
      body && {
        bytes:
          body.form === 'raw'
            ? Buffer.from(body.text, 'base64')
            : new TextEncoder().encode(body.text),
        created: time,
        lastModified: time,
      }
    );
  }
}
