import * as vscode from 'vscode';
import { type JsonObject, isJsonObject } from '../../base/json.js';
import { ScimError } from '../../scim/errors.js';
import { type Filter } from '../../scim/filter/ast.js';
import { checkFilter } from '../../scim/filter/check/checkFilter.js';
import { compileFilter, type CompileOptions } from '../../scim/filter/compile.js';
import { explainFilter } from '../../scim/filter/explain.js';
import { filterOptionsOf } from '../../scim/filter/filterOptions.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { whyMatch } from '../../scim/filter/why/whyMatch.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type Directory, type StoredResource } from '../../scim/store/directory.js';
import { renderResource } from '../../scim/store/renderResource.js';
import { toCanonicalResource } from '../../language/filter/canonicalResource.js';
import { toResourceUri } from '../documents/documentUris.js';
import { labelOf } from '../views/resourceLabel.js';
import { type FilterEvaluation, type FilterRow, type FilterSource } from './filterSource.js';
import { toSentence } from './toSentence.js';

export interface ServerPlace {
  readonly directory: Directory;
  readonly type: ResourceType;
  /** Which addresses in `meta.location` and `$ref` begin with. */
  readonly baseUrl: string;
}

/** The people of the mock server, as it would answer `GET /Users?filter=…`. */
export class ServerSource implements FilterSource {
  readonly name = vscode.l10n.t('people of the mock server');
  readonly #place: ServerPlace;

  constructor(place: ServerPlace) {
    this.#place = place;
  }

  evaluate(text: string, limit: number): FilterEvaluation {
    const { directory, type } = this.#place;
    const { profile } = directory;
    const parsed = parseFilter(text, filterOptionsOf(profile));
    if (!parsed.ok) {
      return { kind: 'problem', problem: parsed.problem };
    }
    const { filter } = parsed;
    const findings = checkFilter(filter, type, text);
    const options = { readsBooleanText: profile.coercesBooleanStrings };
    try {
      const found = this.#find(filter, limit, options);
      const others = this.#find({ kind: 'not', filter, span: filter.span }, limit, options);
      return {
        kind: 'matches',
        explanation: toSentence(explainFilter(filter, type)),
        notes: findings.map(({ message }) => message),
        matches: found.rows,
        others: others.rows,
        totalMatches: found.total,
        total: directory.count(type),
      };
    } catch (error) {
      if (error instanceof ScimError) {
        const problem = findings.find(({ level }) => level === 'error') ?? error;
        return { kind: 'problem', problem };
      }
      throw error;
    }
  }

  /** @throws ScimError where the filter does not go with the schema */
  #find(
    filter: Filter,
    limit: number,
    options: CompileOptions,
  ): { readonly rows: readonly FilterRow[]; readonly total: number } {
    const { directory, type, baseUrl } = this.#place;
    const compiled = compileFilter(filter, type, options);
    const query = { filter: compiled, baseUrl, startIndex: 1, count: limit };
    const { resources, totalResults } = directory.query([type], query);
    const asked = filter.kind === 'not' ? filter.filter : filter;
    return {
      rows: resources.map((stored) => this.#toRow(stored, asked, options)),
      total: totalResults,
    };
  }

  #toRow(stored: StoredResource, filter: Filter, options: CompileOptions): FilterRow {
    const { type, baseUrl } = this.#place;
    const { name, description } = labelOf(stored);
    const toResource = (): JsonObject => toClientView(stored, baseUrl);
    return {
      name,
      description,
      get resource() {
        return toResource();
      },
      open: () =>
        vscode.commands.executeCommand(
          'vscode.open',
          toResourceUri(stored.type.name, stored.id, name),
        ),
      why: () => whyMatch(filter, type, toCanonicalResource(type, toResource()), options),
    };
  }
}

/** Without what is never returned. */
function toClientView(stored: StoredResource, baseUrl: string): JsonObject {
  const value: unknown = JSON.parse(renderResource(stored, baseUrl));
  return isJsonObject(value) ? value : {};
}
