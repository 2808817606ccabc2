import * as vscode from 'vscode';
import { type FaultBoard } from '../../faults/faultBoard.js';
import { translate } from '../translate.js';
import { countHits, sayEnd } from './faultTexts.js';

/**
 * @param id asked for where it is missing
 * @returns whether one was disarmed
 */
export async function disarmFault(
  faults: FaultBoard | undefined,
  id: string | undefined,
): Promise<boolean> {
  if (!faults?.isArmed) {
    return false;
  }
  const chosen = id ?? (await askForFault(faults));
  return chosen !== undefined && faults.disarm(chosen);
}

async function askForFault({ armed }: FaultBoard): Promise<string | undefined> {
  const chosen = await vscode.window.showQuickPick(
    armed.map((fault) => ({
      label: translate(fault.title),
      description: countHits(fault),
      detail: `${fault.spec} · ${sayEnd(fault)}`,
      id: fault.id,
    })),
    {
      title: vscode.l10n.t('Disarm Fault'),
      placeHolder: vscode.l10n.t('Which fault shall end?'),
      matchOnDetail: true,
    },
  );
  return chosen?.id;
}
