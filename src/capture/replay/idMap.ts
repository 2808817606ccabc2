import { isJsonArray, isJsonObject, type JsonValue, readMember } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { jsonPieces, readJsonString } from '../pseudonyms/jsonPieces.js';

/** What the ids of a captured session are on the server that it is replayed to. */
export class IdMap {
  readonly #ids = new Map<string, string>();
  readonly #baseUrls: readonly [from: string, to: string];

  constructor(fromBaseUrl: string, toBaseUrl: string) {
    this.#baseUrls = [fromBaseUrl, toBaseUrl];
  }

  get size(): number {
    return this.#ids.size;
  }

  find(id: string): string | undefined {
    return this.#ids.get(id);
  }

  /** @param answer of the replayed request, as text */
  learn(original: Exchange, answer: string | undefined): void {
    const before = parse(original.response?.body?.text);
    const after = parse(answer);
    for (const [old, current] of pairsOf(before, after)) {
      if (old !== current) {
        this.#ids.set(old, current);
      }
    }
  }

  /** Path and query as they stand on the request line. */
  inTarget(target: string): string {
    const [path = '', ...query] = target.split('?');
    const steps = path.split('/').map((step) => this.#inEncoded(step, (id) => this.#map(id)));
    const parameters = query
      .join('?')
      .split('&')
      .map((parameter) => this.#inParameter(parameter));
    return query.length === 0 ? steps.join('/') : `${steps.join('/')}?${parameters.join('&')}`;
  }

  /** Values, members, filters and addresses of a JSON text. What is no JSON stays. */
  inBody(text: string): string {
    const parts: string[] = [];
    let at = 0;
    for (const { kind, start, end, names } of jsonPieces(text)) {
      const literal = text.slice(start, end);
      if (kind !== 'number') {
        const value = readJsonString(literal);
        const changed = this.#inValue(value, kind === 'key' ? '' : (names.at(-1) ?? ''));
        parts.push(text.slice(at, start), changed === value ? literal : JSON.stringify(changed));
        at = end;
      }
    }
    parts.push(text.slice(at));
    return parts.join('');
  }

  #inValue(value: string, name: string): string {
    if (this.#ids.has(value) && (isIdName(name) || isUnlikelyElsewhere(value))) {
      return this.#map(value);
    }
    const [from, to] = this.#baseUrls;
    if (value.startsWith(`${from}/`)) {
      return `${to}${this.inTarget(value.slice(from.length))}`;
    }
    if (/^\/\w+\/[^/\s]+$/.test(value)) {
      // The path of an operation of a bulk request.
      return this.inTarget(value);
    }
    return value.includes('"') ? this.#inFilter(value) : value;
  }

  #inFilter(filter: string): string {
    return filter.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (literal, id: string) =>
      this.#ids.has(id) ? JSON.stringify(this.#map(id)) : literal,
    );
  }

  #inParameter(parameter: string): string {
    const equals = parameter.indexOf('=');
    const value = parameter.slice(equals + 1);
    return equals === -1
      ? parameter
      : `${parameter.slice(0, equals)}=${this.#inEncoded(value, (text) => this.#inFilter(text))}`;
  }

  #inEncoded(text: string, change: (text: string) => string): string {
    try {
      const decoded = decodeURIComponent(text.replaceAll('+', ' '));
      const changed = change(decoded);
      return changed === decoded ? text : encodeURIComponent(changed);
    } catch {
      // expected: a percent sign that is no escape
      return text;
    }
  }

  #map(id: string): string {
    return this.#ids.get(id) ?? id;
  }
}

/** Members and managers name others by their id (RFC 7643 4.1.2, 4.2, 4.3). */
const isIdName = (name: string): boolean => /^(?:id|value|managerid)$/i.test(name);

/** A short id such as 7 is also a number of something else. */
const isUnlikelyElsewhere = (id: string): boolean => id.length >= 12;

type Pair = readonly [old: string, current: string];

/** A resource and the same resource; in lists those that are called the same, or the only ones. */
function pairsOf(before: JsonValue | undefined, after: JsonValue | undefined): readonly Pair[] {
  const [old, current] = [resourcesOf(before), resourcesOf(after)];
  const [onlyOld, onlyCurrent] = [old[0], current[0]];
  if (old.length === 1 && current.length === 1 && onlyOld && onlyCurrent) {
    return [[onlyOld.id, onlyCurrent.id]];
  }
  return old.flatMap(({ id, name }) => {
    const same = current.find((one) => name !== undefined && one.name === name);
    return same ? [[id, same.id] as const] : [];
  });
}

interface Named {
  readonly id: string;
  readonly name: string | undefined;
}

function resourcesOf(value: JsonValue | undefined): readonly Named[] {
  const list = isJsonObject(value) ? (readMember(value, 'Resources') ?? value) : undefined;
  return (isJsonArray(list) ? list : [list]).flatMap((one) => {
    const id = isJsonObject(one) ? readMember(one, 'id') : undefined;
    const name = isJsonObject(one)
      ? (readMember(one, 'userName') ?? readMember(one, 'displayName'))
      : undefined;
    return typeof id === 'string'
      ? [{ id, name: typeof name === 'string' ? name.toLowerCase() : undefined }]
      : [];
  });
}

function parse(text: string | undefined): JsonValue | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue);
  } catch {
    // expected: an answer that is no JSON, or was kept in part only
    return undefined;
  }
}
