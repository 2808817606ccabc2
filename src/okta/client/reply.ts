import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
} from '../../base/json.js';
import { type Sent } from '../../exchange/transport.js';

/** An answer as Okta reads it. */
export interface Reply {
  readonly sent: Sent;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly text: string;
  /** Undefined where there is no body, or it is no JSON. */
  readonly json: JsonValue | undefined;
}

export function toReply(sent: Sent): Reply {
  const { answer } = sent;
  const text = answer?.text ?? '';
  return { sent, status: answer?.status ?? 0, text, json: parse(text) };
}

export const isSuccess = ({ status }: Pick<Reply, 'status'>): boolean =>
  status >= 200 && status < 300;

/** The members of the answer; none where it is no object. */
export const objectOf = ({ json }: Reply): JsonObject => (isJsonObject(json) ? json : {});

/** The id that the server gave: some give a number. */
export function idOf(resource: JsonObject): string | undefined {
  const { id } = resource;
  return typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : undefined;
}

/** A list of resources. Okta takes the names of its members in small letters too. */
export interface ListReply {
  readonly resources: readonly JsonObject[];
  readonly totalResults: JsonValue | undefined;
  readonly startIndex: JsonValue | undefined;
  readonly itemsPerPage: JsonValue | undefined;
}

/** Undefined where it is none. An empty one may have no `Resources` (RFC 7644 3.4.2). */
export function readList({ json }: Reply): ListReply | undefined {
  if (!isJsonObject(json)) {
    return undefined;
  }
  const find = (name: string): JsonValue | undefined =>
    json[name] ?? json[name.toLowerCase()] ?? json[name.charAt(0).toLowerCase() + name.slice(1)];
  const resources = find('Resources');
  const totalResults = find('totalResults');
  if (resources === undefined ? totalResults === undefined : !isJsonArray(resources)) {
    return undefined;
  }
  return {
    resources: isJsonArray(resources) ? resources.filter(isObject) : [],
    totalResults,
    startIndex: find('startIndex'),
    itemsPerPage: find('itemsPerPage'),
  };
}

const isObject = (value: JsonArray[number]): value is JsonObject => isJsonObject(value);

function parse(text: string): JsonValue | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : undefined;
  } catch {
    // expected: no body, or HTML
    return undefined;
  }
}

const isJson = (value: unknown): value is JsonValue => value !== undefined;
