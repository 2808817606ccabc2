import * as vscode from 'vscode';
import { type CapturedExchange } from '../../capture/captureLog.js';
import { type CaptureParts, captureParts } from '../../protocol/captureParts.js';
import { pickSeqs } from '../../protocol/seqRuns.js';
import { type Workbench } from '../../workbench/workbench.js';
import { HostError } from '../hostError.js';
import { type ReadParts } from '../inspector/readParts.js';
import { toExchangeItem } from './exchangeItems.js';

/**
 * Those that a caller names, oldest first; all where it names none.
 *
 * @throws HostError where there is none
 */
export function findExchanges(
  { captures }: Workbench,
  ids: readonly string[] | undefined,
): readonly CapturedExchange[] {
  const all = ids?.map((id) => captures.find(id)) ?? captures.since(0);
  const found = all.filter((one) => one !== undefined);
  if (found.length === 0) {
    throw new HostError(
      'notFound',
      ids
        ? vscode.l10n.t('These requests are no longer in the capture.')
        : vscode.l10n.t('There are no captured requests yet.'),
    );
  }
  return found.toSorted((left, right) => left.seq - right.seq);
}

export interface Choice {
  readonly title: string;
  /** Whether single ones may be chosen, too. */
  readonly isByHand: boolean;
  /** What the inspector shows, has selected and pinned. */
  readonly readParts: ReadParts;
}

/**
 * Asks which of them are meant: what the inspector shows comes first where its filter leaves some out, as in its own
 * menu. Nobody is asked where there is nothing to choose between.
 *
 * @throws HostError where nothing is captured
 */
export async function askExchanges(
  workbench: Workbench,
  { title, isByHand, readParts }: Choice,
): Promise<readonly CapturedExchange[] | undefined> {
  const all = findExchanges(workbench, undefined);
  const scopes = [...scopesOf(all, await readParts())];
  if (scopes.length === 1 && !isByHand) {
    return all;
  }
  const byHand = { label: vscode.l10n.t('Choose requests…') };
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem | Scope>(
    isByHand ? [...scopes, byHand] : scopes,
    { title, placeHolder: vscode.l10n.t('With which requests?') },
  );
  if (chosen === byHand) {
    return pickByHand(workbench, all, title);
  }
  return chosen && 'exchanges' in chosen ? chosen.exchanges : undefined;
}

interface Scope extends vscode.QuickPickItem {
  readonly exchanges: readonly CapturedExchange[];
}

function scopesOf(all: readonly CapturedExchange[], parts: CaptureParts): readonly Scope[] {
  const labels = {
    shown: vscode.l10n.t('What the filter shows'),
    selected: vscode.l10n.t('The selected request'),
    pinned: vscode.l10n.t('The pinned requests'),
  };
  const toScope = (label: string, exchanges: readonly CapturedExchange[]): Scope => ({
    label,
    description: String(exchanges.length),
    exchanges,
  });
  const [shown, ...others] = captureParts.map((part) => {
    const runs = parts[part];
    return toScope(labels[part], runs ? pickSeqs(all, runs) : []);
  });
  const whole = toScope(vscode.l10n.t('Everything captured'), all);
  return [...(shown ? [shown] : []), whole, ...others].filter(
    ({ exchanges }) => exchanges.length > 0,
  );
}

/** Of more than these, nobody chooses by hand. */
export const mostOffered = 2000;

async function pickByHand(
  workbench: Workbench,
  all: readonly CapturedExchange[],
  title: string,
): Promise<readonly CapturedExchange[] | undefined> {
  const chosen = await vscode.window.showQuickPick(
    all
      .slice(-mostOffered)
      .map((captured) => ({ ...toExchangeItem(workbench, captured), picked: true })),
    {
      title,
      placeHolder: vscode.l10n.t('Which requests, in this order? All are chosen to begin with'),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  return chosen && chosen.length > 0 ? chosen.map(({ captured }) => captured) : undefined;
}
