import assert from 'node:assert/strict';
import { type JsonValue } from '../../src/base/json.js';
import { OrgApi } from '../../src/okta/org/api/orgApi.js';
import { findAt } from './jsonPath.js';
import { OrgRig } from './orgRig.js';

export class ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;

  constructor(status: number, headers: Readonly<Record<string, string>>, text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  /** The value at a place such as `[0].profile.login`. */
  at(path: string): JsonValue | undefined {
    // What JSON.parse gives is a JsonValue.
    return findAt(JSON.parse(this.text) as JsonValue, path);
  }

  textAt(path: string): string {
    const value = this.at(path);
    assert.ok(typeof value === 'string', `${path} is no text in ${this.text}`);
    return value;
  }

  /** For paths of further calls. */
  id(): string {
    return this.textAt('id');
  }
}

/** The management API without a socket. */
export class OrgApiRig {
  readonly rig: OrgRig;
  readonly #api: OrgApi;

  constructor(rig = new OrgRig()) {
    this.rig = rig;
    this.#api = new OrgApi({
      org: rig.org,
      targetUrl: 'http://localhost:3000/scim/v2',
      clock: rig.clock,
      newId: (prefix) => `${prefix}Id`,
      onError: (error) => rig.errors.push(error),
    });
  }

  get appPath(): string {
    return `/api/v1/apps/${this.rig.org.app.id}`;
  }

  /** @param line method and path with its query: `POST /api/v1/users?activate=true` */
  async send(line: string, body?: JsonValue): Promise<ApiReply> {
    const [method = '', target = ''] = line.split(' ');
    const [path = '', query = ''] = target.split('?');
    const answer = await this.#api.handle({
      method,
      path,
      query: new Map(new URLSearchParams(query)),
      body,
      origin: 'http://127.0.0.1:8585',
    });
    return new ApiReply(answer.status, answer.headers ?? {}, JSON.stringify(answer.body ?? null));
  }
}

export const userBody = (name: string): JsonValue => ({
  profile: {
    firstName: name,
    lastName: 'Lovelace',
    email: `${name}@example.com`,
    login: `${name}@example.com`,
  },
  credentials: { password: { value: 'Kv7J2LEa' } },
});
