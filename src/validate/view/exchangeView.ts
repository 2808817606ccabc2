import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { findHeader, mediaTypeOf } from '../../exchange/headers.js';
import { type Filter } from '../../scim/filter/ast.js';
import { type FilterParse, parseFilter } from '../../scim/filter/parser.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readAnyCase } from './anyCase.js';
import { answerMessages, requestMessages } from './exchangeMessages.js';
import { type MessageView } from './messageView.js';
import { type ParsedBody, parseBody } from './parsedBody.js';
import { type Place, readPlace } from './place.js';
import { type QueryParameter, readQueryParameters } from './queryParameters.js';

/** An exchange as rules look at it. What costs something is read when it is asked for, and once. */
export class ExchangeView {
  readonly exchange: Exchange;
  readonly registry: SchemaRegistry;
  readonly method: string;
  readonly place: Place;
  /** 0 where there was no answer. */
  readonly status: number;
  #requestBody: ParsedBody | undefined;
  #answerBody: ParsedBody | undefined;
  #requestMessages: readonly MessageView[] | undefined;
  #answerMessages: readonly MessageView[] | undefined;
  #parameters: readonly QueryParameter[] | undefined;
  #filterParse: { readonly parse: FilterParse | undefined } | undefined;

  constructor(exchange: Exchange, registry: SchemaRegistry) {
    this.exchange = exchange;
    this.registry = registry;
    this.method = exchange.request.method.toUpperCase();
    this.place = readPlace(exchange.path, registry);
    this.status = exchange.response?.status ?? 0;
  }

  get isSuccess(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get isFailure(): boolean {
    return this.status >= 400;
  }

  /** Of the resources that the request is for. */
  get type(): ResourceType | undefined {
    return 'type' in this.place ? this.place.type : undefined;
  }

  /** Of the one resource that the request is for. */
  get id(): string | undefined {
    return this.place.kind === 'resource' ? this.place.id : undefined;
  }

  /** A GET of many, or a `.search` (RFC 7644 3.4.2 and 3.4.3). */
  get isQuery(): boolean {
    const { kind } = this.place;
    return (
      (this.method === 'GET' && (kind === 'collection' || kind === 'root')) ||
      (this.method === 'POST' && kind === 'search')
    );
  }

  requestHeader(name: string): string | undefined {
    return findHeader(this.exchange.request.headers, name);
  }

  answerHeader(name: string): string | undefined {
    return findHeader(this.exchange.response?.headers ?? [], name);
  }

  get requestBody(): ParsedBody {
    return (this.#requestBody ??= parseBody(this.exchange.request.body));
  }

  get answerBody(): ParsedBody {
    return (this.#answerBody ??= parseBody(this.exchange.response?.body));
  }

  /** The body of the request, where it is a JSON object. */
  get sent(): JsonObject | undefined {
    const body = this.requestBody;
    return body.kind === 'json' && isJsonObject(body.value) ? body.value : undefined;
  }

  /** The body of the answer, where it is a JSON object; of failures too. */
  get answer(): JsonObject | undefined {
    const body = this.answerBody;
    return body.kind === 'json' && isJsonObject(body.value) ? body.value : undefined;
  }

  /** The same of a success only. */
  get result(): JsonObject | undefined {
    return this.isSuccess ? this.answer : undefined;
  }

  /** In lower case, without parameters. */
  get requestMediaType(): string | undefined {
    return mediaTypeOf(this.exchange.request.headers);
  }

  /** In lower case, without parameters. */
  get answerMediaType(): string | undefined {
    return mediaTypeOf(this.exchange.response?.headers ?? []);
  }

  /** The messages of the request: its body, and those that a Bulk request holds. */
  get requestMessages(): readonly MessageView[] {
    return (this.#requestMessages ??= requestMessages(this));
  }

  /** The messages of the answer: its body, and the resources in a list. */
  get answerMessages(): readonly MessageView[] {
    return (this.#answerMessages ??= answerMessages(this));
  }

  /** The answer as a whole, where it is a JSON object. */
  get answerMessage(): MessageView | undefined {
    return this.answerMessages[0];
  }

  /** The ListResponse that answers a query. */
  get list(): MessageView | undefined {
    const message = this.answerMessage;
    return this.isSuccess && message?.kind === 'list' ? message : undefined;
  }

  get parameters(): readonly QueryParameter[] {
    return (this.#parameters ??= readQueryParameters(this.exchange.request.target));
  }

  /** A query parameter, its capitals aside; of a `.search` the member of its body (RFC 7644 3.4.3). */
  parameter(name: string): string | undefined {
    if (this.place.kind === 'search') {
      return toText(readAnyCase(this.sent, name));
    }
    const lower = name.toLowerCase();
    return this.parameters.find((parameter) => parameter.name.toLowerCase() === lower)?.value;
  }

  /** What the filter parameter says; undefined where there is none. */
  get filterParse(): FilterParse | undefined {
    this.#filterParse ??= { parse: this.#parseFilter() };
    return this.#filterParse.parse;
  }

  get filter(): Filter | undefined {
    const parsed = this.filterParse;
    return parsed?.ok ? parsed.filter : undefined;
  }

  /** Attributes were asked for or left out, so that an answer need not have all (RFC 7644 3.9). */
  get isProjected(): boolean {
    return (
      this.parameter('attributes') !== undefined ||
      this.parameter('excludedAttributes') !== undefined
    );
  }

  /** Whether the request came from Okta or from a double of it. */
  get isFromOkta(): boolean {
    return (
      this.exchange.source === 'okta' || /\bokta\b/i.test(this.requestHeader('user-agent') ?? '')
    );
  }

  #parseFilter(): FilterParse | undefined {
    const text = this.parameter('filter');
    return text === undefined ? undefined : parseSentFilter(text, this.isSuccess);
  }
}

/** A filter that the server answered may be one that RFC 7644 does not have, but some services take. */
function parseSentFilter(text: string, isAnswered: boolean): FilterParse {
  const parsed = parseFilter(text);
  if (parsed.ok || !isAnswered) {
    return parsed;
  }
  const tolerant = parseFilter(text, {
    acceptsUnquotedStrings: true,
    acceptsBracketsBeforeSub: true,
  });
  return tolerant.ok ? tolerant : parsed;
}

const toText = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : Array.isArray(value)
      ? value.join(',')
      : undefined;
