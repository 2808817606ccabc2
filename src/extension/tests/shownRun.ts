import * as vscode from 'vscode';
import { type CaseResult, type RunResult } from '../../conformance/model/runResult.js';
import { type RunEvent } from '../../conformance/run/runOptions.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type KnownTarget } from '../targets/knownTarget.js';
import { toTestMessage } from './testMessages.js';
import { toCaseLines, toEndLines, toExchangeLine } from './testOutput.js';
import { caseKey, type TargetSelection } from './testSelection.js';

/** Where a message leads; undefined where there is nothing to show. */
export type Locate = (exchange: Exchange) => vscode.Location | undefined;

/** Shows the cases of one target in a run of Test Explorer as they come. */
export class ShownRun {
  readonly #run: vscode.TestRun;
  readonly #selection: TargetSelection;
  readonly #locate: Locate;
  /** All that the run has sent, by id. */
  readonly exchanges = new Map<string, Exchange>();
  readonly #open: Set<vscode.TestItem>;

  constructor(run: vscode.TestRun, selection: TargetSelection, locate: Locate) {
    this.#run = run;
    this.#selection = selection;
    this.#locate = locate;
    this.#open = new Set(selection.items.values());
    for (const item of this.#open) {
      run.enqueued(item);
    }
  }

  begin({ name, baseUrl }: KnownTarget): void {
    this.#write([`${name}, ${baseUrl}`]);
  }

  take(event: RunEvent): void {
    switch (event.kind) {
      case 'caseStarted':
        this.#start(event.suite, event.case.id);
        break;
      case 'caseEnded':
        this.#end(event.result);
        break;
      case 'exchange':
        this.exchanges.set(event.exchange.id, event.exchange);
        this.#write([toExchangeLine(event.exchange)], this.#itemOf(event.caseId));
        break;
      case 'cleaningUp':
        this.#write(['', vscode.l10n.t('Taking away what the run has made …')]);
        break;
      case 'runStarted':
        break;
    }
  }

  finish(result: RunResult): void {
    this.#write(toEndLines(result));
    if (result.outcome === 'couldNotRun') {
      this.fail(result.problem?.detail ?? '');
    }
    this.#skipRest();
  }

  /** Nothing could be told of any case that is left. */
  fail(reason: string): void {
    const text = vscode.l10n.t('The server could not be checked: {0}', reason);
    this.#write([text]);
    for (const item of this.#open) {
      this.#run.errored(item, new vscode.TestMessage(text));
    }
    this.#open.clear();
  }

  #start(suite: string, caseId: string): void {
    const item = this.#find(suite, caseId);
    if (item) {
      this.#run.started(item);
      this.#write(['', item.label], item);
    }
  }

  #end(result: CaseResult): void {
    const item = this.#find(result.suite, result.id);
    if (!item) {
      return;
    }
    this.#open.delete(item);
    this.#write(toCaseLines(result), item);
    const messages = result.failures.map((failure) => toTestMessage(failure, this.#locateById));
    switch (result.outcome) {
      case 'passed':
        this.#run.passed(item, result.duration);
        break;
      case 'skipped':
        this.#run.skipped(item);
        break;
      case 'failed':
        this.#run.failed(item, messages, result.duration);
        break;
      case 'blocked':
        this.#run.errored(
          item,
          messages.length > 0 ? messages : new vscode.TestMessage(result.reason ?? ''),
          result.duration,
        );
        break;
    }
  }

  readonly #locateById = (exchangeId: string): vscode.Location | undefined => {
    const exchange = this.exchanges.get(exchangeId);
    return exchange && this.#locate(exchange);
  };

  /** Of a run that was ended before its time. */
  #skipRest(): void {
    for (const item of this.#open) {
      this.#run.skipped(item);
    }
    this.#open.clear();
  }

  #find(suite: string, caseId: string): vscode.TestItem | undefined {
    return this.#selection.items.get(caseKey(suite, caseId));
  }

  #itemOf(caseId: string | undefined): vscode.TestItem | undefined {
    return caseId === undefined
      ? undefined
      : [...this.#selection.items].find(([key]) => key.endsWith(` ${caseId}`))?.[1];
  }

  /** Terminals want both characters at the end of a line. */
  #write(lines: readonly string[], item?: vscode.TestItem): void {
    for (const line of lines) {
      this.#run.appendOutput(`${line.replaceAll('\n', '\r\n')}\r\n`, undefined, item);
    }
  }
}
