import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';

export type DiscoveryDocument = 'serviceProviderConfig' | 'resourceTypes' | 'schemas';

/** The endpoints of RFC 6749 3 and RFC 7009 2, which the mock server has beside its SCIM base path. */
export type OAuthPlace = 'authorization' | 'token' | 'revocation';

/** What a path of a SCIM service addresses. */
export type Place =
  | { readonly kind: 'collection'; readonly type: ResourceType }
  | { readonly kind: 'resource'; readonly type: ResourceType; readonly id: string }
  | { readonly kind: 'search'; readonly type?: ResourceType }
  | { readonly kind: 'discovery'; readonly document: DiscoveryDocument; readonly id?: string }
  | { readonly kind: 'oauth'; readonly endpoint: OAuthPlace }
  | { readonly kind: 'bulk' | 'me' | 'root' | 'unknown' };

/** `/Users` for what is of a resource type, else the kind of place. */
export const endpointOf = (place: Place): string =>
  'type' in place ? place.type.endpoint : place.kind;

/** @param path below the SCIM base path; capitals and slashes too many do not matter for reading. */
export function readPlace(path: string, registry: SchemaRegistry): Place {
  const segments = path.split('/').filter((segment) => segment !== '');
  const [first = '', second] = segments;
  if (segments.length === 0) {
    return { kind: 'root' };
  }
  const name = first.toLowerCase();
  const fixed = readFixedPlace(name, segments);
  if (fixed) {
    return fixed;
  }
  const document = documents.get(name);
  if (document && segments.length <= 2) {
    return {
      kind: 'discovery',
      document,
      ...(second !== undefined && { id: decodeSegment(second) }),
    };
  }
  return readResourcePlace(segments, registry);
}

/** What has one name of its own, and OAuth 2. */
function readFixedPlace(name: string, [, second, ...more]: readonly string[]): Place | undefined {
  if (second === undefined) {
    return lonePlaces.get(name);
  }
  const endpoint = name === 'oauth2' && more.length === 0 ? oauthPlaces.get(second) : undefined;
  return endpoint && { kind: 'oauth', endpoint };
}

// Maps, as the names come from clients: `__proto__` is none of them.
const lonePlaces: ReadonlyMap<string, Place> = new Map([
  ['.search', { kind: 'search' }],
  ['bulk', { kind: 'bulk' }],
  ['me', { kind: 'me' }],
]);

const oauthPlaces: ReadonlyMap<string, OAuthPlace> = new Map([
  ['authorize', 'authorization'],
  ['token', 'token'],
  ['revoke', 'revocation'],
]);

/** The discovery endpoints of RFC 7644 4, with the aliases that Okta's agent and Entra ask for. */
const documents: ReadonlyMap<string, DiscoveryDocument> = new Map([
  ['serviceproviderconfig', 'serviceProviderConfig'],
  ['serviceproviderconfigs', 'serviceProviderConfig'],
  ['serviceconfiguration', 'serviceProviderConfig'],
  ['resourcetypes', 'resourceTypes'],
  ['schemas', 'schemas'],
]);

/** An endpoint may have several segments, and one may be the beginning of another: the longest counts. */
function readResourcePlace(segments: readonly string[], registry: SchemaRegistry): Place {
  const whole = registry.findByEndpoint(`/${segments.join('/')}`);
  if (whole) {
    return { kind: 'collection', type: whole };
  }
  const type = registry.findByEndpoint(`/${segments.slice(0, -1).join('/')}`);
  const last = segments.at(-1) ?? '';
  if (!type) {
    return { kind: 'unknown' };
  }
  return last.toLowerCase() === '.search'
    ? { kind: 'search', type }
    : { kind: 'resource', type, id: decodeSegment(last) };
}

/** In a path a plus sign is a plus sign. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // expected: a percent sign that is no escape
    return segment;
  }
}
