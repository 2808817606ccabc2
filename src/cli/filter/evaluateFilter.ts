import { type JsonObject } from '../../base/json.js';
import { type Filter } from '../../scim/filter/ast.js';
import { type CompiledFilter, compileFilter } from '../../scim/filter/compile.js';
import { type FilterExplanation, explainFilter } from '../../scim/filter/explain.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { printFilter } from '../../scim/filter/print.js';
import { type Problem } from '../../scim/filter/problem.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { toCanonicalResource } from './canonicalResource.js';
import { findMisfit } from './findMisfit.js';
import { findTypeOf } from './resourceTypeOf.js';

export interface FilterMatch {
  readonly type: string;
  readonly resource: JsonObject;
}

export interface FilterExplained {
  readonly kind: 'explained';
  /** In its usual form. */
  readonly filter: string;
  readonly explanation: FilterExplanation;
  /** What the filter says that can never be as its author thinks. */
  readonly notes: readonly string[];
  /** Where resources were given. */
  readonly found?: { readonly total: number; readonly matches: readonly FilterMatch[] };
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
  const typed = place.resources?.map((resource) => ({
    type: findTypeOf(place.registry, resource) ?? place.type,
    resource,
  }));
  const types = new Set(typed?.length ? typed.map(({ type }) => type) : [place.type]);
  for (const type of types) {
    const problem = findMisfit(filter, type);
    if (problem) {
      return { kind: 'problem', text, ...problem };
    }
  }
  return explain(filter, types, typed);
}

interface TypedResource {
  readonly type: ResourceType;
  readonly resource: JsonObject;
}

function explain(
  filter: Filter,
  types: ReadonlySet<ResourceType>,
  resources: readonly TypedResource[] | undefined,
): FilterExplained {
  const compiled = new Map([...types].map((type) => [type, compileFilter(filter, type)]));
  // In a list of people and groups the filter is about those whose attributes it names.
  const [best] = [...compiled].sort(([, left], [, right]) => countNotes(left) - countNotes(right));
  const matches = resources
    ?.map(({ type, resource }) => ({ type, resource: toCanonicalResource(type, resource) }))
    .filter(({ type, resource }) => compiled.get(type)?.matches(resource))
    .map(({ type, resource }) => ({ type: type.name, resource }));
  return {
    kind: 'explained',
    filter: printFilter(filter),
    explanation: explainFilter(filter, best?.[0]),
    notes: (best?.[1].notes ?? []).map(({ detail }) => detail),
    ...(resources && matches && { found: { total: resources.length, matches } }),
  };
}

const countNotes = ({ notes = [] }: CompiledFilter): number => notes.length;
