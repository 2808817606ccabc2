import {
  type Agent,
  type ClientRequest,
  Agent as HttpAgent,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { type Disposable } from '../../base/disposable.js';
import { type CallTarget } from '../../exchange/callFailure.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type ForwardTarget } from './forwardTarget.js';

export interface TargetConnectionOptions {
  readonly target: ForwardTarget;
  /** False for a server of one's own whose certificate nobody knows. */
  readonly isCertificateChecked: boolean;
  /** Milliseconds without data. */
  readonly timeout: number;
}

export interface TargetRequest {
  readonly method: string;
  /** What goes on the request line. */
  readonly target: string;
  readonly headers: readonly HttpHeader[];
}

/** As with requests: what Okta takes is not for this server to say. */
const maxHeaderSize = 256 * 1024;
/** Shorter than what servers keep idle connections open for, so that none is used that is being closed. */
const idleConnection = 4_000;

/** The way to the target, with connections that are kept. */
export class TargetConnection implements Disposable {
  readonly #options: TargetConnectionOptions;
  readonly #agent: Agent;

  constructor(options: TargetConnectionOptions) {
    this.#options = options;
    // Ends connections that wait for the next request; those in use have a watch of their own.
    const usual = { keepAlive: true, timeout: idleConnection };
    this.#agent = options.target.isTls
      ? new HttpsAgent({ ...usual, rejectUnauthorized: options.isCertificateChecked })
      : new HttpAgent(usual);
  }

  get timeout(): number {
    return this.#options.timeout;
  }

  get callTarget(): CallTarget {
    const { target, timeout } = this.#options;
    const { origin, hostname, isTls } = target;
    return { origin, host: hostname, isTls, timeout };
  }

  /**
   * Its body is still to come, from whoever calls.
   *
   * @throws TypeError where something cannot be sent
   */
  open({ method, target, headers }: TargetRequest): ClientRequest {
    const { hostname, port, isTls } = this.#options.target;
    const options = {
      host: hostname,
      ...(port !== '' && { port }),
      method,
      path: target,
      // As a list they go out as they are, in this order, and nothing is added but Connection.
      headers: headers.flat(),
      agent: this.#agent,
      maxHeaderSize,
    };
    return isTls ? requestHttps(options) : requestHttp(options);
  }

  /** Also ends what is under way. */
  dispose(): void {
    this.#agent.destroy();
  }
}
