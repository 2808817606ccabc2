import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type AttributePath } from '../filter/ast.js';
import { parsePatchPath } from '../filter/parser.js';
import { printPath } from '../filter/print.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';

/**
 * The attributes in the body of a POST or PUT that are returned on request: that a client writes one is
 * such a request (RFC 7643 7). Joined with commas; undefined where there is none.
 */
export function findWrittenNames(type: ResourceType, body: JsonValue): string | undefined {
  const names = requestNamesOf(type).filter((path) => isIn(body, path));
  return names.length === 0 ? undefined : names.map(printPath).join(',');
}

/** The same for the body of a PATCH. */
export function findPatchedNames(type: ResourceType, body: JsonValue): string | undefined {
  if (requestNamesOf(type).length === 0) {
    return undefined;
  }
  const operations = findMember(body, 'Operations');
  const names = (isJsonArray(operations) ? operations : [])
    .flatMap((operation) => toContents(operation, type))
    .flatMap((content) => findWrittenNames(type, content) ?? []);
  return names.length === 0 ? undefined : names.join(',');
}

const nowhere = { start: 0, end: 0 };
const knownNames = new WeakMap<ResourceType, readonly AttributePath[]>();

function requestNamesOf(type: ResourceType): readonly AttributePath[] {
  const known = knownNames.get(type);
  if (known) {
    return known;
  }
  const isOnRequest = ({ returned }: Attribute): boolean => returned === 'request';
  const names: AttributePath[] = [];
  for (const { attribute, extension } of type.allAttributes()) {
    const path = { ...(extension && { urn: extension.urn }), name: attribute.name, span: nowhere };
    if (isOnRequest(attribute)) {
      names.push(path);
    }
    for (const { name } of [...attribute.subAttributes].filter(isOnRequest)) {
      names.push({ ...path, sub: name });
    }
  }
  knownNames.set(type, names);
  return names;
}

function isIn(body: JsonValue, { urn, name, sub }: AttributePath): boolean {
  const value = findMember(urn === undefined ? body : findMember(body, urn), name);
  if (value === undefined || sub === undefined) {
    return value !== undefined;
  }
  const values = isJsonArray(value) ? value : [value];
  return values.some((one) => findMember(one, sub) !== undefined);
}

/** The attributes of one operation as the body of a POST would hold them. */
function toContents(operation: JsonValue, type: ResourceType): readonly JsonObject[] {
  const path = findMember(operation, 'path');
  const value = findMember(operation, 'value') ?? null;
  if (typeof path === 'string') {
    return wrap(path, value, type);
  }
  return isJsonObject(value)
    ? Object.entries(value).flatMap(([name, member]) => wrap(name, member, type))
    : [];
}

function wrap(text: string, value: JsonValue, type: ResourceType): readonly JsonObject[] {
  if (type.findExtension(text)) {
    return [{ [text]: value }];
  }
  const parsed = parsePatchPath(text);
  if (!parsed.ok || parsed.path.kind === 'extension') {
    return [];
  }
  const { urn, name, sub } = parsed.path;
  const content = { [name]: sub === undefined ? value : { [sub]: value } };
  return urn === undefined || urn.toLowerCase() === type.schema.toLowerCase()
    ? [content]
    : [{ [urn]: content }];
}

function findMember(owner: JsonValue | undefined, name: string): JsonValue | undefined {
  if (!isJsonObject(owner)) {
    return undefined;
  }
  const wanted = name.toLowerCase();
  const found = Object.keys(owner).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : owner[found];
}
