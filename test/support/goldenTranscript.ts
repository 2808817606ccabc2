import assert from 'node:assert/strict';
import { STATUS_CODES } from 'node:http';
import { type JsonValue } from '../../src/base/json.js';
import { type Exchange, type HttpHeader } from '../../src/exchange/exchange.js';
import { type Answer } from './answer.js';
import { assertGoldenFile } from './goldenFile.js';
import { findAt } from './jsonPath.js';
import { type SendOptions, type ServerRig, testToken } from './serverRig.js';

/** A clock that stands still until it is turned, so that transcripts come out the same each time. */
export class TranscriptClock {
  #now = Date.UTC(2026, 0, 5, 9);

  readonly now = (): number => this.#now;

  turn(): void {
    this.#now += 60_000;
  }
}

/** The same in each request of Okta's, or following from port and clock. */
const leftOut: ReadonlySet<string> = new Set([
  ...['accept', 'accept-charset', 'accept-encoding', 'user-agent', 'connection'],
  ...['content-length', 'date'],
]);

const comment = [
  'Requests have these headers of Okta besides those that are shown: Accept: application/scim+json,',
  'Accept-Charset: utf-8, Accept-Encoding: gzip,deflate, User-Agent: Okta SCIM Client 1.0.0. Bodies go',
  'minified over the wire. Names in braces stand for ids, times, versions, the host and the token.',
];

/** Sends requests and writes them down with their answers, in the manner of `.http` files. */
export class Transcript {
  readonly #rig: ServerRig;
  readonly #clock: TranscriptClock;
  readonly #parts: string[] = [];
  readonly #ids = new Map<string, string>();
  readonly #before: number;

  /** @param before answers to requests that were sent before, without being written down */
  constructor(rig: ServerRig, clock: TranscriptClock, before: readonly Answer[] = []) {
    this.#rig = rig;
    this.#clock = clock;
    this.#before = before.length;
    for (const answer of before) {
      this.#nameIds(answer);
    }
  }

  send(title: string, path: string, options: SendOptions = {}): Promise<Answer> {
    return this.sendTo(title, `${this.#rig.basePath}${path}`, options);
  }

  /** What is another each time, and is no id: it is written as its name. */
  name(value: string, name: string): void {
    this.#ids.set(value, name);
  }

  async sendTo(title: string, target: string, options: SendOptions = {}): Promise<Answer> {
    this.#clock.turn();
    const answer = await this.#rig.sendTo(target, options);
    const exchange = await this.#rig.exchange(this.#before + this.#parts.length + 1);
    this.#nameIds(answer);
    const credentials = options.headers?.['Authorization'] ?? this.#rig.authorization;
    const lines = [
      `### ${title}`,
      '',
      ...requestLines(exchange, options.body, String(credentials)),
      '',
    ];
    this.#parts.push([...lines, ...answerLines(exchange, answer), ''].join('\n'));
    return answer;
  }

  /** Everything so far, with names for what is another each time. */
  toText(title: string): string {
    const head = [title, '', ...comment].map((line) => `# ${line}`.trimEnd());
    const text = [...head, '', ...this.#parts].join('\n');
    return [...namedPatterns].reduce(
      (named, [kind, pattern]) => nameInOrder(named, kind, pattern),
      this.#nameKnown(text),
    );
  }

  #nameIds(answer: Answer): void {
    const isJson = (answer.headers['content-type'] ?? '').endsWith('json');
    const body = isJson ? answer.body : null;
    const listed = findAt(body, 'Resources');
    for (const resource of Array.isArray(listed) ? (listed as readonly JsonValue[]) : [body]) {
      const id = findAt(resource, 'id');
      const type = findAt(resource, 'meta.resourceType');
      if (typeof id === 'string' && typeof type === 'string' && isUuid(id) && !this.#ids.has(id)) {
        const kind = type.toLowerCase();
        const count = [...this.#ids.values()].filter((name) => name.startsWith(kind)).length;
        this.#ids.set(id, `${kind}${String(count + 1)}`);
      }
    }
  }

  #nameKnown(text: string): string {
    const names: readonly (readonly [string, string])[] = [
      ...this.#ids,
      [this.#rig.origin.replace('http://', ''), 'host'],
      [testToken, 'token'],
    ];
    return names.reduce((named, [value, name]) => named.replaceAll(value, `{{${name}}}`), text);
  }
}

const isUuid = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

export const namedPatterns: ReadonlyMap<string, RegExp> = new Map([
  ['time', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g],
  ['version', /(?<=W\/\\?")\d+(?=\\?")/g],
  ['cursor', /(?<=Cursor": "|cursor=)[\w-]{40,}/g],
]);

/** `{{time1}}` for the first value that matches, `{{time2}}` for the next other one. */
export function nameInOrder(text: string, kind: string, pattern: RegExp): string {
  const names = new Map<string, string>();
  return text.replaceAll(pattern, (value) => {
    const name = names.get(value) ?? `{{${kind}${String(names.size + 1)}}}`;
    names.set(value, name);
    return name;
  });
}

function requestLines(
  { request }: Exchange,
  body: unknown,
  credentials: string,
): readonly string[] {
  const { method, target, httpVersion, headers } = request;
  const first = `${method} ${target} HTTP/${httpVersion}`;
  // They are not captured, but which shape they had is what some transcripts are about.
  const shown = headers.map(([name, value]): HttpHeader => [
    name,
    name === 'Authorization' ? credentials : value,
  ]);
  return [first, ...headerLines(shown), ...(body === undefined ? [] : ['', toBodyText(body)])];
}

function answerLines({ response, observations }: Exchange, { text }: Answer): readonly string[] {
  assert.ok(response);
  const { status, headers } = response;
  return [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    ...headerLines(headers),
    ...(text === '' ? [] : ['', toBodyText(text)]),
    ...(observations.length > 0 ? [''] : []),
    ...observations.map(({ id, level, detail }) => `# ${level} ${id}: ${detail}`),
  ];
}

const headerLines = (headers: readonly HttpHeader[]): readonly string[] =>
  headers
    .filter(([name]) => !leftOut.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}`);

/** Laid out for reading where it is JSON; it goes minified over the wire. */
export function toBodyText(body: unknown): string {
  if (typeof body !== 'string') {
    return layOut(body);
  }
  try {
    return layOut(JSON.parse(body));
  } catch {
    // expected: some transcripts are about bodies that are no JSON
    return body;
  }
}

/** A list of one text stays on its line. */
const layOut = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll(/\[\n\s+("[^"\n]*")\n\s+\]/g, '[$1]');

/** Compares with `test/golden/NAME.http`. */
export const assertGolden = (name: string, text: string): void => {
  assertGoldenFile(`${name}.http`, text);
};
