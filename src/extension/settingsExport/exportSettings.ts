import * as vscode from 'vscode';
import { isSameJson } from '../../base/json.js';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
} from '../../okta/settings/exportFormats.js';
import { type ProvisioningSettings } from '../../okta/settings/provisioningSettings.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { readExportArgument, readUsable } from './exportArgument.js';
import { type Answers, askSteps } from '../questions/multiStepInput.js';
import { toAnswers, toSettingsFile } from './settingsAnswers.js';
import { toFormatStep, toSettingsSteps } from './settingsSteps.js';
import { suggestSettings } from './suggestedSettings.js';

/**
 * Writes down what the Okta admin enters, and opens it as a document. Asks for what the caller does
 * not say.
 *
 * @returns the text; undefined where the user left
 * @throws HostError
 */
export async function exportSettings(
  workbench: WorkbenchLoader,
  argument: unknown,
): Promise<string | undefined> {
  const { settings, format } = readExportArgument(argument);
  const chosen = settings
    ? { settings, format: format ?? exportFormats[0] }
    : await askForSettings(workbench, format);
  if (!chosen) {
    return undefined;
  }
  const text = chosen.format.toText(chosen.settings);
  const document = await vscode.workspace.openTextDocument({
    language: chosen.format.languageId,
    content: text,
  });
  await vscode.window.showTextDocument(document);
  return text;
}

interface Chosen {
  readonly settings: ProvisioningSettings;
  readonly format: ExportFormat;
}

/**
 * What somebody has entered in this window in place of what was suggested, so that nothing of it is
 * lost when the questions are left half-way or asked again. Holds no secret: none is asked for.
 */
const entered = new WeakMap<WorkbenchLoader, Answers>();

async function askForSettings(
  workbench: WorkbenchLoader,
  format: ExportFormat | undefined,
): Promise<Chosen | undefined> {
  const suggested = toAnswers(await suggestSettings(workbench.serverState));
  const answers = new Map([...suggested, ...(entered.get(workbench) ?? [])]);
  const isDone = await askSteps(
    (soFar) => [...toSettingsSteps(soFar), ...(format ? [] : [toFormatStep()])],
    answers,
  );
  entered.set(
    workbench,
    new Map([...answers].filter(([id, answer]) => !isSameJson(answer, suggested.get(id)))),
  );
  const chosenFormat = format ?? findExportFormat(answers.get('format'));
  return isDone && chosenFormat
    ? { settings: readUsable(toSettingsFile(answers), chosenFormat), format: chosenFormat }
    : undefined;
}
