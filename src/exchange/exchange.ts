/** A header as it came: the spelling of the name kept, one entry a line. */
export type HttpHeader = readonly [name: string, value: string];

export interface ExchangeBody {
  /**
   * The body as UTF-8 text, secrets replaced (see redaction.ts). Where the bytes are not valid UTF-8,
   * `encoding` is `base64` and this is the base64 of the raw bytes.
   */
  readonly text: string;
  readonly encoding: 'utf-8' | 'base64';
  /** Length of the body on the wire, also where `text` was cut. */
  readonly sizeBytes: number;
  readonly isTruncated: boolean;
}

export interface ExchangeRequest {
  readonly method: string;
  /** Path and query exactly as they came on the request line. */
  readonly target: string;
  readonly httpVersion: string;
  readonly headers: readonly HttpHeader[];
  readonly body?: ExchangeBody;
}

export interface ExchangeResponse {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  readonly body?: ExchangeBody;
}

export type ObservationLevel = 'error' | 'warning' | 'hint';

/** Something the server noticed while it answered: which header shape came, what it tolerated. */
export interface Observation {
  /** Stable id, for example `auth.doubledBearer`. */
  readonly id: string;
  readonly level: ObservationLevel;
  readonly detail: string;
  /** JSON pointers to what it is about in the body of the request, names as the schema spells them. */
  readonly pointers?: readonly string[];
  /** The query parameter that it is about, or the member of a search request that stands for it. */
  readonly parameter?: string;
}

export type ExchangeSource = 'mock' | 'forward' | 'okta' | 'conformance' | 'replay' | 'import';

export const exchangeOutcomes = ['answered', 'aborted', 'failed'] as const;
export type ExchangeOutcome = (typeof exchangeOutcomes)[number];

export const failureReasons = [
  /** Nobody listens there. */
  'refused',
  /** The name of the host is not known. */
  'unknownHost',
  /** No route there, or the network is down. */
  'unreachable',
  /** Nothing came for as long as the caller waits. */
  'timedOut',
  /** The server closed the connection before its answer was whole. */
  'closed',
  /** The certificate or the handshake is wrong. */
  'tls',
  /** What came is not HTTP. */
  'malformed',
  /** The answer is longer than the caller takes. */
  'tooLarge',
  /** The caller gave up. */
  'cancelled',
  'other',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** Why a server that was called gave no whole answer. */
export interface ExchangeFailure {
  readonly reason: FailureReason;
  /** One sentence without a full stop, for people; never holds a secret. */
  readonly detail: string;
}

/**
 * One request with its answer: the plain shape that the mock, forward mode, the Okta double,
 * conformance runs and imports all produce. Every value survives JSON.
 */
export interface Exchange {
  readonly id: string;
  readonly source: ExchangeSource;
  /** Milliseconds since the epoch, when the first byte of the request was read. */
  readonly startedAt: number;
  /** Milliseconds from the request to the end of the answer (or to the hang-up). */
  readonly duration: number;
  /** Base URL of the SCIM service as the client addressed it, without a trailing slash. */
  readonly baseUrl: string;
  /** `target` below the SCIM base path, query cut off, for example `/Users/2819c223`. */
  readonly path: string;
  readonly request: ExchangeRequest;
  /**
   * Absent when the client went away before an answer could be sent, and when none came. In forward mode
   * what the client got: where the server behind it gave no answer, the 502 or 504 in place of it.
   */
  readonly response?: ExchangeResponse;
  /**
   * `aborted`: the client hung up before the whole answer was sent. `failed`: the server that was called
   * gave no whole answer; `failure` says why.
   */
  readonly outcome: ExchangeOutcome;
  readonly failure?: ExchangeFailure;
  readonly observations: readonly Observation[];
  /** Id of the captured exchange whose request this is, sent again. */
  readonly replayOf?: string;
}
