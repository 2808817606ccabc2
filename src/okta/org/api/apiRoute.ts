import { type JsonObject, type JsonValue } from '../../../base/json.js';
import { type Org } from '../org.js';

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ApiRequest {
  readonly method: string;
  /** From the root, percent-decoding not done, without its query. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** Undefined where there is no body. */
  readonly body: JsonValue | undefined;
  /** Of the org, without a trailing slash, for links. */
  readonly origin: string;
}

export interface ApiAnswer {
  readonly status: number;
  /** Anything that becomes JSON. */
  readonly body?: object | JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route has to work with. */
export interface ApiCall {
  readonly org: Org;
  /** Base URL of the SCIM server. */
  readonly targetUrl: string;
  readonly origin: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: JsonValue | undefined;
  /** A parameter of the pattern. */
  readonly id: (name: string) => string;
}

export interface ApiRoute {
  readonly method: ApiMethod;
  /** For example `/api/v1/users/{userId}`. */
  readonly pattern: string;
  /** Throws OrgError and ApiError. What it gives is answered when all that follows from it has been sent. */
  readonly run: (call: ApiCall) => ApiAnswer | (() => ApiAnswer);
}

export const route = (method: ApiMethod, pattern: string, run: ApiRoute['run']): ApiRoute => ({
  method,
  pattern,
  run,
});

export const ok = (body: object | JsonValue): ApiAnswer => ({ status: 200, body });
export const noContent: ApiAnswer = { status: 204 };

/** Times of the API: `2026-11-26T03:00:00.000Z`; null where it never was. */
export const toTime = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined ? null : new Date(milliseconds).toISOString();

export const toLinks = (links: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }]));
