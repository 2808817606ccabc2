import { type JsonObject } from '../../base/json.js';
import { type Filter } from '../../scim/filter/ast.js';
import { checkFilter } from '../../scim/filter/check/checkFilter.js';
import { type FilterFinding } from '../../scim/filter/check/finding.js';
import { compileFilter } from '../../scim/filter/compile.js';
import { type FilterExplanation, explainFilter } from '../../scim/filter/explain.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { printFilter } from '../../scim/filter/print.js';
import { type Problem } from '../../scim/filter/problem.js';
import { type Reason } from '../../scim/filter/why/reason.js';
import { whyMatch } from '../../scim/filter/why/whyMatch.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { toCanonicalResource } from './canonicalResource.js';
import { findTypeOf } from './resourceTypeOf.js';

/** A resource as filters want it, with the type that it was taken for. */
export interface TypedResource {
  readonly type: ResourceType;
  readonly resource: JsonObject;
}

export interface FilterExplained {
  readonly kind: 'explained';
  readonly filter: Filter;
  /** In its usual form. */
  readonly usual: string;
  readonly explanation: FilterExplanation;
  /** What the filter says that can never be as its author thinks, and what other servers may not take. */
  readonly findings: readonly FilterFinding[];
  /** Where resources were given. */
  readonly found?: {
    readonly total: number;
    readonly matches: readonly TypedResource[];
    readonly others: readonly TypedResource[];
  };
}

export interface FilterProblem extends Problem {
  readonly kind: 'problem';
  readonly text: string;
}

export interface FilterPlace {
  readonly registry: SchemaRegistry;
  /** Of resources that do not say it themselves. */
  readonly type: ResourceType;
  readonly resources: readonly JsonObject[] | undefined;
}

/** Never throws for what stands in the filter or in the resources. */
export function evaluateFilter(text: string, place: FilterPlace): FilterExplained | FilterProblem {
  const parsed = parseFilter(text);
  if (!parsed.ok) {
    return { kind: 'problem', text, ...parsed.problem };
  }
  const { filter } = parsed;
  const typed = place.resources?.map((resource) => {
    const type = findTypeOf(place.registry, resource) ?? place.type;
    return { type, resource: toCanonicalResource(type, resource) };
  });
  const types = new Set(typed?.length ? typed.map(({ type }) => type) : [place.type]);
  const checked = [...types].map((type) => ({ type, findings: checkFilter(filter, type, text) }));
  const error = checked.flatMap(({ findings }) => findings).find(({ level }) => level === 'error');
  return error
    ? { kind: 'problem', text, ...withoutLevel(error) }
    : explain(filter, checked, typed);
}

const withoutLevel = ({ message, span, fix }: FilterFinding): Problem => ({
  message,
  span,
  ...(fix && { fix }),
});

interface CheckedType {
  readonly type: ResourceType;
  readonly findings: readonly FilterFinding[];
}

function explain(
  filter: Filter,
  checked: readonly CheckedType[],
  resources: readonly TypedResource[] | undefined,
): FilterExplained {
  const compiled = new Map(checked.map(({ type }) => [type, compileFilter(filter, type)]));
  // In a list of people and groups the filter is about those whose attributes it names.
  const [best] = checked.toSorted((left, right) => countWarnings(left) - countWarnings(right));
  const judged = resources?.map((one) => ({
    one,
    isMatch: compiled.get(one.type)?.matches(one.resource) ?? false,
  }));
  return {
    kind: 'explained',
    filter,
    usual: printFilter(filter),
    explanation: explainFilter(filter, best?.type),
    findings: best?.findings ?? [],
    ...(judged && {
      found: {
        total: judged.length,
        matches: judged.flatMap(({ one, isMatch }) => (isMatch ? [one] : [])),
        others: judged.flatMap(({ one, isMatch }) => (isMatch ? [] : [one])),
      },
    }),
  };
}

const countWarnings = ({ findings }: CheckedType): number =>
  findings.filter(({ level }) => level === 'warning').length;

/** Why one of the resources matches or does not. */
export const whyResource = (filter: Filter, { type, resource }: TypedResource): Reason =>
  whyMatch(filter, type, resource);
