import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type Names, type NameTree, readNameTree, type Selected } from './nameTree.js';

/** What an answer shows of a resource (RFC 7644 3.9), names in lower case. */
export interface Projection {
  /** Undefined where the client names none, so that the defaults come. */
  readonly attributes: NameTree | undefined;
  readonly excluded: NameTree | undefined;
  /** What the client wrote of that which is returned on request (RFC 7643 7). */
  readonly written?: NameTree | undefined;
}

/**
 * Reads the query parameters `attributes` and `excludedAttributes`, names joined with commas. What no
 * schema of the type has is left out: it could not be shown anyway.
 */
export function parseProjection(
  attributes: string | undefined,
  excludedAttributes: string | undefined,
  type: ResourceType,
  written?: string,
): Projection {
  const read = (names: string | undefined): NameTree | undefined =>
    names === undefined ? undefined : readNameTree(names, type);
  return {
    attributes: read(attributes),
    excluded: read(excludedAttributes),
    written: read(written),
  };
}

export const isDefaultProjection = ({ attributes, excluded, written }: Projection): boolean =>
  attributes === undefined && excluded === undefined && written === undefined;

/** The part of `resource` that `projection` shows. Members stay in their order. */
export function project(
  resource: JsonObject,
  type: ResourceType,
  projection: Projection,
): JsonObject {
  const asked = {
    wanted: projection.attributes?.core,
    excluded: projection.excluded?.core,
    written: projection.written?.core,
  };
  const shown: [string, JsonValue][] = [];
  const hidden = new Set<string>();
  for (const [name, value] of Object.entries(resource)) {
    const attribute = type.attributes.find(name);
    const projected = attribute
      ? projectAttribute(attribute, value, asked)
      : projectExtension(type, name, value, projection);
    if (projected !== undefined) {
      shown.push([name, projected]);
    } else if (!attribute) {
      hidden.add(name);
    }
  }
  return withoutHidden(Object.fromEntries(shown), hidden);
}

/** `schemas` names those whose attributes are present in this very structure (RFC 7643 3.1). */
function withoutHidden(shown: JsonObject, hidden: ReadonlySet<string>): JsonObject {
  const { schemas } = shown;
  return hidden.size > 0 && isJsonArray(schemas)
    ? { ...shown, schemas: schemas.filter((urn) => typeof urn !== 'string' || !hidden.has(urn)) }
    : shown;
}

/** What the client said about one level of names; undefined where it said nothing. */
interface Asked {
  readonly wanted: Names | undefined;
  readonly excluded: Names | undefined;
  readonly written: Names | undefined;
}

/** Undefined where nothing of it is shown. */
function projectAttribute(
  attribute: Attribute,
  value: JsonValue,
  asked: Asked,
): JsonValue | undefined {
  const ofThis = narrow(asked, attribute.name.toLowerCase());
  const { wanted, excluded, written } = ofThis;
  const isWanted = asked.wanted ? wanted !== undefined : isWritten(attribute, written);
  if (!isShown(attribute, isWanted, excluded?.isWhole ?? false)) {
    return undefined;
  }
  const isPartShown = attribute.type === 'complex' ? partFilter(attribute, ofThis) : undefined;
  return isPartShown ? projectParts(attribute, value, isPartShown) : value;
}

/** What was said about one name. Who names attributes wants no others, even if they were written. */
const narrow = ({ wanted, excluded, written }: Asked, key: string): AskedOfOne => ({
  wanted: wanted?.get(key),
  excluded: excluded?.get(key),
  written: wanted ? undefined : written?.get(key),
});

/** To write what is returned on request is a request (RFC 7643 7). */
const isWritten = ({ returned }: Attribute, written: Selected | undefined): true | undefined =>
  returned === 'request' && written ? true : undefined;

/**
 * The `returned` characteristic of RFC 7643 7 against what the client asked for.
 *
 * @param isWanted undefined where the client names no attributes
 */
function isShown(
  { returned }: Attribute,
  isWanted: boolean | undefined,
  isExcluded: boolean,
): boolean {
  switch (returned) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'request':
      return (isWanted ?? false) && !isExcluded;
    case 'default':
      return (isWanted ?? true) && !isExcluded;
  }
}

type IsPartShown = (part: Attribute) => boolean;

const unusualParts = new WeakMap<Attribute, boolean>();

interface AskedOfOne {
  readonly wanted: Selected | undefined;
  readonly excluded: Selected | undefined;
  readonly written: Selected | undefined;
}

/** Undefined where every part is shown. */
function partFilter(
  attribute: Attribute,
  { wanted, excluded, written }: AskedOfOne,
): IsPartShown | undefined {
  const names = wanted && !wanted.isWhole ? wanted.parts : undefined;
  const left = excluded?.parts;
  if (!names && !left && !isUnusual(attribute)) {
    return undefined;
  }
  return (part) => {
    const key = part.name.toLowerCase();
    const isNamed = wanted?.parts.has(key) === true || isWrittenPart(part, written);
    const isWanted = names?.has(key) ?? (isNamed ? true : undefined);
    return isShown(part, isWanted, left?.has(key) ?? false);
  };
}

const isWrittenPart = (part: Attribute, written: Selected | undefined): boolean =>
  part.returned === 'request' && written?.parts.has(part.name.toLowerCase()) === true;

function isUnusual(attribute: Attribute): boolean {
  const known = unusualParts.get(attribute);
  if (known !== undefined) {
    return known;
  }
  const isOne = [...attribute.subAttributes].some(
    ({ returned }) => returned === 'never' || returned === 'request',
  );
  unusualParts.set(attribute, isOne);
  return isOne;
}

function projectParts(
  attribute: Attribute,
  value: JsonValue,
  isPartShown: IsPartShown,
): JsonValue | undefined {
  if (isJsonArray(value)) {
    const list = value.flatMap((element) => projectParts(attribute, element, isPartShown) ?? []);
    return list.length > 0 ? list : undefined;
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const shown = Object.entries(value).filter(([name]) => {
    const part = attribute.subAttributes.find(name);
    return part !== undefined && isPartShown(part);
  });
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}

function projectExtension(
  type: ResourceType,
  urn: string,
  value: JsonValue,
  { attributes, excluded, written }: Projection,
): JsonValue | undefined {
  const extension = type.findExtension(urn);
  if (!extension || !isJsonObject(value)) {
    return undefined;
  }
  const { urn: name } = extension;
  return projectMembers(extension.attributes, value, {
    wanted: attributes && (attributes.extensions.get(name) ?? noNames),
    excluded: excluded?.extensions.get(name),
    written: written?.extensions.get(name),
  });
}

function projectMembers(
  attributes: AttributeMap,
  content: JsonObject,
  asked: Asked,
): JsonObject | undefined {
  const shown: [string, JsonValue][] = [];
  for (const [name, member] of Object.entries(content)) {
    const attribute = attributes.find(name);
    const projected = attribute && projectAttribute(attribute, member, asked);
    if (projected !== undefined) {
      shown.push([name, projected]);
    }
  }
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}

const noNames: Names = new Map();
