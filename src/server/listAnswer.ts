import { type JsonObject, isJsonObject, readMember } from '../base/json.js';
import { invalidValue } from '../scim/errors.js';
import { type CompiledFilter, compileFilter } from '../scim/filter/compile.js';
import { toInvalidFilter } from '../scim/filter/invalidFilter.js';
import { parseAttributePath, parseFilter } from '../scim/filter/parser.js';
import { listResponse } from '../scim/message/list.js';
import { type Projection, parseProjection } from '../scim/query/projection.js';
import { type Order, compareBy } from '../scim/query/sort.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { renderResource } from '../scim/store/renderResource.js';
import { type ServiceDeps } from './appDeps.js';
import { findCursorPage } from './cursorPage.js';
import { type ListParameters } from './listParameters.js';
import { toRenderedList } from './rendering.js';
import { type Transaction } from './transaction.js';

/** Answers a list of resources of one type, or of all at the root (RFC 7644 3.4.2). */
export function answerList(
  transaction: Transaction,
  deps: ServiceDeps,
  types: readonly ResourceType[],
  parameters: ListParameters,
): void {
  const { directory, renderer } = deps;
  const { baseUrl } = transaction;
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

/** Undefined where everything is asked for that is returned by default, the kept text then. */
export function toProjection(
  parameters: Pick<ListParameters, 'attributes' | 'excludedAttributes'>,
  type: ResourceType,
): Projection | undefined {
  const { attributes, excludedAttributes } = parameters;
  return attributes === undefined && excludedAttributes === undefined
    ? undefined
    : parseProjection(attributes, excludedAttributes, type);
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
  const options = { acceptsUnquotedStrings: directory.profile.acceptsUnquotedFilterStrings };
  const parsed = parseFilter(text, options);
  if (!parsed.ok) {
    // The message quotes the filter, and is captured.
    const masked = redactor.maskText(text);
    const shown = masked === text ? parsed : parseFilter(masked, options);
    throw toInvalidFilter(masked, shown.ok ? parsed.problem : shown.problem);
  }
  for (const detail of parsed.notes) {
    note({ id: 'filter.tolerated', level: 'warning', detail });
  }
  const [only, ...others] = types;
  if (!only || others.length > 0) {
    return anyTypeFilter(
      new Map(types.map((type) => [type.name, compileFilter(parsed.filter, type)])),
    );
  }
  const compiled = compileFilter(parsed.filter, only);
  compiled.notes?.forEach(note);
  return compiled;
}

/** At the root each resource is judged by the schema of its own type. */
const anyTypeFilter = (byTypeName: ReadonlyMap<string, CompiledFilter>): CompiledFilter => ({
  matches: (resource: JsonObject): boolean => {
    const meta = readMember(resource, 'meta');
    const name = isJsonObject(meta) ? readMember(meta, 'resourceType') : undefined;
    return typeof name === 'string' && (byTypeName.get(name)?.matches(resource) ?? false);
  },
  readsAddresses: [...byTypeName.values()].some(({ readsAddresses }) => readsAddresses),
});

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
  for (const type of types) {
    const order = compareBy(type, parsed.path);
    if (order) {
      return order;
    }
  }
  note({
    id: 'query.unknownSortBy',
    level: 'hint',
    detail: `sortBy names ${sortBy}, which is no attribute with an order; the list is not sorted.`,
  });
  return undefined;
}
