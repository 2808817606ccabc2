import * as vscode from 'vscode';
import { type JsonObject, isJsonObject } from '../../base/json.js';
import { type StoredResource } from '../../scim/store/directory.js';
import { renderResource } from '../../scim/store/renderResource.js';
import { HostError } from '../hostError.js';
import { type ServerController } from '../server/serverController.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type FilterPlace, evaluateIn } from './filterEvaluation.js';
import { FilterPick } from './filterPick.js';

/**
 * Evaluates a filter on the people of the mock server; asks for it where none is given.
 *
 * @returns the people that match, as clients see them; undefined where the user left
 * @throws HostError
 */
export async function evaluateFilter(
  workbench: WorkbenchLoader,
  server: ServerController,
  expression: unknown,
): Promise<readonly JsonObject[] | undefined> {
  const { baseUrl } = server.getRunning();
  const { directory, registry } = await workbench.get();
  const type = registry.findByName('User');
  if (!directory || !type) {
    throw new HostError('notRunning', vscode.l10n.t('The mock server serves no people.'));
  }
  const place = { directory, type, baseUrl };
  const text =
    expression === undefined || expression === null
      ? await new FilterPick(place).ask()
      : readExpression(expression);
  return text === undefined
    ? undefined
    : getMatches(place, text).map((stored) => toClientView(stored, baseUrl));
}

function readExpression(expression: unknown): string {
  if (typeof expression === 'string') {
    return expression;
  }
  throw new HostError('badArgument', vscode.l10n.t('The filter must be given as text.'));
}

function getMatches(place: FilterPlace, text: string): readonly StoredResource[] {
  const evaluation = evaluateIn(place, text, Number.MAX_SAFE_INTEGER);
  if (evaluation.kind === 'matches') {
    return evaluation.matches;
  }
  const { message, span } = evaluation;
  throw new HostError(
    'badFilter',
    span
      ? vscode.l10n.t('The filter is wrong at column {0}: {1}', span.start + 1, message)
      : vscode.l10n.t('The filter cannot be evaluated: {0}', message),
  );
}

/** Without what is never returned. */
function toClientView(stored: StoredResource, baseUrl: string): JsonObject {
  const value: unknown = JSON.parse(renderResource(stored, baseUrl));
  return isJsonObject(value) ? value : {};
}
