import * as vscode from 'vscode';
import { RemoteError } from '../../protocol/channel.js';
import { type CaptureAction, wholeActions } from '../../protocol/inspector.js';
import { type SeqRuns, countSeqs, pickSeqs } from '../../protocol/seqRuns.js';
import { type Workbench } from '../../workbench/workbench.js';
import { executeCommand } from '../commands.js';
import { type CommandId } from '../contributions.js';
import { counted } from '../translate.js';

const commands = {
  saveSession: 'scimWorkbench.sessions.save',
  saveScenario: 'scimWorkbench.captures.saveScenario',
  export: 'scimWorkbench.captures.export',
  copyAs: 'scimWorkbench.captures.copyAs',
  replay: 'scimWorkbench.captures.replay',
  openSession: 'scimWorkbench.sessions.open',
  import: 'scimWorkbench.captures.import',
  compare: 'scimWorkbench.captures.compare',
  playScenario: 'scimWorkbench.scenario.play',
} as const satisfies Readonly<Record<CaptureAction, CommandId>>;

const isOfWhole = (action: CaptureAction): boolean => wholeActions.some((one) => one === action);

/**
 * Runs the command for it, which asks for everything else.
 *
 * @param runs what the page means; all where it is null
 * @throws RemoteError where none of it is captured any more
 */
export async function performOnCapture(
  { captures }: Workbench,
  action: CaptureAction,
  runs: SeqRuns | null,
): Promise<void> {
  if (isOfWhole(action)) {
    await executeCommand(commands[action]);
    return;
  }
  const all = captures.since(0);
  const meant = runs ? pickSeqs(all, runs) : all;
  if (meant.length === 0) {
    throw new RemoteError(
      'notFound',
      runs
        ? vscode.l10n.t('These requests are no longer in the capture.')
        : vscode.l10n.t('There are no captured requests yet.'),
    );
  }
  const gone = runs ? countSeqs(runs) - meant.length : 0;
  if (gone > 0) {
    tellOfGone(gone, meant.length);
  }
  await executeCommand(commands[action], { exchanges: meant.map(({ exchange }) => exchange.id) });
}

function tellOfGone(gone: number, left: number): void {
  const what = counted(
    gone,
    vscode.l10n.t('1 of these requests is no longer in the capture.'),
    vscode.l10n.t('{0} of these requests are no longer in the capture.', gone),
  );
  const rest = vscode.l10n.t(
    'The other {0} are used. With a higher {1} more are kept.',
    left,
    'scimWorkbench.captures.budget',
  );
  void vscode.window.showWarningMessage(`${what} ${rest}`);
}
