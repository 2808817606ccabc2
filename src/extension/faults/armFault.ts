import * as vscode from 'vscode';
import { type ArmedFault } from '../../faults/armedFault.js';
import { faultKinds } from '../../faults/faultKinds.js';

import { FaultSpecError } from '../../faults/faultSpecError.js';
import { readFaultSpec } from '../../faults/specJson.js';
import { toDashed } from '../../faults/specNames.js';
import { HostError } from '../hostError.js';
import { type ServerController } from '../server/serverController.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { translate, translateError } from '../translate.js';

/**
 * Arms a fault on the running mock server; asks for it where none is given.
 *
 * @returns undefined where the user left
 * @throws HostError
 */
export async function armFault(
  workbench: WorkbenchLoader,
  server: ServerController,
  fault: unknown,
): Promise<ArmedFault | undefined> {
  server.getRunning();
  const { faults } = await workbench.get();
  const wanted = fault ?? (await askForFault());
  return wanted === undefined ? undefined : guard(() => faults.arm(readFaultSpec(wanted)));
}

function guard<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof FaultSpecError)) {
      throw cause;
    }
    const { span } = cause.place;
    const why = translateError(cause);
    throw new HostError(
      'badFault',
      span
        ? vscode.l10n.t('The fault is wrong at column {0}: {1}', span.start + 1, why)
        : vscode.l10n.t('The fault cannot be armed: {0}', why),
      { cause },
    );
  }
}

/** The text of a specification; undefined where the user left. */
async function askForFault(): Promise<string | undefined> {
  const title = vscode.l10n.t('Arm Fault');
  const kind = await vscode.window.showQuickPick(
    faultKinds.map(({ id, title: label, does, okta }) => ({
      label: translate(label),
      description: toDashed(id),
      detail: translate(okta === '' ? does : okta),
    })),
    { title, placeHolder: vscode.l10n.t('What shall go wrong?'), matchOnDescription: true },
  );
  const often =
    kind &&
    (await vscode.window.showQuickPick(howOften(), {
      title,
      placeHolder: vscode.l10n.t('How often?'),
    }));
  return kind && often ? `${kind.description} ${often.condition}`.trim() : undefined;
}

const howOften = (): readonly (vscode.QuickPickItem & { readonly condition: string })[] => [
  { label: vscode.l10n.t('With the next request'), condition: 'times=1' },
  { label: vscode.l10n.t('Three times'), condition: 'times=3' },
  { label: vscode.l10n.t('By chance, with one request in three'), condition: 'probability=33%' },
  { label: vscode.l10n.t('For five minutes'), condition: 'for=5m' },
  { label: vscode.l10n.t('Until it is disarmed'), condition: '' },
];
