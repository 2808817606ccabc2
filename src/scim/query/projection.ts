import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type AttributePath } from '../filter/ast.js';
import { parseAttributePath } from '../filter/parser.js';
import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';

/** Names of one level; with `parts` only those sub-attributes. */
type Names = ReadonlyMap<string, Selected>;

interface Selected {
  /** The attribute as a whole was named. */
  readonly isWhole: boolean;
  readonly parts: ReadonlySet<string>;
}

/** What an answer shows of a resource (RFC 7644 3.9), names in lower case. */
export interface Projection {
  /** Undefined where the client names none, so that the defaults come. */
  readonly attributes: NameTree | undefined;
  readonly excluded: NameTree | undefined;
}

/** Named attributes of the core schema, and by the URN of an extension its own. */
interface NameTree {
  readonly core: Names;
  readonly extensions: ReadonlyMap<string, Names>;
}

/**
 * Reads the query parameters `attributes` and `excludedAttributes`, names joined with commas. What no
 * schema of the type has is left out: it could not be shown anyway.
 */
export function parseProjection(
  attributes: string | undefined,
  excludedAttributes: string | undefined,
  type: ResourceType,
): Projection {
  return {
    attributes: attributes === undefined ? undefined : toNameTree(attributes, type),
    excluded: excludedAttributes === undefined ? undefined : toNameTree(excludedAttributes, type),
  };
}

export const isDefaultProjection = ({ attributes, excluded }: Projection): boolean =>
  attributes === undefined && excluded === undefined;

/** The part of `resource` that `projection` shows. Members stay in their order. */
export function project(
  resource: JsonObject,
  type: ResourceType,
  projection: Projection,
): JsonObject {
  const { attributes, excluded } = projection;
  const shown: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(resource)) {
    const attribute = type.attributes.find(name);
    const projected = attribute
      ? projectAttribute(attribute, value, attributes?.core, excluded?.core)
      : projectExtension(type, name, value, projection);
    if (projected !== undefined) {
      shown.push([name, projected]);
    }
  }
  return Object.fromEntries(shown);
}

function toNameTree(text: string, type: ResourceType): NameTree {
  const core = new Map<string, Selected>();
  const extensions = new Map<string, Map<string, Selected>>();
  for (const name of text.split(',')) {
    const trimmed = name.trim();
    const extension = type.findExtension(trimmed);
    if (extension) {
      selectAll(namesOf(extensions, extension.urn), extension.attributes);
    } else if (trimmed.toLowerCase() === type.schema.toLowerCase()) {
      selectAll(core, type.attributes);
    } else {
      const parsed = parseAttributePath(trimmed);
      if (parsed.ok) {
        addPath(parsed.path, type, core, extensions);
      }
    }
  }
  return { core, extensions };
}

function selectAll(names: Map<string, Selected>, attributes: AttributeMap): void {
  for (const { name } of attributes) {
    select(names, { name });
  }
}

function addPath(
  path: AttributePath,
  type: ResourceType,
  core: Map<string, Selected>,
  extensions: Map<string, Map<string, Selected>>,
): void {
  const { urn } = path;
  if (urn === undefined || urn.toLowerCase() === type.schema.toLowerCase()) {
    select(core, path);
    return;
  }
  const extension = type.findExtension(urn);
  if (extension) {
    select(namesOf(extensions, extension.urn), path);
  }
}

function namesOf(
  extensions: Map<string, Map<string, Selected>>,
  urn: string,
): Map<string, Selected> {
  const names = extensions.get(urn) ?? new Map<string, Selected>();
  extensions.set(urn, names);
  return names;
}

function select(
  names: Map<string, Selected>,
  { name, sub }: Pick<AttributePath, 'name' | 'sub'>,
): void {
  const key = name.toLowerCase();
  const before = names.get(key);
  names.set(key, {
    isWhole: sub === undefined || (before?.isWhole ?? false),
    parts: new Set([...(before?.parts ?? []), ...(sub === undefined ? [] : [sub.toLowerCase()])]),
  });
}

/** Undefined where nothing of it is shown. */
function projectAttribute(
  attribute: Attribute,
  value: JsonValue,
  wanted: Names | undefined,
  excluded: Names | undefined,
): JsonValue | undefined {
  const key = attribute.name.toLowerCase();
  if (!isShown(attribute, wanted?.has(key), excluded?.get(key)?.isWhole ?? false)) {
    return undefined;
  }
  if (attribute.type !== 'complex') {
    return value;
  }
  const isPartShown = partFilter(attribute, wanted?.get(key), excluded?.get(key));
  return isPartShown ? projectParts(attribute, value, isPartShown) : value;
}

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

/** Undefined where every part is shown. */
function partFilter(
  attribute: Attribute,
  wanted: Selected | undefined,
  excluded: Selected | undefined,
): IsPartShown | undefined {
  const names = wanted && !wanted.isWhole ? wanted.parts : undefined;
  const left = excluded?.parts;
  let isUnusual = unusualParts.get(attribute);
  if (isUnusual === undefined) {
    isUnusual = [...attribute.subAttributes].some(
      ({ returned }) => returned === 'never' || returned === 'request',
    );
    unusualParts.set(attribute, isUnusual);
  }
  if (!names && !left && !isUnusual) {
    return undefined;
  }
  return (part) => {
    const key = part.name.toLowerCase();
    const isWanted = names?.has(key) ?? (wanted?.parts.has(key) === true ? true : undefined);
    return isShown(part, isWanted, left?.has(key) ?? false);
  };
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
  { attributes, excluded }: Projection,
): JsonValue | undefined {
  const extension = type.findExtension(urn);
  if (!extension || !isJsonObject(value)) {
    return undefined;
  }
  const named = attributes?.extensions.get(extension.urn);
  const wanted = named ?? (attributes && noNames);
  return projectMembers(
    extension.attributes,
    value,
    wanted,
    excluded?.extensions.get(extension.urn),
  );
}

function projectMembers(
  attributes: AttributeMap,
  content: JsonObject,
  wanted: Names | undefined,
  excluded: Names | undefined,
): JsonObject | undefined {
  const shown: [string, JsonValue][] = [];
  for (const [name, member] of Object.entries(content)) {
    const attribute = attributes.find(name);
    const projected = attribute && projectAttribute(attribute, member, wanted, excluded);
    if (projected !== undefined) {
      shown.push([name, projected]);
    }
  }
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}

const noNames: Names = new Map();
