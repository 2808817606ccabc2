import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import { HostError } from '../hostError.js';
import { type InspectorPanel } from '../inspector/inspectorPanel.js';
import { type RunInBackground } from '../runInBackground.js';
import { translateError } from '../translate.js';
import { type ReplayDeps } from './replayCaptures.js';
import { type ReplayResult } from './replayResult.js';
import { readExchangeIds } from './readExchangeIds.js';
import { type RequestDrafts } from './requestDrafts.js';

export interface ReplayCommandDeps extends ReplayDeps {
  readonly drafts: RequestDrafts;
  readonly inspector: InspectorPanel;
  readonly runInBackground: RunInBackground;
}

/** Sends captured requests again, as they were or changed. */
export class ReplayCommands {
  readonly #deps: ReplayCommandDeps;

  constructor(deps: ReplayCommandDeps) {
    this.#deps = deps;
  }

  /** @param given id of an exchange, or `{ exchanges?, target? }`; the user is asked for what is missing */
  async replay(given: unknown): Promise<ReplayResult | undefined> {
    const { replayTo } = await import('./replayCaptures.js');
    const exchanges = await this.#choose(readExchangeIds(given));
    const target = isJsonObject(given) ? readMember(given, 'target') : undefined;
    const result = exchanges && (await replayTo(this.#deps, exchanges, target));
    await this.#show(result);
    return result;
  }

  /** @param given id of an exchange, else the user is asked */
  async edit(given: unknown): Promise<vscode.Uri | undefined> {
    const ids = readExchangeIds(given);
    const [exchange] = ids ? ((await this.#choose(ids)) ?? []) : await this.#askForOne();
    return exchange && this.#deps.drafts.open(exchange);
  }

  /** @param given the Uri of the document, or `{ document, target? }`; else the active editor is meant */
  async sendEdited(given: unknown): Promise<ReplayResult | undefined> {
    const { replayTo } = await import('./replayCaptures.js');
    const uri = readDocument(given);
    const draft = this.#deps.drafts.get(uri);
    const document = uri && (await vscode.workspace.openTextDocument(uri));
    const { withRequest } = await import('../../capture/replay/editedExchange.js');
    const edited = withRequest(draft.origin, {
      method: draft.method,
      target: draft.target,
      headers: draft.headers,
      text: document?.getText() ?? '',
    });
    const target = isJsonObject(given) ? readMember(given, 'target') : undefined;
    const result = await replayTo(this.#deps, [edited], target);
    await this.#show(result);
    return result;
  }

  /** @param text else the user is asked */
  async editRequestLine(given: unknown, text: unknown): Promise<string | undefined> {
    const uri = readDocument(given);
    const { method, target } = this.#deps.drafts.get(uri);
    const { readRequestLine } = await import('../../capture/replay/requestLine.js');
    const typed =
      typeof text === 'string'
        ? text
        : await vscode.window.showInputBox({
            title: vscode.l10n.t('Request Line'),
            prompt: vscode.l10n.t('Method and path below the base URL, with the query'),
            value: `${method} ${target}`,
            validateInput: (value) => {
              const read = readRequestLine(value);
              return typeof read === 'string' ? read : undefined;
            },
          });
    if (typed === undefined || !uri) {
      return undefined;
    }
    const line = readRequestLine(typed);
    if (typeof line === 'string') {
      throw new HostError('badArgument', line);
    }
    this.#deps.drafts.change(uri, line);
    return `${line.method} ${line.target}`;
  }

  /** @param lines `["If-Match: *", …]`, all that it is to have; else the user is asked */
  async editHeaders(given: unknown, lines: unknown): Promise<readonly string[] | undefined> {
    const uri = readDocument(given);
    const draft = this.#deps.drafts.get(uri);
    const { printHeader } = await import('../../capture/replay/headerLine.js');
    const headers =
      lines === undefined
        ? await import('./askForHeaders.js').then(({ askForHeaders }) =>
            askForHeaders(draft.headers),
          )
        : await readHeaderLines(lines);
    if (!headers || !uri) {
      return undefined;
    }
    this.#deps.drafts.change(uri, { headers });
    return headers.map(printHeader);
  }

  async #choose(ids: readonly string[] | undefined): Promise<readonly Exchange[] | undefined> {
    const { workbench, inspector } = this.#deps;
    const { askExchanges, findExchanges } = await import('../captures/chooseExchanges.js');
    const loaded = await workbench.get();
    const captured = ids
      ? findExchanges(loaded, ids)
      : await askExchanges(loaded, {
          title: vscode.l10n.t('Replay Captured Requests'),
          isByHand: true,
          readParts: () => inspector.readParts(),
        });
    return captured?.map(({ exchange }) => exchange);
  }

  async #askForOne(): Promise<readonly Exchange[]> {
    const workbench = await this.#deps.workbench.get();
    const { findExchanges, mostOffered } = await import('../captures/chooseExchanges.js');
    const { toExchangeItem } = await import('../captures/exchangeItems.js');
    const items = findExchanges(workbench, undefined)
      .slice(-mostOffered)
      .reverse()
      .map((captured) => toExchangeItem(workbench, captured));
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Edit and Resend'),
      placeHolder: vscode.l10n.t('Which request?'),
      matchOnDescription: true,
    });
    return chosen ? [chosen.captured.exchange] : [];
  }

  /** What came of it, and the last of it in the inspector where that is open. */
  async #show(result: ReplayResult | undefined): Promise<void> {
    if (!result) {
      return;
    }
    const { describeReplay } = await import('./replayCaptures.js');
    const { inspector, runInBackground } = this.#deps;
    const last = result.exchanges.at(-1);
    if (last !== undefined && inspector.isOpen) {
      await inspector.show(last);
    }
    runInBackground(
      'tell of the replay',
      vscode.window.showInformationMessage(describeReplay(result)),
    );
  }
}

async function readHeaderLines(lines: unknown): Promise<readonly HttpHeader[]> {
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) {
    throw new HostError(
      'badArgument',
      vscode.l10n.t('Headers are given as a list of lines: ["If-Match: *", …].'),
    );
  }
  const { readHeaderLine } = await import('../../capture/replay/headerLine.js');
  try {
    return lines.map(readHeaderLine);
  } catch (error) {
    throw new HostError('badArgument', translateError(error));
  }
}

function readDocument(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) {
    return given;
  }
  const document: unknown = isJsonObject(given) ? readMember(given, 'document') : undefined;
  return document instanceof vscode.Uri ? document : vscode.window.activeTextEditor?.document.uri;
}
