import { type JsonObject, isJsonObject } from '../../base/json.js';
import { type Exchange, type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';
import { type Filter } from '../../scim/filter/ast.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type Place, readPlace } from '../../validate/view/place.js';
import { readQueryParameters } from '../../validate/view/queryParameters.js';

/** An exchange as the recognisers see it. What costs something is read when it is asked for. */
export class ExchangeFacts {
  readonly exchange: Exchange;
  readonly method: string;
  readonly place: Place;
  readonly #registry: SchemaRegistry;
  #query: ReadonlyMap<string, string> | undefined;
  #body: { readonly value: JsonObject | undefined } | undefined;
  #answer: { readonly value: JsonObject | undefined } | undefined;

  constructor(exchange: Exchange, registry: SchemaRegistry) {
    this.exchange = exchange;
    this.#registry = registry;
    this.method = exchange.request.method.toUpperCase();
    this.place = readPlace(exchange.path, registry);
  }

  /** What a path within the message addresses. */
  placeOf(path: string): Place {
    return readPlace(path, this.#registry);
  }

  get isSuccess(): boolean {
    const { response } = this.exchange;
    return response !== undefined && response.status >= 200 && response.status < 300;
  }

  get isFromOkta(): boolean {
    const agent = findHeader(this.exchange.request.headers, 'user-agent');
    return /\bokta\b/i.test(agent ?? '');
  }

  /** The request body, where it is a JSON object. */
  get body(): JsonObject | undefined {
    this.#body ??= { value: parseBody(this.exchange.request.body) };
    return this.#body.value;
  }

  /** The body of the answer, where it is a JSON object and no failure. */
  get answer(): JsonObject | undefined {
    this.#answer ??= {
      value: this.isSuccess ? parseBody(this.exchange.response?.body) : undefined,
    };
    return this.#answer.value;
  }

  /** A query parameter; of a `.search` the member of its body (RFC 7644 3.4.3). */
  parameter(name: string): string | undefined {
    if (this.place.kind === 'search') {
      const value = readAnyCase(this.body, name);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    }
    this.#query ??= new Map(
      readQueryParameters(this.exchange.request.target).map(({ name: key, value }) => [
        key.toLowerCase(),
        value,
      ]),
    );
    return this.#query.get(name.toLowerCase());
  }

  /** Undefined where there is none or none that can be read. */
  get filter(): Filter | undefined {
    const text = this.parameter('filter');
    const parsed = text === undefined ? undefined : parseSentFilter(text, this.isSuccess);
    return parsed?.ok ? parsed.filter : undefined;
  }
}

/** A filter that the server answered may be one without quotes, which some profiles take. */
export function parseSentFilter(text: string, isAnswered: boolean): ReturnType<typeof parseFilter> {
  const parsed = parseFilter(text);
  if (parsed.ok || !isAnswered) {
    return parsed;
  }
  const tolerant = parseFilter(text, { acceptsUnquotedStrings: true });
  return tolerant.ok ? tolerant : parsed;
}

export const findHeader = (headers: readonly HttpHeader[], name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1];

function parseBody(body: ExchangeBody | undefined): JsonObject | undefined {
  if (body?.encoding !== 'utf-8' || body.isTruncated) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(body.text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    // expected: clients send what is not JSON
    return undefined;
  }
}
