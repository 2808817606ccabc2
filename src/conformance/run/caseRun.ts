import { type Clock } from '../../base/clock.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { pause } from '../../base/pause.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type Sent, type Transport } from '../../exchange/transport.js';
import {
  type CaseContext,
  type CaseRequest,
  type Expectation,
  type FoundResource,
  type MadeResource,
  type Reply,
} from '../model/caseContext.js';
import { CaseBlocked, CaseSkipped } from '../model/caseEnd.js';
import { type ServerTraits } from '../model/serverTraits.js';
import { type Finding } from '../../validate/finding.js';
import { readText } from '../../validate/view/anyCase.js';
import { type CaseReport } from './caseReport.js';
import { failuresOf } from './judgeFailures.js';
import { newGroup, newUser } from './newResources.js';
import { parseJsonText } from './parseJsonText.js';
import { toHeaders } from './requestHeaders.js';
import { type Watcher, type WatchedTransport } from './watchedTransport.js';

export interface CaseRunParts {
  readonly caseId: string;
  readonly expectedBy: readonly string[];
  readonly prefix: string;
  readonly nextNumber: () => number;
  readonly server: ServerTraits;
  readonly authorization: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly report: CaseReport;
  readonly adopt: CaseContext['adopt'];
  readonly judge: (exchange: Exchange) => readonly Finding[];
  /** Makes the way to the server, on which `watch` sees everything. */
  readonly connect: (watch: Watcher) => WatchedTransport;
}

/** One case while it runs. */
export class CaseRun implements CaseContext {
  readonly prefix: string;
  readonly server: ServerTraits;
  readonly authorization: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly exchangeIds: string[] = [];
  readonly #parts: CaseRunParts;
  readonly #judged: WatchedTransport;
  readonly #wrongOnPurpose: WatchedTransport;
  #wrongDepth = 0;

  constructor(parts: CaseRunParts) {
    this.#parts = parts;
    this.prefix = parts.prefix;
    this.server = parts.server;
    this.authorization = parts.authorization;
    this.signal = parts.signal;
    this.clock = parts.clock;
    this.#judged = parts.connect((_request, sent) => {
      this.#look(sent, false);
    });
    this.#wrongOnPurpose = parts.connect((_request, sent) => {
      this.#look(sent, true);
    });
  }

  get transport(): Transport {
    return this.#wrongDepth > 0 ? this.#wrongOnPurpose : this.#judged;
  }

  async send(request: CaseRequest): Promise<Reply> {
    const { method, path } = request;
    const body = request.text ?? (request.body === undefined ? undefined : toText(request.body));
    const headers = toHeaders(request, this.authorization);
    const sent = await this.transport.send({
      ...{ method, path, headers },
      ...(body !== undefined && { body }),
    });
    return this.toReply(sent);
  }

  toReply(sent: Sent): Reply {
    const { answer, failure, exchange } = sent;
    if (!answer) {
      const { method, target } = exchange.request;
      const why = failure?.detail ?? 'nobody knows why';
      throw new CaseBlocked(`${method} ${target} was not answered: ${why}`);
    }
    const { status, headers, text } = answer;
    const json = text === '' ? undefined : parseJsonText(text);
    return { sent, status, headers, json, body: isJsonObject(json) ? json : {} };
  }

  pause(duration: number): Promise<void> {
    return pause(this.clock, duration, this.signal);
  }

  newUserName(): string {
    return `${this.prefix}${String(this.#parts.nextNumber())}@example.com`;
  }

  adopt(found: FoundResource): void {
    this.#parts.adopt(found);
  }

  newGroupName(): string {
    return `${this.prefix}group-${String(this.#parts.nextNumber())}`;
  }

  createUser(attributes?: ReadonlyMap<string, JsonValue | undefined>): Promise<MadeResource> {
    const number = this.#parts.nextNumber();
    const body = newUser(`${this.prefix}${String(number)}@example.com`, number, attributes);
    return this.#create('/Users', body, readText(body, 'userName') ?? '');
  }

  createGroup(members?: readonly MadeResource[]): Promise<MadeResource> {
    const name = this.newGroupName();
    return this.#create('/Groups', newGroup(name, members), name);
  }

  demand(expectation: Expectation): void {
    this.expect(expectation);
    if (!expectation.holds) {
      throw new CaseBlocked(expectation.message);
    }
  }

  expect(expectation: Expectation): void {
    if (expectation.holds) {
      return;
    }
    const { caseId, expectedBy, report } = this.#parts;
    const seen = expectation.seenIn?.map(({ sent }) => sent.exchange.id);
    const exchangeIds = seen ?? this.exchangeIds.slice(-1);
    report.addExpectation(expectation, { caseId, expectedBy, exchangeIds });
  }

  skip(reason: string): never {
    throw new CaseSkipped(reason);
  }

  block(reason: string): never {
    throw new CaseBlocked(reason);
  }

  async unjudged<T>(run: () => Promise<T>): Promise<T> {
    this.#wrongDepth += 1;
    try {
      return await run();
    } finally {
      this.#wrongDepth -= 1;
    }
  }

  async #create(endpoint: string, body: JsonObject, name: string): Promise<MadeResource> {
    const reply = await this.send({ method: 'POST', path: endpoint, body });
    const { id } = reply.body;
    const isMade = reply.status >= 200 && reply.status < 300;
    if (!isMade || (typeof id !== 'string' && typeof id !== 'number')) {
      const what = isMade ? 'without an id' : 'which refuses it';
      this.block(
        `What this needs could not be created: POST ${endpoint} was answered with ${String(reply.status)}, ${what}`,
      );
    }
    return { id: String(id), path: `${endpoint}/${encodeURIComponent(String(id))}`, name, reply };
  }

  #look({ exchange, failure }: Sent, isWrongOnPurpose: boolean): void {
    const { report, judge } = this.#parts;
    this.exchangeIds.push(exchange.id);
    for (const found of failuresOf(exchange, judge(exchange), { isWrongOnPurpose })) {
      report.addFound(found);
    }
    if (failure && !this.signal.aborted) {
      const { method, target } = exchange.request;
      report.addFound({
        cause: `answer.none.${failure.reason}`,
        level: 'error',
        message: `${method} ${target} was not answered: ${failure.detail}`,
        expectedBy: ['RFC 9110 9.3', 'RFC 7644 3.12'],
        exchangeIds: [exchange.id],
        place: { part: 'exchange' },
        okta: noAnswer,
        fix: 'Find in the log of the server why it gave no whole answer, and answer each request',
      });
    }
  }
}

const noAnswer = {
  aiw: 'The task fails: "Error authenticating: null" or a message about the connection; Okta gives an answer 60 seconds',
  oin: 'The task fails: "Error authenticating: null" or a message about the connection; Okta gives an answer 60 seconds',
};

const toText = (body: JsonValue): string => JSON.stringify(body);
