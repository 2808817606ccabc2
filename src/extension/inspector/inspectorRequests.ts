import * as vscode from 'vscode';
import { type Channel, RemoteError } from '../../protocol/channel.js';
import {
  type CaptureAction,
  type ExchangeAction,
  type ExchangeSide,
  type FilterGround,
  type HostToInspector,
  type InspectorToHost,
} from '../../protocol/inspector.js';
import { type SeqRuns } from '../../protocol/seqRuns.js';
import { type Workbench } from '../../workbench/workbench.js';
import { Params } from './readParams.js';

/** What the view may have done outside of it. */
export interface InspectorActions {
  openBody(exchangeId: string, side: ExchangeSide): Promise<void>;
  openStates(exchangeId: string): Promise<void>;
  openComparison(exchangeId: string, otherId: string, side: ExchangeSide): Promise<void>;
  copyAsCurl(exchangeId: string): Promise<void>;
  perform(exchangeId: string, action: ExchangeAction): Promise<void>;
  /** @param exchanges all where it is null */
  performOnCapture(action: CaptureAction, exchanges: SeqRuns | null): Promise<void>;
  /** What is held is told in the status bar from now on. */
  readonly watchBreakpoints: () => Promise<void>;
  evaluateFilter(exchangeId: string, ground: FilterGround): Promise<void>;
  writeClipboard(text: string): Promise<void>;
  clearCaptures(): Promise<void>;
  startServer(): Promise<void>;
  copyBaseUrl(): Promise<void>;
  copyAuthorization(): Promise<void>;
}

export type InspectorChannel = Channel<HostToInspector, InspectorToHost>;

/** Answers what the page asks about captured exchanges. */
export function handleQuestions(channel: InspectorChannel, workbench: Workbench): void {
  channel.handle('exchange/detail', (params) =>
    found(workbench.findDetail(new Params(params).text('id'))),
  );
  channel.handle('exchange/body', (params) => {
    const read = new Params(params);
    return found(workbench.findBody(read.text('id'), read.side('side'), read.flag('isWhole')));
  });
  // Nothing of it is loaded before somebody asks.
  channel.handle('exchanges/search', async (params) => {
    const read = new Params(params);
    const term = read.hostTerm('term');
    const sinceSeq = read.count('sinceSeq');
    const { searchExchanges } = await import('../../workbench/inspector/exchangeSearch.js');
    return searchExchanges(term, sinceSeq, workbench);
  });
  channel.handle('resource/timeline', async (params) => {
    const id = new Params(params).text('id');
    const { findTimeline } = await import('../../workbench/inspector/resourceHistory.js');
    return findTimeline(id, workbench) ?? null;
  });
  channel.handle('resource/states', async (params) => {
    const id = new Params(params).text('id');
    const { findStates } = await import('../../workbench/inspector/resourceHistory.js');
    return findStates(id, workbench) ?? null;
  });
}

/** Does what the page asks for outside of it. */
export function handleActions(channel: InspectorChannel, actions: InspectorActions): void {
  channel.handle('exchange/openBody', (params) => {
    const read = new Params(params);
    return done(actions.openBody(read.text('id'), read.side('side')));
  });
  channel.handle('resource/openStates', (params) =>
    done(actions.openStates(new Params(params).text('id'))),
  );
  channel.handle('exchange/openComparison', (params) => {
    const read = new Params(params);
    return done(actions.openComparison(read.text('id'), read.text('otherId'), read.side('side')));
  });
  channel.handle('exchange/evaluateFilter', (params) => {
    const read = new Params(params);
    return done(actions.evaluateFilter(read.text('id'), read.ground('ground')));
  });
  channel.handle('exchange/copyAsCurl', (params) =>
    done(actions.copyAsCurl(new Params(params).text('id'))),
  );
  channel.handle('exchange/perform', (params) => {
    const read = new Params(params);
    return done(actions.perform(read.text('id'), read.action('action')));
  });
  channel.handle('captures/perform', (params) => {
    const read = new Params(params);
    return done(actions.performOnCapture(read.captureAction('action'), read.seqRuns('exchanges')));
  });
  channel.handle('clipboard/write', (params) =>
    done(actions.writeClipboard(new Params(params).text('text'))),
  );
  channel.handle('captures/clear', () => done(actions.clearCaptures()));
  channel.handle('server/start', () => done(actions.startServer()));
  channel.handle('server/copyBaseUrl', () => done(actions.copyBaseUrl()));
  channel.handle('server/copyAuthorization', () => done(actions.copyAuthorization()));
}

function found<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new RemoteError('notFound', vscode.l10n.t('This request is no longer in the capture'));
  }
  return value;
}

async function done(promise: Promise<void>): Promise<null> {
  await promise;
  return null;
}
