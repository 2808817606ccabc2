import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type CapturedExchange } from '../../capture/captureLog.js';
import { type Finding } from '../../validate/finding.js';
import { toExchangeUri } from '../documents/documentUris.js';
import { HostError } from '../hostError.js';
import { toDiagnostic } from '../language/findingDiagnostic.js';
import { type RunInBackground } from '../runInBackground.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

/** Of exchanges with findings; each has a text of its own. */
const mostExchanges = 200;
/** In milliseconds, for exchanges that were not judged yet. */
const longestWait = 3000;

/** Findings of captured requests in the Problems panel, where somebody asks for them. */
export class TrafficFindings implements Disposable {
  readonly #workbench: WorkbenchLoader;
  readonly #runInBackground: RunInBackground;
  readonly #store = new DisposableStore();
  readonly #shown = this.#store.add(
    vscode.languages.createDiagnosticCollection('scim-captured-requests'),
  );

  constructor(workbench: WorkbenchLoader, runInBackground: RunInBackground) {
    this.#workbench = workbench;
    this.#runInBackground = runInBackground;
    this.#store.add(
      workbench.onDidClearCaptures(() => {
        this.#shown.clear();
      }),
    );
  }

  /**
   * Puts the findings of one exchange, or of the newest that have any, in place of those that are shown.
   *
   * @returns how many there are
   * @throws HostError where there is no such exchange, or none at all
   */
  async show(exchangeId: unknown): Promise<number> {
    const workbench = await this.#workbench.get();
    const exchanges = await this.#select(exchangeId);
    const found: [vscode.Uri, vscode.Diagnostic[]][] = [];
    for (const { captured, findings } of exchanges) {
      const { seq, operation } = workbench.summarise(captured);
      const uri = toExchangeUri(captured.exchange.id, `${String(seq)} ${operation}.http`);
      found.push([uri, await this.#diagnosticsOf(captured, findings)]);
    }
    this.#shown.clear();
    this.#shown.set(found);
    const count = found.reduce((sum, [, diagnostics]) => sum + diagnostics.length, 0);
    this.#runInBackground('show findings', tell(count));
    return count;
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #select(
    exchangeId: unknown,
  ): Promise<readonly { captured: CapturedExchange; findings: readonly Finding[] }[]> {
    const { captures, judgements } = await this.#workbench.get();
    const wanted = typeof exchangeId === 'string' ? [captures.find(exchangeId)] : captures.since(0);
    const exchanges = wanted.filter((captured) => captured !== undefined);
    if (exchanges.length === 0) {
      throw new HostError(
        'notFound',
        typeof exchangeId === 'string'
          ? vscode.l10n.t('This request is no longer in the capture.')
          : vscode.l10n.t('There are no captured requests yet.'),
      );
    }
    // The rules may still be loading.
    await import('../../validate/judge.js');
    await new Promise(setImmediate);
    judgements.finish(longestWait);
    return exchanges
      .map((captured) => ({ captured, findings: judgements.find(captured) ?? [] }))
      .filter(({ findings }) => findings.length > 0)
      .slice(-mostExchanges);
  }

  async #diagnosticsOf(
    captured: CapturedExchange,
    findings: readonly Finding[],
  ): Promise<vscode.Diagnostic[]> {
    const workbench = await this.#workbench.get();
    const { createExchangeText } = await import('../documents/exchangeText.js');
    const { text, spanOf } = createExchangeText(workbench, captured.exchange);
    const lines = lineStarts(text);
    return findings.map((finding) => {
      const { start, end } = spanOf(finding);
      return toDiagnostic(
        finding,
        new vscode.Range(positionIn(lines, start), positionIn(lines, end)),
      );
    });
  }
}

const tell = (count: number): PromiseLike<unknown> =>
  count === 0
    ? vscode.window.showInformationMessage(vscode.l10n.t('The captured requests have no findings.'))
    : vscode.commands.executeCommand('workbench.actions.view.problems');

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** The texts are opened only when somebody clicks, so there is no document to ask yet. */
function positionIn(starts: readonly number[], offset: number): vscode.Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return new vscode.Position(low, offset - (starts[low] ?? 0));
}
