import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { type ExchangeFailure, type HttpHeader } from '../../exchange/exchange.js';
import {
  type CallTarget,
  cancelled,
  timedOut,
  toFailure,
  toSize,
  tooLarge,
} from '../../exchange/callFailure.js';

export interface Call {
  readonly method: string;
  /** The whole of what stands on the request line. */
  readonly target: string;
  readonly headers: readonly HttpHeader[];
  readonly body: string | undefined;
  readonly url: URL;
  readonly agent: Agent;
  /** Milliseconds without data on the socket. */
  readonly timeout: number;
  readonly limitBytes: number;
  readonly isCertificateChecked: boolean;
  readonly signal: AbortSignal | undefined;
}

/** What came, also where it was cut short. */
export interface CallResult {
  readonly status?: number;
  readonly httpVersion?: string;
  readonly headers: readonly HttpHeader[];
  /** As they came, with their Content-Encoding. */
  readonly bytes: Buffer;
  /** Absent where the answer is whole. */
  readonly failure?: ExchangeFailure;
  /** It failed on a connection that was used before, ere a byte came: the server had closed it. */
  readonly isStale?: boolean;
}

/** Sends one request and reads its answer to the end. Resolves in any case. */
export function callHttp(call: Call): Promise<CallResult> {
  return new Promise((resolve) => {
    if (call.signal?.aborted) {
      resolve({ headers: [], bytes: Buffer.alloc(0), failure: cancelled });
      return;
    }
    const target = toTarget(call);
    let request: ClientRequest;
    try {
      request = start(call);
    } catch (error) {
      resolve({ headers: [], bytes: Buffer.alloc(0), failure: toFailure(error, target) });
      return;
    }
    new Reading(call, target, request, resolve).begin();
  });
}

function start(call: Call): ClientRequest {
  const { url, method, target, headers, agent, timeout, signal, isCertificateChecked } = call;
  const options: RequestOptions = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    method,
    path: target,
    // As a list they go out as they are, in this order, and nothing is added but Connection.
    headers: headers.flat(),
    agent,
    timeout,
    ...(signal && { signal }),
  };
  return url.protocol === 'https:'
    ? requestHttps({ ...options, rejectUnauthorized: isCertificateChecked })
    : requestHttp(options);
}

const toTarget = ({ url, timeout }: Call): CallTarget => ({
  origin: url.origin,
  host: url.hostname,
  isTls: url.protocol === 'https:',
  timeout,
});

/** The answer to one request as it comes in. Settles once, whatever comes after. */
class Reading {
  readonly #call: Call;
  readonly #target: CallTarget;
  readonly #request: ClientRequest;
  readonly #resolve: (result: CallResult) => void;
  readonly #chunks: Buffer[] = [];
  #response: IncomingMessage | undefined;
  #size = 0;
  #isSettled = false;

  constructor(
    call: Call,
    target: CallTarget,
    request: ClientRequest,
    resolve: (result: CallResult) => void,
  ) {
    this.#call = call;
    this.#target = target;
    this.#request = request;
    this.#resolve = resolve;
  }

  begin(): void {
    const request = this.#request;
    request.on('timeout', () => {
      this.#giveUp(timedOut(this.#target));
    });
    request.on('error', (error) => {
      this.#fail(error);
    });
    request.on('response', (response) => {
      this.#read(response);
    });
    request.end(this.#call.body);
  }

  #read(response: IncomingMessage): void {
    this.#response = response;
    response.on('data', (chunk: Buffer) => {
      this.#size += chunk.length;
      this.#chunks.push(chunk);
      if (this.#size > this.#call.limitBytes) {
        const limit = toSize(this.#call.limitBytes);
        this.#giveUp(tooLarge(`the answer is longer than ${limit}`));
      }
    });
    response.on('error', (error) => {
      this.#fail(error);
    });
    response.on('end', () => {
      this.#settle(response.complete ? {} : { failure: toFailure(cutShort, this.#target) });
    });
  }

  #fail(error: unknown): void {
    if (this.#call.signal?.aborted) {
      this.#settle({ failure: cancelled });
      return;
    }
    const failure = toFailure(error, this.#target);
    const isStale =
      failure.reason === 'closed' && this.#request.reusedSocket && this.#response === undefined;
    this.#settle({ failure, isStale });
  }

  #giveUp(failure: ExchangeFailure): void {
    this.#settle({ failure });
    this.#request.destroy();
  }

  #settle(ending: Pick<CallResult, 'failure' | 'isStale'>): void {
    if (this.#isSettled) {
      return;
    }
    this.#isSettled = true;
    const response = this.#response;
    this.#resolve({
      ...(response && { status: response.statusCode ?? 0, httpVersion: response.httpVersion }),
      headers: response ? toHeaders(response.rawHeaders) : [],
      bytes: Buffer.concat(this.#chunks),
      ...ending,
    });
  }
}

const cutShort = Object.assign(new Error('The answer was cut short'), { code: 'ECONNRESET' });

function toHeaders(raw: readonly string[]): readonly HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    headers.push([raw[at] ?? '', raw[at + 1] ?? '']);
  }
  return headers;
}
