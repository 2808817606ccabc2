import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { toProblemLine } from '../../base/problemReport.js';
import { type PlayResult } from '../../okta/scenarios/scenarioResult.js';
import { recordedEnding } from '../../okta/scenarios/recorded/recordedScenario.js';
import {
  readScenarioFile,
  type ScenarioFile,
  ScenarioFileError,
} from '../../workbench/scenarios/readScenarioFile.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { readCaptureText } from '../captures/captureFiles.js';
import { HostError } from '../hostError.js';
import { playInEditor } from '../okta/playScenarios.js';
import { type ScenarioDeps } from './scenarioDeps.js';

/** @throws HostError where the file is none that can be played */
export async function playScenarioFile(
  deps: ScenarioDeps,
  given: unknown,
): Promise<PlayResult | undefined> {
  const named = readFile(given);
  const file = named ?? fileOfEditor() ?? (await askFile());
  if (!file) {
    return undefined;
  }
  const { registry } = await deps.workbench.get();
  const { scenario } = read(file, await readText(file), registry);
  const wantedTarget = isJsonObject(given) ? readMember(given, 'target') : undefined;
  const target = await deps.targets.choose(wantedTarget);
  if (!target || !(await deps.targets.confirmWriting(target))) {
    return undefined;
  }
  const isShown = wantedTarget === undefined;
  return playInEditor(deps, { target, kind: 'aiw', scenarios: [scenario], isShown });
}

function readFile(given: unknown): vscode.Uri | undefined {
  const file: unknown =
    isJsonObject(given) && !(given instanceof vscode.Uri) ? readMember(given, 'file') : given;
  if (file === undefined || file === null) {
    return undefined;
  }
  if (file instanceof vscode.Uri) {
    return file;
  }
  throw new HostError(
    'badArgument',
    vscode.l10n.t('The scenario is given as the Uri of its file, or as {0}.', '{ file, target? }'),
  );
}

function fileOfEditor(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.path.toLowerCase().endsWith(recordedEnding) ? uri : undefined;
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Play a Scenario File'),
    filters: {
      [vscode.l10n.t('Scenarios, captures and HTTP Archives')]: ['json', 'jsonl', 'ndjson', 'har'],
    },
  });
  return chosen?.[0];
}

/** What stands in an editor counts, saved or not. */
async function readText(file: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  return open ? open.getText() : readCaptureText(file);
}

function read(file: vscode.Uri, text: string, registry: SchemaRegistry): ScenarioFile {
  try {
    return readScenarioFile(text, { path: file.path, registry, people: 'madeUp' });
  } catch (cause) {
    if (cause instanceof ScenarioFileError) {
      const what = vscode.l10n.t(
        'The file {0} cannot be played.',
        vscode.workspace.asRelativePath(file),
      );
      throw new HostError('badFile', toProblemLine({ what, problems: cause.problems }), { cause });
    }
    throw cause;
  }
}
