import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { toEvidenceLines } from '../../okta/settings/probe/evidenceLines.js';
import { proposeSettings } from '../../okta/settings/probe/proposeSettings.js';
import { ProbeError } from '../../okta/settings/probe/serverFacts.js';
import { toSettingsText } from '../../okta/settings/settingsJson.js';
import { probeTarget } from '../../workbench/settings/probeTarget.js';
import { HostError } from '../hostError.js';
import { type RunInBackground } from '../runInBackground.js';
import { type KnownTarget } from '../targets/knownTarget.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';

export interface ProbeDeps {
  readonly targets: TargetCommands;
  readonly directory: TargetDirectory;
  /** The lines of the evidence go there. */
  readonly log: (line: string) => void;
  readonly showLog: () => void;
  readonly runInBackground: RunInBackground;
}

/**
 * Asks a SCIM server what it can do, and opens the settings that go with it as a document.
 *
 * @param options `{ target?, readOnly? }` of a caller, else the user is asked
 * @returns the settings file; undefined where the user left
 * @throws HostError
 */
export async function probeSettings(
  { targets, directory, log, showLog, runInBackground }: ProbeDeps,
  options: unknown,
): Promise<string | undefined> {
  const given = isJsonObject(options) ? options : {};
  const isReadOnly = readMember(given, 'readOnly') === true;
  const target = await targets.choose(readMember(given, 'target'));
  if (!target || !(isReadOnly || (await targets.confirmWriting(target)))) {
    return undefined;
  }
  const { facts, leftovers } = await probe(target, directory, isReadOnly);
  for (const line of [...toEvidenceLines(facts), ...leftovers]) {
    log(line);
  }
  const text = toSettingsText(proposeSettings(facts));
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'json', content: text }),
  );
  runInBackground('say what a server has shown', offerEvidence(target.name, showLog));
  return text;
}

async function offerEvidence(name: string, showLog: () => void): Promise<void> {
  const show = vscode.l10n.t('Show Evidence');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} was asked what it can do; these settings go with it.', name),
    show,
  );
  if (chosen === show) {
    showLog();
  }
}

async function probe(
  target: KnownTarget,
  directory: TargetDirectory,
  isReadOnly: boolean,
): ReturnType<typeof probeTarget> {
  try {
    return await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Asking {0} what it can do', target.name),
        cancellable: true,
      },
      async (_progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => {
          abort.abort();
        });
        return probeTarget({
          target: await directory.resolve(target),
          isReadOnly,
          signal: abort.signal,
        });
      },
    );
  } catch (cause) {
    throw cause instanceof ProbeError
      ? new HostError(
          'badArgument',
          vscode.l10n.t('{0} could not be asked: {1}.', target.name, cause.message),
          { cause },
        )
      : cause;
  }
}
