import * as vscode from 'vscode';
import { type JsonObject, isJsonObject } from '../../base/json.js';
import { findEntryAt } from '../../language/filter/filterEntries.js';
import { HostError } from '../hostError.js';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { type RunInBackground } from '../runInBackground.js';
import { type ServerController } from '../server/serverController.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { FilterPick } from './filterPick.js';
import { filterLanguageId } from './filterSelector.js';
import { type FilterSource } from './filterSource.js';
import {
  findDocumentSource,
  findServerSource,
  findSources,
  getCapturedSource,
  type SourceDeps,
} from './filterSources.js';

export interface EvaluateDeps {
  readonly workbench: WorkbenchLoader;
  readonly server: ServerController;
  readonly schemas: LanguageSchemas;
  readonly runInBackground: RunInBackground;
}

interface EvaluateOptions {
  /** `server`, `document` (what is open), or the id of a captured exchange. */
  readonly source?: string;
  /** Whether to show it and let the user go on, as without a filter. */
  readonly isShown: boolean;
}

/**
 * Evaluates a filter on the people of the mock server, a captured answer or the document that is open; asks for it
 * where none is given.
 *
 * @returns the resources that match, as clients see them; undefined where the user left
 * @throws HostError
 */
export async function evaluateFilter(
  { workbench, server, schemas, runInBackground }: EvaluateDeps,
  expression: unknown,
  given: unknown,
): Promise<readonly JsonObject[] | undefined> {
  const text = readExpression(expression);
  const { source, isShown } = readOptions(given);
  const deps = { workbench: await workbench.get(), schemas };
  const wanted = source === undefined ? undefined : await getSource(deps, server, source);
  if (text !== undefined && !isShown) {
    const first = wanted ?? findServerSource(deps) ?? (await findDocumentSource(deps));
    return getMatches(first ?? failNotRunning(server), text);
  }
  const sources = wanted ? [wanted] : await findSources(deps);
  if (sources.length === 0) {
    failNotRunning(server);
  }
  const picked = await new FilterPick({
    sources,
    text: text ?? findFilterInEditor(),
    runInBackground,
  }).ask();
  return picked && getMatches(picked.source, picked.text);
}

/** What the server says while it does not run; it does, and serves nobody, where no schema has people. */
function failNotRunning(server: ServerController): never {
  server.getRunning();
  throw new HostError('notRunning', vscode.l10n.t('The mock server serves no people.'));
}

async function getSource(
  deps: SourceDeps,
  server: ServerController,
  source: string,
): Promise<FilterSource> {
  switch (source) {
    case 'server':
      return findServerSource(deps) ?? failNotRunning(server);
    case 'document': {
      const found = await findDocumentSource(deps);
      if (found) {
        return found;
      }
      throw new HostError(
        'notFound',
        vscode.l10n.t('No JSON document with SCIM resources is open.'),
      );
    }
    default:
      return getCapturedSource(deps, source);
  }
}

function readExpression(expression: unknown): string | undefined {
  if (expression === undefined || expression === null || typeof expression === 'string') {
    return expression ?? undefined;
  }
  throw new HostError('badArgument', vscode.l10n.t('The filter must be given as text.'));
}

function readOptions(given: unknown): EvaluateOptions {
  const options = isJsonObject(given) ? given : {};
  const source = options['source'];
  return {
    isShown: options['show'] === true,
    ...(typeof source === 'string' && { source }),
  };
}

/** What is selected, else the filter at the cursor of a `.scimfilter` document. */
function findFilterInEditor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== filterLanguageId) {
    return undefined;
  }
  const { document, selection } = editor;
  const found = selection.isEmpty
    ? findEntryAt(document.getText(), document.offsetAt(selection.active))?.text
    : document.getText(selection);
  return found?.replaceAll(/\s*[\r\n]\s*/g, ' ').trim();
}

function getMatches(source: FilterSource, text: string): readonly JsonObject[] {
  const evaluation = source.evaluate(text, Number.MAX_SAFE_INTEGER);
  if (evaluation.kind === 'matches') {
    return evaluation.matches.map(({ resource }) => resource);
  }
  const { message, span } = evaluation.problem;
  throw new HostError(
    'badFilter',
    span
      ? vscode.l10n.t('The filter is wrong at column {0}: {1}', span.start + 1, message)
      : vscode.l10n.t('The filter cannot be evaluated: {0}', message),
  );
}
