import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type Sent } from '../../exchange/transport.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type CaseRequest } from '../model/caseContext.js';
import { type Leftover } from '../model/runResult.js';
import { type Made, type MadeResources } from './madeResources.js';
import { toIdText } from './resourceId.js';
import { parseJsonText } from './parseJsonText.js';

/** Sends outside of any case. */
export type Send = (request: CaseRequest) => Promise<Sent>;

const lists: readonly { readonly endpoint: string; readonly attribute: string }[] = [
  { endpoint: '/Groups', attribute: 'displayName' },
  { endpoint: '/Users', attribute: 'userName' },
];

/**
 * Takes away what the run made, and nothing else: only what a creation of ours was answered with, or what a
 * lookup of one of our names finds under exactly that name.
 */
export class Cleaner {
  readonly #send: Send;
  readonly #made: MadeResources;
  readonly #prefix: string;
  readonly #leftovers = new Map<string, Leftover>();

  constructor(send: Send, made: MadeResources, prefix: string) {
    this.#send = send;
    this.#made = made;
    this.#prefix = prefix;
  }

  get leftovers(): readonly Leftover[] {
    return [...this.#leftovers.values()];
  }

  /** What the last case has left. */
  async clean(): Promise<void> {
    for (const { endpoint, attribute, name } of this.#made.takeUnknown()) {
      const filter = `${attribute} eq ${JSON.stringify(name)}`;
      for (const made of await this.#find(endpoint, attribute, filter)) {
        this.#made.add(made);
      }
    }
    for (const made of this.#made.list()) {
      this.#made.forget(made.path);
      await this.#remove(made);
    }
  }

  /** At the end of the run: what is there under one of our names although it should have gone. */
  async sweep(hasGroups: boolean): Promise<void> {
    await this.clean();
    const found = await this.#findAll(hasGroups);
    if (found.length === 0) {
      return;
    }
    found.forEach((made) => {
      this.#made.add(made);
    });
    await this.clean();
    for (const made of await this.#findAll(hasGroups)) {
      this.#leave(made, 'It is still there after its DELETE');
    }
  }

  async #findAll(hasGroups: boolean): Promise<readonly Made[]> {
    const found: Made[] = [];
    for (const { endpoint, attribute } of lists) {
      if (endpoint === '/Users' || hasGroups) {
        const filter = `${attribute} sw ${JSON.stringify(this.#prefix)}`;
        found.push(...(await this.#find(endpoint, attribute, filter)));
      }
    }
    return found.filter(({ path }) => !this.#leftovers.has(path));
  }

  /** The server may take any filter for none, so each name is looked at. */
  async #find(endpoint: string, attribute: string, filter: string): Promise<readonly Made[]> {
    const query = `filter=${encodeURIComponent(filter)}&startIndex=1&count=200`;
    const sent = await this.#send({ method: 'GET', path: `${endpoint}?${query}` });
    return resourcesOf(parseJsonText(sent.answer?.text ?? '')).flatMap((resource) => {
      const name = readAnyCase(resource, attribute);
      const id = toIdText(readAnyCase(resource, 'id'));
      const path = `${endpoint}/${encodeURIComponent(id)}`;
      const isFound = id !== '' && this.#made.isOurs(name);
      return isFound ? [{ endpoint, id, path, name, isSure: true }] : [];
    });
  }

  async #remove(made: Made): Promise<void> {
    if (!made.isSure && !(await this.#isOurs(made))) {
      this.#leave(
        made,
        'It no longer has the name that it was created with, so it was not touched',
      );
      return;
    }
    const sent = await this.#send({ method: 'DELETE', path: made.path });
    const status = sent.answer?.status;
    if (status === undefined) {
      this.#leave(made, sent.failure?.detail ?? 'There was no answer');
    } else if (status === 405 || status === 501) {
      await this.#deactivate(made, status);
    } else if (status === 404 || status === 410) {
      return;
    } else if (status >= 300) {
      this.#leave(made, `The DELETE was answered with ${String(status)}`);
    }
  }

  async #isOurs({ path }: Made): Promise<boolean> {
    const sent = await this.#send({ method: 'GET', path });
    const resource = parseJsonText(sent.answer?.text ?? '');
    return (
      sent.answer?.status === 404 ||
      (isJsonObject(resource) &&
        lists.some(({ attribute }) => this.#made.isOurs(readAnyCase(resource, attribute))))
    );
  }

  async #deactivate(made: Made, status: number): Promise<void> {
    const refusal = `The server has no DELETE (${String(status)})`;
    if (made.endpoint !== '/Users') {
      this.#leave(made, refusal);
      return;
    }
    const body = {
      schemas: [patchOpUrn],
      Operations: [{ op: 'replace', value: { active: false } }],
    };
    const sent = await this.#send({ method: 'PATCH', path: made.path, body });
    const isDone = sent.answer !== undefined && sent.answer.status < 300;
    this.#leave(made, `${refusal}, so ${isDone ? 'it was deactivated' : 'it stays as it is'}`);
  }

  #leave({ path, name }: Made, reason: string): void {
    this.#leftovers.set(path, { path, name, reason });
  }
}

function resourcesOf(list: JsonValue | undefined): readonly JsonObject[] {
  const resources = isJsonObject(list) ? readAnyCase(list, 'Resources') : list;
  return isJsonArray(resources) ? resources.filter(isJsonObject) : [];
}
