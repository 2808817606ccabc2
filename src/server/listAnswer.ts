import { type JsonObject } from '../base/json.js';
import { invalidValue } from '../scim/errors.js';
import { createQueryEffort } from '../scim/effort.js';
import { type CompiledFilter } from '../scim/filter/compile.js';
import { compileForTypes } from '../scim/filter/compileForTypes.js';
import { filterOptionsOf } from '../scim/filter/filterOptions.js';
import { toInvalidFilter } from '../scim/filter/invalidFilter.js';
import { type AttributePath } from '../scim/filter/ast.js';
import { hintForPath } from '../scim/filter/suggest.js';
import { parseAttributePath, parseFilter } from '../scim/filter/parser.js';
import { listResponse } from '../scim/message/list.js';
import { type Order, compareBy } from '../scim/query/sort.js';
import { typeNameOf } from '../scim/query/typeNameOf.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { renderResource } from '../scim/store/renderResource.js';
import { type ServiceDeps } from './appDeps.js';
import { findCursorPage } from './cursorPage.js';
import { type ListParameters } from './listParameters.js';
import { noteUnknownNames, toProjection } from './projections.js';
import { toRenderedList } from './rendering.js';
import { type Transaction } from './transaction.js';

/** Answers a list of resources of one type, or of all at the root (RFC 7644 3.4.2). */
export function answerList(
  transaction: Transaction,
  deps: ServiceDeps,
  types: readonly ResourceType[],
  given: ListParameters,
): void {
  const parameters = transaction.ignoresFilter ? { ...given, filter: undefined } : given;
  const { directory, renderer } = deps;
  const { baseUrl } = transaction;
  noteUnknownNames(parameters, types, transaction.note);
  const filter = toFilter(transaction, deps, types, parameters.filter);
  const order = toOrder(transaction, types, parameters.sortBy);
  const selection = {
    ...(filter && { filter }),
    ...(order && { order, isDescending: parameters.isDescending }),
    count: parameters.count,
    baseUrl,
  };
  const page =
    parameters.cursor === undefined
      ? directory.query(types, { ...selection, startIndex: parameters.startIndex })
      : findCursorPage(deps, types, parameters, selection);
  const { attributes, excludedAttributes } = parameters;
  if (attributes === undefined && excludedAttributes === undefined) {
    transaction.send({ status: 200, rendered: toRenderedList(renderer, page, baseUrl) });
    return;
  }
  const projections = new Map(types.map((type) => [type, toProjection(parameters, type)]));
  const resources = page.resources.map((stored) =>
    renderResource(stored, baseUrl, projections.get(stored.type)),
  );
  transaction.send({
    status: 200,
    text: listResponse({ ...page, resources }),
    isRendered: true,
  });
}

function toFilter(
  { note }: Transaction,
  { directory, redactor }: ServiceDeps,
  types: readonly ResourceType[],
  text: string | undefined,
): CompiledFilter | undefined {
  if (text === undefined) {
    return undefined;
  }
  const { profile } = directory;
  const options = filterOptionsOf(profile);
  const parsed = parseFilter(text, options);
  if (!parsed.ok) {
    // The message quotes the filter, and is captured.
    const masked = redactor.maskText(text);
    const shown = masked === text ? parsed : parseFilter(masked, options);
    throw toInvalidFilter(masked, shown.ok ? parsed.problem : shown.problem);
  }
  for (const detail of parsed.notes) {
    note({ id: 'filter.tolerated', level: 'warning', detail, parameter: 'filter' });
  }
  const compiled = compileForTypes(parsed.filter, types, {
    readsBooleanText: profile.coercesBooleanStrings,
    readsEmailForEmails: profile.readsEmailForEmails,
    effort: createQueryEffort(),
  });
  // What one type lacks another may have: the filter is about those that know its attributes best.
  const notes = [...compiled.values()].map((one) => one.notes ?? []);
  notes
    .toSorted((left, right) => left.length - right.length)[0]
    ?.forEach((one) => {
      note({ ...one, parameter: 'filter' });
    });
  const [only] = compiled.values();
  return compiled.size === 1 ? only : anyTypeFilter(compiled);
}

/** At the root each resource is judged by the schema of its own type. */
const anyTypeFilter = (byTypeName: ReadonlyMap<string, CompiledFilter>): CompiledFilter => ({
  matches: (resource: JsonObject): boolean =>
    byTypeName.get(typeNameOf(resource))?.matches(resource) ?? false,
  narrowings: [],
  readsAddresses: [...byTypeName.values()].some(({ readsAddresses }) => readsAddresses),
});

const hintForAny = (types: readonly ResourceType[], path: AttributePath): string => {
  const hint = types.map((type) => hintForPath(type, path)).find((one) => one !== '');
  return hint ?? '.';
};

function toOrder(
  { note }: Transaction,
  types: readonly ResourceType[],
  sortBy: string | undefined,
): Order | undefined {
  if (sortBy === undefined) {
    return undefined;
  }
  const parsed = parseAttributePath(sortBy.trim());
  if (!parsed.ok) {
    throw invalidValue(`sortBy is not the name of an attribute: ${parsed.problem.message}.`);
  }
  const order = compareBy(types, parsed.path);
  if (order) {
    return order;
  }
  note({
    id: 'query.unknownSortBy',
    level: 'hint',
    parameter: 'sortBy',
    detail: `sortBy names ${sortBy}, which is no attribute with an order; the list is not sorted${hintForAny(types, parsed.path)}`,
  });
  return undefined;
}
