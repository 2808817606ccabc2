import { isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.js';
import { type OutgoingRequest } from '../../src/exchange/transport.js';
import { errorUrn } from '../../src/scim/errors.js';
import { listResponseUrn } from '../../src/scim/message/list.js';
import { type FakeAnswer } from './fakeTransport.js';

const typeNames = new Map([
  ['Users', 'User'],
  ['Groups', 'Group'],
]);

/** The least that can be created, read, looked up by `eq` or `sw`, and deleted. */
export class FakeDirectory {
  readonly resources = new Map<string, JsonObject>();
  #nextId = 1;

  answer = ({ method, path, body }: OutgoingRequest): FakeAnswer => {
    const [, endpoint = '', id, query = ''] =
      /^\/([^/?]+)(?:\/([^/?]+))?(?:\?(.*))?$/.exec(path) ?? [];
    const type = typeNames.get(endpoint);
    if (type === undefined) {
      return error(404);
    }
    if (method === 'POST' && id === undefined) {
      return this.#create(endpoint, type, JSON.parse(body ?? 'null'));
    }
    if (id === undefined) {
      return { status: 200, json: this.#list(endpoint, query) };
    }
    const key = `/${endpoint}/${id}`;
    const resource = this.resources.get(key);
    if (!resource) {
      return error(404);
    }
    if (method === 'DELETE') {
      this.resources.delete(key);
      return { status: 204 };
    }
    return { status: 200, json: resource };
  };

  add(endpoint: string, type: string, content: JsonObject): JsonObject {
    const id = String(this.#nextId);
    this.#nextId += 1;
    const at = '2026-05-01T12:00:00Z';
    const location = `http://localhost:3000/scim/v2/${endpoint}/${id}`;
    const meta = { resourceType: type, created: at, lastModified: at, location };
    const resource = { ...content, id, meta };
    this.resources.set(`/${endpoint}/${id}`, resource);
    return resource;
  }

  #create(endpoint: string, type: string, content: unknown): FakeAnswer {
    if (!isJsonObject(content)) {
      return error(400);
    }
    const resource = this.add(endpoint, type, content);
    const location = isJsonObject(resource['meta']) ? resource['meta']['location'] : undefined;
    return {
      status: 201,
      json: resource,
      headers: [['Location', typeof location === 'string' ? location : '']],
    };
  }

  #list(endpoint: string, query: string): JsonValue {
    const filter = /(?:^|&)filter=([^&]*)/.exec(query)?.[1];
    const [, attribute = '', operator, value = ''] =
      /^(\w+) (eq|sw) "(.*)"$/.exec(decodeURIComponent(filter ?? '')) ?? [];
    const Resources = [...this.resources]
      .filter(([key]) => key.startsWith(`/${endpoint}/`))
      .map(([, resource]) => resource)
      .filter((resource) => {
        const name = resource[attribute];
        return (
          filter === undefined ||
          (typeof name === 'string' &&
            (operator === 'sw' ? name.startsWith(value) : name === value))
        );
      });
    return {
      schemas: [listResponseUrn],
      totalResults: Resources.length,
      startIndex: 1,
      itemsPerPage: Resources.length,
      Resources,
    };
  }
}

export const error = (status: number): FakeAnswer => ({
  status,
  json: { schemas: [errorUrn], status: String(status), detail: `Answered with ${String(status)}` },
});
