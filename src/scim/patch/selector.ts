import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type Effort } from '../effort.js';
import { type AttributePath, type Filter } from '../filter/ast.js';
import { compileFilter } from '../filter/compile.js';
import { isSameFolded } from '../filter/foldedText.js';
import { foldCase } from '../foldCase.js';
import { printFilter } from '../filter/print.js';
import { shorten } from '../../base/shorten.js';
import { type ResolvedPath } from '../filter/resolve.js';
import { type ReadContext } from '../message/valueReader.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../schema/resourceType.js';
import { readBooleanText } from './booleanText.js';

/** The filter in brackets of a path: which values of a multi-valued attribute are meant. */
export interface Selector {
  /** For messages. */
  readonly text: string;
  matches(element: JsonValue): boolean;
  /** Of one look at an element, in those that cost least. */
  readonly cost: number;
  /** The value that the filter describes, where it only says what parts are equal to. */
  readonly template?: JsonObject;
}

type Match = Pick<Selector, 'matches' | 'cost'>;

export function createSelector(
  type: ResourceType,
  given: Filter,
  { attribute, extension }: Pick<ResolvedPath, 'attribute' | 'extension'>,
  context: ReadContext,
): Selector {
  const filter = readFilter(given, attribute, context);
  const template = toTemplate(filter, attribute);
  const direct = matchText(filter, attribute);
  return {
    // Few have anything to say about it.
    get text() {
      return printFilter(filter);
    },
    matches:
      direct?.matches ?? matchByFilter(type, filter, { attribute, extension }, context.effort),
    cost: direct ? direct.cost : filterCost,
    ...(template && { template }),
  };
}

/** Of the objects around an element; the filter itself counts its comparisons. */
const filterCost = 10;

/** Microsoft Entra compares booleans with text, in paths as in values. */
function readFilter(given: Filter, attribute: Attribute, context: ReadContext): Filter {
  if (!context.profile.coercesBooleanStrings) {
    return given;
  }
  const filter = readBooleanText(given, attribute);
  if (filter !== given) {
    context.note({
      id: 'patch.booleanString',
      level: context.profile.toleranceLevel,
      detail:
        `The filter ${shorten(printFilter(given))} of a path compares a boolean with a string; ` +
        'it was taken as the boolean',
    });
  }
  return filter;
}

/** `members[value eq "…"]` comes once a member from Okta, so it is compared directly. */
function matchText(filter: Filter, attribute: Attribute): Match | undefined {
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || typeof filter.value !== 'string') {
    return undefined;
  }
  const part = findPart(attribute, filter.path);
  if (part?.type !== 'string' || part.isMultiValued || part.returned === 'never') {
    return undefined;
  }
  const { name } = part;
  const { value: wanted } = filter;
  if (part.isCaseExact) {
    return { cost: 1, matches: (element) => isJsonObject(element) && element[name] === wanted };
  }
  const folded = foldCase(wanted);
  return {
    cost: 3,
    matches: (element) => {
      const text = isJsonObject(element) ? element[name] : undefined;
      return typeof text === 'string' && isSameFolded(text, folded);
    },
  };
}

interface Of {
  readonly attribute: Attribute;
  readonly extension: SchemaExtension | undefined;
}

/** The compiled filter looks at whole resources, so each value is shown to it as a resource's only one. */
function matchByFilter(
  type: ResourceType,
  filter: Filter,
  { attribute, extension }: Of,
  effort: Effort | undefined,
): Selector['matches'] {
  const path: AttributePath = {
    ...(extension && { urn: extension.urn }),
    name: attribute.name,
    span: filter.span,
  };
  const compiled = compileFilter({ kind: 'valuePath', path, filter, span: filter.span }, type, {
    ...(effort && { effort }),
  });
  return (element) => {
    const content = { [attribute.name]: [element] };
    return compiled.matches(extension ? { [extension.urn]: content } : content);
  };
}

const findPart = (attribute: Attribute, path: AttributePath): Attribute | undefined =>
  path.urn === undefined && path.sub === undefined
    ? attribute.subAttributes.find(path.name)
    : undefined;

function toTemplate(filter: Filter, attribute: Attribute): JsonObject | undefined {
  if (filter.kind === 'and') {
    const parts = filter.filters.map((part) => toTemplate(part, attribute));
    return parts.reduce((all, part) => all && part && { ...all, ...part }, {});
  }
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || filter.value === null) {
    return undefined;
  }
  const part = findPart(attribute, filter.path);
  return part && { [part.name]: filter.value };
}
