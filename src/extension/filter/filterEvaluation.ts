import { parseFilter } from '../../scim/filter/parser.js';
import { compileFilter } from '../../scim/filter/compile.js';
import { type FilterExplanation, explainFilter } from '../../scim/filter/explain.js';
import { ScimError } from '../../scim/errors.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type Directory, type StoredResource } from '../../scim/store/directory.js';

/** Where a filter is evaluated. */
export interface FilterPlace {
  readonly directory: Directory;
  readonly type: ResourceType;
  /** Which addresses in `meta.location` and `$ref` begin with. */
  readonly baseUrl: string;
}

export type FilterEvaluation =
  | {
      readonly kind: 'matches';
      readonly explanation: string;
      readonly matches: readonly StoredResource[];
      readonly totalMatches: number;
      readonly total: number;
    }
  | {
      readonly kind: 'problem';
      readonly message: string;
      /** Where in the text; absent where it is about the filter as a whole. */
      readonly span?: { readonly start: number; readonly end: number };
    };

/** What the mock would answer to `GET /Users?filter=…`, at most `limit` of it. */
export function evaluateIn(
  { directory, type, baseUrl }: FilterPlace,
  text: string,
  limit: number,
): FilterEvaluation {
  const parsed = parseFilter(text, {
    acceptsUnquotedStrings: directory.profile.acceptsUnquotedFilterStrings,
  });
  if (!parsed.ok) {
    const { message, span } = parsed.problem;
    return { kind: 'problem', message, span };
  }
  try {
    const filter = compileFilter(parsed.filter, type, {
      readsBooleanText: directory.profile.coercesBooleanStrings,
    });
    const page = directory.query([type], { filter, baseUrl, startIndex: 1, count: limit });
    return {
      kind: 'matches',
      explanation: toSentence(explainFilter(parsed.filter, type)),
      matches: page.resources,
      totalMatches: page.totalResults,
      total: directory.count(type),
    };
  } catch (error) {
    if (error instanceof ScimError) {
      return { kind: 'problem', message: error.message };
    }
    throw error;
  }
}

const toSentence = ({ label, children }: FilterExplanation): string =>
  children.length === 0 ? label : `${label} (${children.map(toSentence).join('; ')})`;
