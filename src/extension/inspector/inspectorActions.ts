import * as vscode from 'vscode';
import { type ExchangeDetail } from '../../protocol/inspector.js';
import { executeCommand } from '../commands.js';
import { toBodyUri, toStateUri } from '../documents/documentUris.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type InspectorActions } from './inspectorRequests.js';

/** Most text that a page may put into the clipboard. */
const clipboardLimit = 16 * 1024 * 1024;

const endings = { json: 'json', text: 'txt', raw: 'bin' } as const;

export const createInspectorActions = (workbench: WorkbenchLoader): InspectorActions => ({
  openBody: async (exchangeId, side) => {
    const loaded = await workbench.get();
    const body = loaded.findBody(exchangeId, side, false);
    const detail = loaded.findDetail(exchangeId);
    if (!body || !detail) {
      throw new Error(vscode.l10n.t('This request is no longer in the capture'));
    }
    const { seq, operation } = detail.summary;
    const name = `${String(seq)} ${operation} ${side}.${endings[body.form]}`;
    await vscode.commands.executeCommand('vscode.open', toBodyUri(exchangeId, side, name), {
      viewColumn: columnForBodies(),
      preview: true,
    });
  },
  openStates: async (exchangeId) => {
    const { summary } = await getDetail(workbench, exchangeId);
    const { seq, operation } = summary;
    const name = (moment: 'before' | 'after'): string =>
      `${String(seq)} ${operation} ${moment}.json`;
    await showDifference(
      toStateUri(exchangeId, 'before', name('before')),
      toStateUri(exchangeId, 'after', name('after')),
      vscode.l10n.t('{0} {1}: before ↔ after', seq, summary.subject ?? operation),
    );
  },
  openComparison: async (exchangeId, otherId, side) => {
    const [left, right] = [
      await getDetail(workbench, exchangeId),
      await getDetail(workbench, otherId),
    ];
    const toUri = ({ summary }: ExchangeDetail): vscode.Uri =>
      toBodyUri(summary.id, side, `${String(summary.seq)} ${summary.operation} ${side}.json`);
    await showDifference(
      toUri(left),
      toUri(right),
      vscode.l10n.t('{0} ↔ {1}', left.summary.seq, right.summary.seq),
    );
  },
  evaluateFilter: async (exchangeId, ground) => {
    const filter = (await workbench.get()).findDetail(exchangeId)?.filter;
    if (!filter) {
      throw new Error(vscode.l10n.t('This request is no longer in the capture'));
    }
    await executeCommand('scimWorkbench.filter.evaluate', filter.text, {
      source: ground === 'server' ? 'server' : exchangeId,
      show: true,
    });
  },
  copyAsCurl: async (exchangeId) => {
    const found = (await workbench.get()).captures.find(exchangeId);
    if (!found) {
      throw new Error(vscode.l10n.t('This request is no longer in the capture'));
    }
    const { toCurl } = await import('../../capture/curl.js');
    await vscode.env.clipboard.writeText(toCurl(found.exchange));
  },
  perform: async (exchangeId, action) => {
    await executeCommand(`scimWorkbench.captures.${action}`, exchangeId);
  },
  performOnCapture: async (action, exchanges) => {
    const { performOnCapture } = await import('./performOnCapture.js');
    await performOnCapture(await workbench.get(), action, exchanges);
  },
  watchBreakpoints: async () => {
    await executeCommand('scimWorkbench.breakpoints.list');
  },
  writeClipboard: async (text) => {
    await vscode.env.clipboard.writeText(text.slice(0, clipboardLimit));
  },
  clearCaptures: async () => {
    await executeCommand('scimWorkbench.captures.clear');
  },
  startServer: async () => {
    await executeCommand('scimWorkbench.server.start');
  },
  copyBaseUrl: async () => {
    await executeCommand('scimWorkbench.server.copyBaseUrl');
  },
  copyAuthorization: async () => {
    await executeCommand('scimWorkbench.server.copyAuthorization');
  },
});

async function getDetail(workbench: WorkbenchLoader, exchangeId: string): Promise<ExchangeDetail> {
  const detail = (await workbench.get()).findDetail(exchangeId);
  if (!detail) {
    throw new Error(vscode.l10n.t('This request is no longer in the capture'));
  }
  return detail;
}

async function showDifference(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, {
    viewColumn: columnForBodies(),
    preview: true,
  });
}

/** Beside the inspector, which is the active editor when it asks: on the side of the code. */
const columnForBodies = (): vscode.ViewColumn =>
  vscode.window.tabGroups.activeTabGroup.viewColumn === vscode.ViewColumn.One
    ? vscode.ViewColumn.Beside
    : vscode.ViewColumn.One;
