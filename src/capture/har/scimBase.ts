import { reservedEndpoints } from '../../scim/discovery/discoveryEndpoints.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { mediaTypeOf } from '../../exchange/headers.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type HarEntry } from './harEntry.js';

/** Where the SCIM service of an entry begins, and the path below that. */
export interface ScimPlace {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Begins with a slash. */
  readonly path: string;
}

/** Which entries are SCIM, and of which service. */
export class ScimBases {
  readonly #endpoints: readonly string[];
  readonly #known = new Set<string>();

  constructor(entries: readonly HarEntry[], registry: SchemaRegistry) {
    const own = registry.resourceTypes.map(({ endpoint }) => endpoint.toLowerCase());
    this.#endpoints = [...reservedEndpoints, '/.search', ...own];
    for (const entry of entries) {
      const place = this.#split(entry);
      if (place && looksLikeScim(entry, place)) {
        this.#known.add(place.baseUrl);
      }
    }
  }

  /** Undefined where it is no request to a SCIM service. */
  find(entry: HarEntry): ScimPlace | undefined {
    const place = this.#split(entry);
    if (place && this.#known.has(place.baseUrl)) {
      return place;
    }
    const [, path = ''] = /^([^?]*)/.exec(entry.target) ?? [];
    return [...this.#known]
      .filter((base) => /^[^/]*\/\/[^/]+\/./.test(base))
      .map((baseUrl) => placeBelow(baseUrl, entry.origin, path))
      .find((found) => found !== undefined);
  }

  /** Before the first endpoint that only an id may follow. */
  #split({ origin, target }: HarEntry): ScimPlace | undefined {
    const [, path = ''] = /^([^?]*)/.exec(target) ?? [];
    const lower = path.toLowerCase();
    for (let at = lower.indexOf('/'); at !== -1; at = lower.indexOf('/', at + 1)) {
      const rest = lower.slice(at);
      if (this.#endpoints.some((endpoint) => isAtOrBelow(rest, endpoint))) {
        return { baseUrl: `${origin}${path.slice(0, at)}`, path: path.slice(at) };
      }
    }
    return undefined;
  }
}

/** The place of an entry in a service whose base URL is known; undefined where it is not in it. */
export function placeBelow(baseUrl: string, origin: string, path: string): ScimPlace | undefined {
  const whole = `${origin}${path}`;
  const isSame = whole.slice(0, baseUrl.length).toLowerCase() === baseUrl.toLowerCase();
  const rest = whole.slice(baseUrl.length);
  return isSame && (rest === '' || rest.startsWith('/'))
    ? { baseUrl, path: rest === '' ? '/' : rest }
    : undefined;
}

const isAtOrBelow = (path: string, endpoint: string): boolean =>
  path.startsWith(endpoint) && /^(?:\/[^/]*)?\/?$/.test(path.slice(endpoint.length));

/** Other services have /users too: something has to speak for SCIM. */
function looksLikeScim(
  { target, headers, body, answer }: HarEntry,
  { baseUrl }: ScimPlace,
): boolean {
  return (
    /\/scim(?:[-_.]?v?\d[\d.]*)?(?:\/|$)/i.test(baseUrl) ||
    isScimType(headers) ||
    isScimType(answer?.headers ?? []) ||
    /[?&]filter=[^&]*(?:%20|\+| )(?:eq|co|sw|pr)\b/i.test(target) ||
    [body, answer?.body].some((one) => one !== undefined && scimUrn.test(one.text))
  );
}

const isScimType = (headers: readonly HttpHeader[]): boolean =>
  mediaTypeOf(headers) === 'application/scim+json';

const scimUrn = /urn:(?:ietf:params:scim|scim|okta:scim):/i;
