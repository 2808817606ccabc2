import * as vscode from 'vscode';
import { type ArmedFault } from '../../faults/armedFault.js';
import { counted } from '../translate.js';

export const countHits = ({ hits }: ArmedFault): string =>
  counted(hits, vscode.l10n.t('1 hit'), vscode.l10n.t('{0} hits', hits));

/** When it disarms. */
export function sayEnd({ hitsLeft, disarmsAt }: ArmedFault): string {
  if (hitsLeft === 0) {
    return vscode.l10n.t('That was its last hit, and it is disarmed.');
  }
  const time = disarmsAt === undefined ? undefined : new Date(disarmsAt).toLocaleTimeString();
  if (hitsLeft === undefined) {
    return time === undefined
      ? vscode.l10n.t('It stays armed until it is disarmed or the server stops.')
      : vscode.l10n.t('It disarms at {0}.', time);
  }
  return time === undefined
    ? vscode.l10n.t('It disarms with the last of the hits that are left: {0}.', hitsLeft)
    : vscode.l10n.t('It disarms at {0}, or with the last of the hits that are left: {1}.', {
        0: time,
        1: hitsLeft,
      });
}
