import { isJsonArray, isJsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { type FailureReason } from '../../exchange/exchange.js';
import { oktaTexts } from '../../validate/oktaTexts.js';
import { type Reply } from '../client/reply.js';
import { type JudgedAnswer } from './judgement.js';
import { toStatusWords } from './statusWords.js';

/** Why a request failed, as Okta's texts end: the words for the status, and what the server said. */
export function toReason({ reply, names }: JudgedAnswer): string {
  const { failure } = reply.sent;
  if (failure !== undefined) {
    return connectionReasons[failure.reason](`${names.host}:${names.port}`);
  }
  const status = toStatusWords(reply.status);
  const detail = detailOf(reply);
  return detail === undefined ? `${status}.` : oktaTexts.remoteServer(status, detail);
}

/** What Okta cannot read, as it says so itself. */
export const toJsonProblem = ({ reply }: JudgedAnswer): string =>
  oktaTexts.invalidJson(problemOf(reply.text));

const timedOut = (address: string): string => `${address}: Read timed out`;

/** As the HTTP client of Java words them; no source has Okta's text but for the test of the connection. */
const connectionReasons: Readonly<Record<FailureReason, (address: string) => string>> = {
  refused: (address) => `Connect to ${address} failed: Connection refused`,
  unknownHost: (address) => `${address}: Name or service not known`,
  unreachable: (address) => `Connect to ${address} failed: No route to host`,
  timedOut,
  closed: (address) => `${address} failed to respond`,
  tls: (address) => `Connect to ${address} failed: PKIX path building failed`,
  malformed: (address) => `${address} failed to respond with a valid HTTP response`,
  tooLarge: timedOut,
  cancelled: (address) => `Connect to ${address} cancelled`,
  other: (address) => `Connect to ${address} failed`,
};

/** Of an Error (RFC 7644 3.12), or of SCIM 1.1; undefined where there is no body to speak of. */
function detailOf(reply: Reply): string | undefined {
  const { json, text } = reply;
  if (text.trim() === '') {
    return undefined;
  }
  if (json === undefined) {
    return oktaTexts.invalidJson(problemOf(text));
  }
  if (!isJsonObject(json)) {
    return undefined;
  }
  const { detail, Errors: errors } = json;
  const first = isJsonArray(errors) ? errors[0] : undefined;
  const told = detail ?? (isJsonObject(first) ? first['description'] : undefined);
  return typeof told === 'string' ? told : undefined;
}

/** As Jackson words it, the JSON library of Java. */
function problemOf(text: string): string {
  const blanks = /^\s*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(blanks);
  const token = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0];
  const line = text.slice(0, blanks).split('\n').length;
  if (token !== undefined && !/^(?:true|false|null)$/.test(token)) {
    const column = columnOf(text, blanks + token.length);
    return `${oktaTexts.unrecognizedToken} '${shorten(token)}' ... line: ${String(line)}, column: ${column}`;
  }
  const first = rest.charAt(0);
  return /^[[{"\d-]/.test(first)
    ? 'Unexpected end-of-input or character within the document'
    : `Unexpected character ('${first}' (code ${String(first.codePointAt(0) ?? 0)})) ... line: ${String(line)}, column: ${columnOf(text, blanks)}`;
}

/** From 1, behind what stands before. */
const columnOf = (text: string, at: number): string =>
  String(at - (text.lastIndexOf('\n', at - 1) + 1) + 1);
