import * as vscode from 'vscode';
import { type JsonObject } from '../../base/json.js';
import {
  evaluateFilter,
  type TypedResource,
  whyResource,
} from '../../language/filter/evaluateFilter.js';
import { namesOf } from '../../language/filter/resourceName.js';
import { type Filter } from '../../scim/filter/ast.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { HostError } from '../hostError.js';
import { type FilterEvaluation, type FilterRow, type FilterSource } from './filterSource.js';
import { toSentence } from './toSentence.js';

/** The resources of a document or of a captured answer. */
export class ListSource implements FilterSource {
  readonly name: string;
  readonly #resources: readonly JsonObject[];
  readonly #registry: SchemaRegistry;

  constructor(name: string, resources: readonly JsonObject[], registry: SchemaRegistry) {
    this.name = name;
    this.#resources = resources;
    this.#registry = registry;
  }

  evaluate(text: string, limit: number): FilterEvaluation {
    const type = this.#registry.resourceTypes[0];
    if (!type) {
      throw new HostError('notFound', vscode.l10n.t('There is no resource type.'));
    }
    const outcome = evaluateFilter(text, {
      registry: this.#registry,
      type,
      resources: this.#resources,
    });
    if (outcome.kind === 'problem') {
      return { kind: 'problem', problem: outcome };
    }
    const { filter, explanation, findings, found } = outcome;
    const toRows = (some: readonly TypedResource[] = []): readonly FilterRow[] =>
      some.slice(0, limit).map((one) => toRow(one, filter));
    return {
      kind: 'matches',
      explanation: toSentence(explanation),
      notes: findings.map(({ message }) => message),
      matches: toRows(found?.matches),
      others: toRows(found?.others),
      totalMatches: found?.matches.length ?? 0,
      total: found?.total ?? 0,
    };
  }
}

function toRow(one: TypedResource, filter: Filter): FilterRow {
  const [name = vscode.l10n.t('without a name'), ...more] = namesOf(one);
  return {
    name,
    description: [one.type.name, ...more].join(' · '),
    resource: one.resource,
    open: () => openJson(one.resource),
    why: () => whyResource(filter, one),
  };
}

/** As a new document, with two spaces a level. */
export async function openJson(value: unknown): Promise<void> {
  const content = `${JSON.stringify(value, null, 2)}\n`;
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document);
}
