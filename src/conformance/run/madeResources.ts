import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { findHeader } from '../../exchange/headers.js';
import { type OutgoingRequest, type Sent } from '../../exchange/transport.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { parseJsonText } from './parseJsonText.js';
import { toIdText } from './resourceId.js';

/** Something that the run made and has not taken away yet. */
export interface Made {
  /** With its slash, for example `/Users`. */
  readonly endpoint: string;
  readonly id: string;
  /** Below the base URL. */
  readonly path: string;
  /** What was sent as its name; begins with the prefix of the run. */
  readonly name: string;
  /** Whether the answer to its creation shows that name, so that the id is surely of ours. */
  readonly isSure: boolean;
}

/** A creation of which nobody knows whether and under which id it was done. */
export interface Unknown {
  readonly endpoint: string;
  readonly attribute: string;
  readonly name: string;
}

const nameAttributes = ['userName', 'displayName'];

/** What a run has made, by what its requests and their answers tell. */
export class MadeResources {
  readonly #prefix: string;
  readonly #byPath = new Map<string, Made>();
  readonly #unknown = new Map<string, Unknown>();

  constructor(prefix: string) {
    this.#prefix = prefix.toLowerCase();
  }

  /** Newest first, so that groups go before their members. */
  list(): readonly Made[] {
    return [...this.#byPath.values()].toReversed();
  }

  takeUnknown(): readonly Unknown[] {
    const all = [...this.#unknown.values()];
    this.#unknown.clear();
    return all;
  }

  forget(path: string): void {
    this.#byPath.delete(path);
  }

  add(made: Made): void {
    this.#byPath.set(made.path, made);
  }

  isOurs = (name: JsonValue | undefined): name is string =>
    typeof name === 'string' && name.toLowerCase().startsWith(this.#prefix);

  learn(baseUrl: string, { method, path, body }: OutgoingRequest, sent: Sent): void {
    const endpoint = path.split('?', 1)[0] ?? '';
    if (method === 'DELETE' && isDone(statusOf(sent))) {
      this.forget(endpoint);
    }
    const json = method === 'POST' ? parseJsonText(body ?? '') : undefined;
    if (isJsonObject(json) && !endpoint.endsWith('/.search')) {
      this.#learnPost(baseUrl, endpoint, json, sent);
    }
  }

  #learnPost(baseUrl: string, endpoint: string, json: JsonObject, sent: Sent): void {
    if (endpoint.toLowerCase() === '/bulk') {
      this.#learnBulk(baseUrl, json, sent);
      return;
    }
    const answered = parseJsonText(sent.answer?.text ?? '');
    this.#learnCreation(baseUrl, endpoint, {
      body: json,
      status: statusOf(sent),
      answer: isJsonObject(answered) ? answered : {},
      location: findHeader(sent.answer?.headers ?? [], 'location'),
    });
  }

  #learnCreation(baseUrl: string, endpoint: string, creation: Creation): void {
    const { body, status, answer, location } = creation;
    const attribute = nameAttributes.find((one) => this.isOurs(readAnyCase(body, one)));
    const name = attribute === undefined ? undefined : readAnyCase(body, attribute);
    const isRefused = status >= 300 && status < 500;
    if (attribute === undefined || !this.isOurs(name) || isRefused) {
      return;
    }
    const id = isDone(status) ? idOf(baseUrl, endpoint, answer, location) : '';
    if (id === '') {
      this.#unknown.set(`${endpoint} ${name}`, { endpoint, attribute, name });
      return;
    }
    const shown = readAnyCase(answer, attribute);
    const isSure = typeof shown === 'string' && shown.toLowerCase() === name.toLowerCase();
    this.add({ endpoint, id, name, isSure, path: `${endpoint}/${encodeURIComponent(id)}` });
  }

  /** RFC 7644 3.7: the answer has the operations in any order, POSTs by their bulkId. */
  #learnBulk(baseUrl: string, request: JsonObject, sent: Sent): void {
    const answers = operationsOf(parseJsonText(sent.answer?.text ?? ''));
    const isRefused = statusOf(sent) >= 300;
    for (const { path, data, bulkId } of operationsOf(request)) {
      if (typeof path === 'string' && isJsonObject(data)) {
        const location = readText(
          answers.find((one) => one['bulkId'] === bulkId),
          'location',
        );
        const status = location !== undefined ? 201 : isRefused ? 400 : 0;
        this.#learnCreation(baseUrl, path, { body: data, status, answer: {}, location });
      }
    }
  }
}

const statusOf = (sent: Sent): number => sent.answer?.status ?? 0;

const isDone = (status: number): boolean => status >= 200 && status < 300;

/** A creation, alone or within a Bulk request. */
interface Creation {
  readonly body: JsonObject;
  readonly status: number;
  readonly answer: JsonObject;
  readonly location: string | undefined;
}

function idOf(
  baseUrl: string,
  endpoint: string,
  answer: JsonObject,
  location: string | undefined,
): string {
  const id = toIdText(readAnyCase(answer, 'id'));
  if (id !== '') {
    return id;
  }
  const path = location?.startsWith(baseUrl) ? location.slice(baseUrl.length) : (location ?? '');
  const at = path.lastIndexOf(`${endpoint}/`);
  const last = at === -1 ? '' : path.slice(at + endpoint.length + 1);
  return decodeURIComponentSafely(last.split(/[/?#]/, 1)[0] ?? '');
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // expected: a percent sign that stands for itself
    return text;
  }
}

function operationsOf(message: JsonValue | undefined): readonly JsonObject[] {
  const operations = isJsonObject(message) ? readAnyCase(message, 'Operations') : undefined;
  return isJsonArray(operations) ? operations.filter(isJsonObject) : [];
}
