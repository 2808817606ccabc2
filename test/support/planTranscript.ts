import assert from 'node:assert/strict';
import { STATUS_CODES } from 'node:http';
import {
  type OutgoingRequest,
  type SendOptions,
  type Sent,
  type Transport,
} from '../../src/exchange/transport.js';
import { type PlanResult } from '../../src/okta/client/planResult.js';
import { plans } from '../../src/okta/client/plans/plans.js';
import {
  type TranscriptClock,
  nameInOrder,
  namedPatterns,
  toBodyText,
} from './goldenTranscript.js';

/** Turns the clock of the server before each request. */
export class TurningTransport implements Transport {
  readonly #inner: Transport;
  readonly #clock: TranscriptClock;

  constructor(inner: Transport, clock: TranscriptClock) {
    this.#inner = inner;
    this.#clock = clock;
  }

  get baseUrl(): string {
    return this.#inner.baseUrl;
  }

  get source(): Transport['source'] {
    return this.#inner.source;
  }

  send(request: OutgoingRequest, options?: SendOptions): Promise<Sent> {
    this.#clock.turn();
    return this.#inner.send(request, options);
  }
}

/** Plans as they were played, request by request, in the manner of `.http` files. */
export class PlanTranscript {
  readonly #parts: string[] = [];
  readonly #ids = new Map<string, string>();
  readonly #shownHeads = new Set<string>();

  /** @param names what is another each time, with the name that it is written as */
  constructor(names: readonly (readonly [string, string])[]) {
    for (const [value, name] of names) {
      this.#ids.set(value, name);
    }
  }

  add(what: string, result: PlanResult): void {
    const { plan, outcome, text, sent, reactions } = result;
    const end = `# ${outcome}${text === undefined ? '' : `: ${text}`}`;
    this.#parts.push(`### ${what} (${plan}: ${plans[plan].title})`, '');
    for (const [at, one] of sent.entries()) {
      this.#learnIds(one);
      const { step = '', kind = '' } = reactions[at] ?? {};
      this.#parts.push(`# ${step}`, ...this.#request(one), '', ...answer(one), `# ${kind}`, '');
    }
    this.#parts.push(end, '');
  }

  toText(title: string): string {
    const text = [`# ${title}`, ...comment, '', ...this.#parts].join('\n');
    const known = [...this.#ids].reduce(
      (named, [value, name]) => named.replaceAll(value, `{{${name}}}`),
      text,
    );
    return [...namedPatterns].reduce(
      (named, [kind, pattern]) => nameInOrder(named, kind, pattern),
      known,
    );
  }

  /** Headers once for each method: they are the same each time. */
  #request({ exchange: { request } }: Sent): readonly string[] {
    const { method, target, httpVersion, headers, body } = request;
    const isNew = !this.#shownHeads.has(method);
    this.#shownHeads.add(method);
    const shown = headers.map(([name, value]) =>
      name === 'Content-Length' ? `${name}: {{length}}` : `${name}: ${value}`,
    );
    return [
      `${method} ${target} HTTP/${httpVersion}`,
      ...(isNew ? shown : []),
      ...(body === undefined ? [] : ['', toBodyText(body.text)]),
    ];
  }

  #learnIds({ answer: given }: Sent): void {
    for (const [, id = '', type = ''] of (given?.text ?? '').matchAll(
      /"id":"([\da-f-]{36})"[^}]*?(?:.*?)"resourceType":"(User|Group)"/g,
    )) {
      if (!this.#ids.has(id)) {
        const kind = type.toLowerCase();
        const count = [...this.#ids.values()].filter((name) => name.startsWith(kind)).length;
        this.#ids.set(id, `${kind}${String(count + 1)}`);
      }
    }
  }
}

const comment: readonly string[] = [
  '#',
  '# Headers are written down with the first request of each method, bodies laid out: they go minified over',
  '# the wire. Names in braces stand for ids, times, versions, lengths and the host. Before each request',
  '# stands the step of the plan, after each answer what Okta does with it.',
];

function answer({ answer: given, exchange }: Sent): readonly string[] {
  assert.ok(given);
  const { status } = given;
  const { body } = exchange.response ?? {};
  return [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    ...(body === undefined ? [] : ['', shorten(toBodyText(body.text))]),
  ];
}

const mostLines = 90;

/** Schemas are documents of their own, which other transcripts hold. */
function shorten(text: string): string {
  const lines = text.split('\n');
  return lines.length <= mostLines
    ? text
    : [...lines.slice(0, 8), `… (${String(lines.length - 8)} lines more)`].join('\n');
}
