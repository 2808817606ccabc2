import { type ExchangeFailure, type FailureReason } from './exchange.js';

/** Where a call went, for the sentences about its failure. */
export interface CallTarget {
  /** Scheme, host and port, for example `http://localhost:8080`. */
  readonly origin: string;
  readonly host: string;
  readonly isTls: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}

type Explain = (target: CallTarget, error: Failed) => string;
interface Row {
  readonly reason: FailureReason;
  readonly explain: Explain;
}

/** What is read of an error of Node; `rawPacket` comes from its HTTP parser. */
interface Failed {
  readonly code: string;
  readonly message: string;
  readonly firstByte: number | undefined;
}

const closed: Row = {
  reason: 'closed',
  explain: ({ origin }) => `${origin} closed the connection before its answer was whole`,
};
const unknownHost: Row = {
  reason: 'unknownHost',
  explain: ({ host }) => `The host ${host} is not known: check its spelling, and VPN and DNS`,
};
const unreachable: Row = {
  reason: 'unreachable',
  explain: ({ host }) => `There is no way to ${host}: check the network, VPN and firewall`,
};
const selfSigned: Row = {
  reason: 'tls',
  explain: ({ host }) =>
    `The certificate of ${host} is signed by itself, or by an authority that this machine does not know: Okta refuses it as well. Name the authority in NODE_EXTRA_CA_CERTS, or use a public certificate`,
};
const noTls: Row = {
  reason: 'tls',
  explain: ({ origin, host }) =>
    `${host} does not speak TLS there: does the address begin with http:// instead of ${origin.slice(0, 8)}?`,
};

const rows: ReadonlyMap<string, Row> = new Map<string, Row>([
  [
    'ECONNREFUSED',
    {
      reason: 'refused',
      explain: ({ origin }) => `Nobody listens at ${origin}: start the server, or check the port`,
    },
  ],
  ['ENOTFOUND', unknownHost],
  ['EAI_AGAIN', unknownHost],
  ['EAI_NONAME', unknownHost],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['ENETDOWN', unreachable],
  ['EHOSTDOWN', unreachable],
  ['EADDRNOTAVAIL', unreachable],
  [
    'ETIMEDOUT',
    {
      reason: 'timedOut',
      explain: ({ origin }) =>
        `${origin} did not take the connection: a firewall may drop it, or the address is wrong`,
    },
  ],
  ['ECONNRESET', closed],
  ['ECONNABORTED', closed],
  ['EPIPE', closed],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', selfSigned],
  ['SELF_SIGNED_CERT_IN_CHAIN', selfSigned],
  ['UNABLE_TO_GET_ISSUER_CERT', selfSigned],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', selfSigned],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    {
      reason: 'tls',
      explain: ({ host }) =>
        `The certificate of ${host} cannot be verified: the server must send the certificates between its own and the authority as well`,
    },
  ],
  [
    'CERT_HAS_EXPIRED',
    { reason: 'tls', explain: ({ host }) => `The certificate of ${host} has expired` },
  ],
  [
    'CERT_NOT_YET_VALID',
    { reason: 'tls', explain: ({ host }) => `The certificate of ${host} is not valid yet` },
  ],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    {
      reason: 'tls',
      explain: ({ host }) =>
        `The certificate is not for ${host}: use the name that it is for, or another certificate`,
    },
  ],
  // Wrong version number, packet length too long, HTTP request.
  ['openssl 0A00010B', noTls],
  ['openssl 0A0000C6', noTls],
  ['openssl 0A00009C', noTls],
  [
    'HPE_HEADER_OVERFLOW',
    { reason: 'tooLarge', explain: () => 'The headers of the answer are longer than 16 KiB' },
  ],
  [
    'ERR_INVALID_CHAR',
    {
      reason: 'other',
      // Node's message has the name of the header, never its value.
      explain: (_target, { message }) =>
        `The request was not sent: ${message.toLowerCase()} (a line break or a letter outside Latin-1 in a token?)`,
    },
  ],
  [
    'ERR_UNESCAPED_CHARACTERS',
    {
      reason: 'other',
      explain: () => 'The request was not sent: its path has characters that must be encoded',
    },
  ],
]);

const alert = 0x15;

/** Why a call gave no answer, from the error that Node raised. */
export function toFailure(error: unknown, target: CallTarget): ExchangeFailure {
  const failed = readFailed(error);
  const row = rows.get(failed.code) ?? rowOfFamily(failed, target);
  return row === undefined
    ? { reason: 'other', detail: `The call failed: ${failed.message}` }
    : { reason: row.reason, detail: row.explain(target, failed) };
}

export const timedOut = ({ origin, timeout }: CallTarget): ExchangeFailure => ({
  reason: 'timedOut',
  detail: `${origin} sent nothing for ${toDuration(timeout)}`,
});

export const cancelled: ExchangeFailure = {
  reason: 'cancelled',
  detail: 'Cancelled before the answer was there',
};

/** @param what a clause: what is longer than what */
export const tooLarge = (what: string): ExchangeFailure => ({
  reason: 'tooLarge',
  detail: `Given up, since ${what}`,
});

export const toSize = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${String(bytes / (1024 * 1024))} MiB`
    : `${String(Math.round(bytes / 1024))} KiB`;

const toDuration = (milliseconds: number): string =>
  milliseconds >= 1000
    ? `${String(Math.round(milliseconds / 1000))} s`
    : `${String(milliseconds)} ms`;

/** Codes of which there are many, of one meaning each. */
function rowOfFamily({ code, firstByte }: Failed, { isTls }: CallTarget): Row | undefined {
  if (code.startsWith('HPE_')) {
    return firstByte === alert && !isTls ? wantsTls : malformed;
  }
  if (code === 'EPROTO' || /^(?:openssl |ERR_SSL_|ERR_TLS_)/.test(code)) {
    return handshake;
  }
  return undefined;
}

const wantsTls: Row = {
  reason: 'tls',
  explain: ({ host }) => `${host} speaks TLS there: the address must begin with https://`,
};
const malformed: Row = {
  reason: 'malformed',
  explain: ({ origin }, { message }) => `What ${origin} sent is not HTTP/1.1: ${message}`,
};
const handshake: Row = {
  reason: 'tls',
  explain: ({ host }, { code }) => `The TLS handshake with ${host} failed (${code})`,
};

function readFailed(error: unknown): Failed {
  if (!(error instanceof Error)) {
    return { code: '', message: String(error), firstByte: undefined };
  }
  const { rawPacket } = error as Error & { readonly rawPacket?: unknown };
  // A host with several addresses fails with one error for each; they tell the same as a rule.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const told = inner instanceof Error && !hasCode(error) ? inner : error;
  return {
    code: openSslCode(told) ?? (hasCode(told) ? told.code : ''),
    message: told.message,
    firstByte: rawPacket instanceof Uint8Array ? rawPacket[0] : undefined,
  };
}

/** Node says EPROTO for all of them; the number of OpenSSL stands only in the text. */
function openSslCode(error: Error): string | undefined {
  const number = /:error:([\dA-F]{8}):/.exec(error.message)?.[1];
  return number === undefined ? undefined : `openssl ${number}`;
}

const hasCode = (error: Error): error is Error & { readonly code: string } =>
  'code' in error && typeof error.code === 'string';
