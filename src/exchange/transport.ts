import {
  type Exchange,
  type ExchangeFailure,
  type ExchangeSource,
  type HttpHeader,
} from './exchange.js';

/** What is to be sent to a SCIM server. */
export interface OutgoingRequest {
  readonly method: string;
  /** Below the base URL, with its query, encoded as it goes out: `/Users?startIndex=1&count=2`. */
  readonly path: string;
  /** In the order in which they go out. `Host`, `Content-Length` and `Connection` are added. */
  readonly headers: readonly HttpHeader[];
  readonly body?: string;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds without data on the socket, after which it counts as timed out. */
  readonly timeout?: number;
}

/** An answer as it came, whole and with its secrets: for the caller, never for a capture. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  /** The body as text; what is not UTF-8 in it is replaced. Empty without a body. */
  readonly text: string;
}

export interface Sent {
  /** As it is captured: secrets taken out, long bodies cut. */
  readonly exchange: Exchange;
  /** Absent where no whole answer came; then `failure` says why. */
  readonly answer?: Answer;
  readonly failure?: ExchangeFailure;
}

/** The way to a SCIM server. Never throws for what a server or a network does. */
export interface Transport {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly source: ExchangeSource;
  send(request: OutgoingRequest, options?: SendOptions): Promise<Sent>;
}
