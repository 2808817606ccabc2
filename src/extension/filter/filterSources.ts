import * as vscode from 'vscode';
import { readResourceText } from '../../workbench/data/resourceText.js';
import { type Workbench } from '../../workbench/workbench.js';
import { HostError } from '../hostError.js';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { type FilterSource } from './filterSource.js';
import { ListSource } from './listSource.js';
import { ServerSource } from './serverSource.js';

export interface SourceDeps {
  readonly workbench: Workbench;
  readonly schemas: LanguageSchemas;
}

/** How many captured answers are looked through for lists, and how many are offered. */
const mostLookedAt = 200;
const mostOffered = 5;

/** Everything that a filter can be evaluated on now, the likeliest first. */
export async function findSources(deps: SourceDeps): Promise<readonly FilterSource[]> {
  const sources = [
    findServerSource(deps),
    await findDocumentSource(deps),
    ...(await findCapturedLists(deps)),
  ];
  return sources.filter((source) => source !== undefined);
}

/** The people of the mock server, where it runs. */
export function findServerSource({ workbench }: SourceDeps): FilterSource | undefined {
  const { directory, registry, serverState } = workbench;
  const type = registry.findByName('User');
  if (serverState.status !== 'running' || !directory || !type) {
    return undefined;
  }
  return new ServerSource({ directory, type, baseUrl: serverState.baseUrl });
}

/** The JSON document that is open in front, where it holds resources. */
export async function findDocumentSource({
  schemas,
}: SourceDeps): Promise<FilterSource | undefined> {
  const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
  const active = vscode.window.activeTextEditor?.document;
  for (const document of active ? [active, ...documents] : documents) {
    const source = document.languageId.startsWith('json')
      ? await toListSource(nameOf(document.uri), document.getText(), schemas)
      : undefined;
    if (source) {
      return source;
    }
  }
  return undefined;
}

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * The answer of one captured exchange.
 *
 * @throws HostError where it holds no resources
 */
export async function getCapturedSource(
  { workbench, schemas }: SourceDeps,
  exchangeId: string,
): Promise<FilterSource> {
  const seq = workbench.captures.find(exchangeId)?.seq;
  const body = workbench.findBody(exchangeId, 'response', true);
  const source =
    seq === undefined || !body
      ? undefined
      : await toListSource(nameOfAnswer(seq), body.text, schemas);
  if (source) {
    return source;
  }
  throw new HostError('notFound', vscode.l10n.t('That captured answer holds no resources.'));
}

const nameOfAnswer = (seq: number): string => vscode.l10n.t('captured answer {0}', seq);

/** The latest first. */
async function findCapturedLists({
  workbench,
  schemas,
}: SourceDeps): Promise<readonly FilterSource[]> {
  const found: FilterSource[] = [];
  for (const { seq, exchange } of workbench.captures.since(0).slice(-mostLookedAt).toReversed()) {
    const isList =
      exchange.response?.status === 200 && /^(?:GET|POST)$/.test(exchange.request.method);
    const body = isList ? workbench.findBody(exchange.id, 'response', true) : undefined;
    const source = body?.text.includes('"Resources"')
      ? await toListSource(nameOfAnswer(seq), body.text, schemas)
      : undefined;
    if (source) {
      found.push(source);
    }
    if (found.length >= mostOffered) {
      break;
    }
  }
  return found;
}

/** Undefined where the text holds no resources. */
async function toListSource(
  name: string,
  text: string,
  schemas: LanguageSchemas,
): Promise<FilterSource | undefined> {
  const resources = readResources(text);
  return resources && resources.length > 0
    ? new ListSource(name, resources, await schemas.get())
    : undefined;
}

function readResources(text: string): ReturnType<typeof readResourceText>['resources'] | undefined {
  try {
    return readResourceText(text).resources;
  } catch {
    // expected: any JSON may be open, and some of it is being written
    return undefined;
  }
}
