import * as vscode from 'vscode';
import { isJsonArray, isJsonObject, readMember } from '../../base/json.js';
import { type Logger } from '../../base/logger.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { findScenarios, scenarios } from '../../okta/scenarios/scenarioList.js';
import { exchangesOf } from '../../okta/scenarios/exchangesOf.js';
import { type Playable, type PlayResult } from '../../okta/scenarios/scenarioResult.js';
import { type Scenario } from '../../okta/scenarios/scenarioStep.js';
import { playScenarios } from '../../workbench/okta/playScenarios.js';
import { HostError } from '../hostError.js';
import { type KnownTarget, mockTargetId } from '../targets/knownTarget.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { toPlayText } from './playText.js';

export interface PlayDeps {
  readonly directory: TargetDirectory;
  readonly workbench: WorkbenchLoader;
  readonly logger: Logger;
}

export interface Play {
  readonly target: KnownTarget;
  readonly kind: AppKind;
  readonly scenarios: readonly Playable[];
  /** Whether what came of it is shown in an editor. */
  readonly isShown: boolean;
}

/** Plays scenarios with progress and a way to stop; what was made is taken away in any case. */
export async function playInEditor(
  { directory, workbench, logger }: PlayDeps,
  { target, kind, scenarios: wanted, isShown }: Play,
): Promise<PlayResult> {
  const { captures } = await workbench.get();
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Playing Okta against {0}', target.name),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => {
        abort.abort();
      });
      return playScenarios({
        target: await directory.resolve(target),
        kind,
        scenarios: wanted,
        logger,
        signal: abort.signal,
        onScenario: ({ title }) => {
          progress.report({ message: title, increment: 100 / wanted.length });
        },
        onStep: (step) => {
          // The mock of this window has captured its side of each request itself.
          const sent = target.id === mockTargetId ? [] : exchangesOf([step]);
          for (const { exchange } of sent) {
            captures.add(exchange);
          }
        },
      });
    },
  );
  if (isShown) {
    const content = toPlayText(result);
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content }),
    );
  }
  return result;
}

/** Ids of a caller; undefined where he names none. @throws HostError for one that there is not */
export function readScenarios(options: unknown): readonly Scenario[] | undefined {
  const given = isJsonObject(options) ? readMember(options, 'scenarios') : undefined;
  if (given === undefined) {
    return undefined;
  }
  return (isJsonArray(given) ? given : [given]).flatMap((name) => {
    const found = typeof name === 'string' ? findScenarios(name) : undefined;
    if (!found) {
      throw new HostError(
        'badArgument',
        vscode.l10n.t('There is no scenario {0}.', JSON.stringify(name)),
      );
    }
    return found;
  });
}

export async function askScenarios(): Promise<readonly Scenario[] | undefined> {
  const items = scenarios.map((scenario) => ({
    label: scenario.title,
    description: `${scenario.id}, ${scenario.area}`,
    scenario,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Play Okta Against a SCIM Server'),
    placeHolder: vscode.l10n.t("Scenarios of Okta's QA plan, and everyday ones"),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen && chosen.length > 0 ? chosen.map(({ scenario }) => scenario) : undefined;
}
