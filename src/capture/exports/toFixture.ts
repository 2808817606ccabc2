import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  readMember,
} from '../../base/json.js';
import { type Exchange, type ExchangeBody } from '../../exchange/exchange.js';

export interface Fixture {
  /** Each as it was last seen, in the order in which they came. */
  readonly resources: readonly JsonObject[];
  /** How many members of groups were left out, as their resources are not among them. */
  readonly lostMembers: number;
}

/**
 * The resources in captured bodies as a data file has them (`--data`): those of successful answers and, where there
 * is none, the one that was sent. What was deleted afterwards is not among them, and no password is.
 */
export function toFixture(exchanges: readonly Exchange[]): Fixture {
  const found = new Map<string, JsonObject>();
  for (const exchange of exchanges) {
    takeResources(exchange, found);
  }
  const ids = new Set([...found.values()].map(({ id }) => id));
  let lostMembers = 0;
  const resources = [...found.values()].map((resource) => {
    const { members } = resource;
    if (!isJsonArray(members)) {
      return resource;
    }
    const kept = members.filter((member) => isJsonObject(member) && ids.has(member['value']));
    lostMembers += members.length - kept.length;
    return { ...resource, members: kept };
  });
  return { resources, lostMembers };
}

/** Learns from one more exchange what the resources are like. @param found by id; of those without one by exchange */
export function takeResources(
  { request, response, path, id }: Exchange,
  found: Map<string, JsonObject>,
): void {
  const hasSucceeded = response !== undefined && response.status >= 200 && response.status < 300;
  if (request.method === 'DELETE' && hasSucceeded) {
    found.delete(decode(path.slice(path.lastIndexOf('/') + 1)));
    return;
  }
  const answered = hasSucceeded ? resourcesIn(read(response.body)) : [];
  const isWhole = request.method === 'POST' || request.method === 'PUT';
  const all = answered.length === 0 && isWhole ? resourcesIn(read(request.body)) : answered;
  // With `attributes` an answer shows a part of what there is (RFC 7644 3.9).
  const isPart = /[?&](?:excluded)?attributes=/i.test(request.target);
  for (const [at, resource] of all.entries()) {
    const own = resource['id'];
    const key = typeof own === 'string' ? own : `${id}/${String(at)}`;
    found.set(key, withoutPassword(isPart ? { ...found.get(key), ...resource } : resource));
  }
}

function read(body: ExchangeBody | undefined): JsonValue | undefined {
  if (body === undefined || body.isTruncated || body.encoding === 'base64') {
    return undefined;
  }
  try {
    return JSON.parse(body.text) as JsonValue;
  } catch {
    // expected: bodies are what others have sent
    return undefined;
  }
}

function resourcesIn(value: JsonValue | undefined): readonly JsonObject[] {
  if (!isJsonObject(value)) {
    return [];
  }
  const list = readMember(value, 'Resources');
  return (isJsonArray(list) ? list : [value]).filter(isResource);
}

/** Something with a schema that is no message, nor a description of the service (RFC 7643 5 to 7). */
const isResource = (value: JsonValue): value is JsonObject =>
  isJsonObject(value) && urnsOf(value).some((urn) => !notOfResources.test(urn));

const notOfResources =
  /^urn:ietf:params:scim:(?:api:messages:|schemas:core:2\.0:(?:ServiceProviderConfig|ResourceType|Schema)$)/i;

const urnsOf = (resource: JsonObject): readonly string[] => {
  const schemas: JsonValue | JsonArray | undefined = readMember(resource, 'schemas');
  return isJsonArray(schemas) ? schemas.filter((urn) => typeof urn === 'string') : [];
};

const withoutPassword = (resource: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(resource).filter(([name]) => name.toLowerCase() !== 'password'),
  );

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // expected: a path that is no encoding of UTF-8
    return text;
  }
}
