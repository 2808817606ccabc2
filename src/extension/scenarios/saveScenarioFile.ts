import * as vscode from 'vscode';
import { type CapturedExchange } from '../../capture/captureLog.js';
import { recordedEnding } from '../../okta/scenarios/recorded/recordedScenario.js';
import { RecordingError } from '../../okta/scenarios/recording/recordScenario.js';
import { type PeopleChoice } from '../../workbench/captureExport.js';
import { toScenarioId } from '../../workbench/scenarios/readScenarioFile.js';
import { saveScenario } from '../../workbench/scenarios/saveScenario.js';
import { type Workbench } from '../../workbench/workbench.js';
import { writeCaptureText } from '../captures/captureFiles.js';
import { askExchanges, findExchanges } from '../captures/chooseExchanges.js';
import { askPeople } from '../captures/exportCaptures.js';
import { readExportOptions } from '../captures/exportArgument.js';
import { HostError } from '../hostError.js';
import { type ReadParts } from '../inspector/readParts.js';

export interface SavedFile {
  readonly file: vscode.Uri;
  readonly stepCount: number;
  /** A sentence for each request that is no step, without its full stop. */
  readonly leftOut: readonly string[];
  /** Whether a person has chosen the file. */
  readonly isAsked: boolean;
}

/** @throws HostError where nothing can be made of the requests, or the file cannot be written */
export async function saveScenarioFile(
  workbench: Workbench,
  given: unknown,
  readParts: ReadParts,
): Promise<SavedFile | undefined> {
  const wanted = readExportOptions(Array.isArray(given) ? { exchanges: given } : given);
  const isAsked = wanted.file === undefined;
  const isNamed = wanted.exchanges !== undefined;
  const captured =
    isAsked && !isNamed
      ? await askExchanges(workbench, { title: title(), isByHand: true, readParts })
      : findExchanges(workbench, wanted.exchanges);
  const people: PeopleChoice | undefined =
    captured && (wanted.people ?? (isAsked ? await askPeople(title()) : 'madeUp'));
  const file = captured && people && (wanted.file ?? (await askWhereTo()));
  if (!file) {
    return undefined;
  }
  const { text, scenario, leftOut } = toScenario(workbench, captured, { file, people });
  await writeCaptureText(file, text);
  return { file, stepCount: scenario.steps.length, leftOut, isAsked };
}

/** In one sentence or two. */
export function describeSaved({ stepCount, leftOut }: SavedFile): string {
  const [first, ...more] = leftOut;
  const saved = vscode.l10n.t('The scenario has {0} steps.', stepCount);
  if (first === undefined) {
    return saved;
  }
  return more.length === 0
    ? `${saved} ${first}.`
    : `${saved} ${vscode.l10n.t('{0} requests were left out; the file says why.', leftOut.length)}`;
}

function toScenario(
  workbench: Workbench,
  captured: readonly CapturedExchange[],
  { file, people }: { readonly file: vscode.Uri; readonly people: PeopleChoice },
): ReturnType<typeof saveScenario> {
  const id = toScenarioId(file.path);
  try {
    return saveScenario(
      captured.map(({ exchange }) => exchange),
      { id, title: id, people, registry: workbench.registry },
    );
  } catch (cause) {
    if (cause instanceof RecordingError) {
      throw new HostError('badArgument', cause.message, { cause });
    }
    throw cause;
  }
}

const title = (): string => vscode.l10n.t('Save as Scenario');

function askWhereTo(): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: title(),
    filters: { [vscode.l10n.t('Scenario')]: [recordedEnding.slice(1)] },
    ...(folder && {
      defaultUri: vscode.Uri.joinPath(folder.uri, `session${recordedEnding}`),
    }),
  });
}
