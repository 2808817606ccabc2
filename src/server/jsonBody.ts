import { type JsonValue } from '../base/json.js';
import { type Redactor } from '../exchange/redaction.js';
import { type ScimError, invalidSyntax, unsupportedMediaType } from '../scim/errors.js';
import { findJsonProblem, jsonDepth } from '../base/jsonProblem.js';
import { type Transaction } from './transaction.js';
import { findVersion1, findXmlBody } from './version1.js';

/** Deeper than any SCIM message; what works on JSON may recurse. */
const depthLimit = 64;

/**
 * The JSON of the request body.
 *
 * @throws ScimError 415 for another media type, 400 `invalidSyntax` for what is not UTF-8 or not JSON.
 */
export function readJsonBody(transaction: Transaction, redactor: Redactor): JsonValue {
  const { request, bodyChunks } = transaction;
  const bytes = bodyChunks.length === 1 ? bodyChunks[0] : Buffer.concat(bodyChunks);
  if (bytes === undefined || bytes.length === 0) {
    throw invalidSyntax('The request has no body; a JSON object is expected.');
  }
  checkEncoding(request.headers['content-encoding']);
  checkMediaType(request.headers['content-type']);
  const text = decodeText(bytes, transaction);
  const value = parse(text, redactor);
  const problem = findVersion1(value, request.method ?? '');
  if (problem) {
    throw problem;
  }
  return value;
}

function checkEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    throw unsupportedMediaType(
      `The body has the Content-Encoding ${shorten(encoding)}; only bodies that are not compressed are taken.`,
    );
  }
}

/** PROTOCOL: both SCIM and plain JSON, with any charset parameter that names UTF-8. */
function checkMediaType(contentType: string | undefined): void {
  if (contentType === undefined) {
    throw unsupportedMediaType(
      'The request has a body but no Content-Type. Send application/scim+json (RFC 7644 3.1).',
    );
  }
  const [mediaType = '', ...parameters] = contentType.split(';');
  const xml = findXmlBody(mediaType);
  if (xml) {
    throw xml;
  }
  if (!/^application\/(?:scim\+)?json$/i.test(mediaType.trim())) {
    throw unsupportedMediaType(
      `The Content-Type ${shorten(contentType)} is not taken. Send application/scim+json ` +
        '(RFC 7644 3.1) or application/json.',
    );
  }
  for (const parameter of parameters) {
    const charset = /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/i.exec(parameter)?.[1];
    if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
      throw unsupportedMediaType(
        `The charset ${shorten(charset)} is not taken: SCIM is UTF-8 (RFC 7644 3.8).`,
      );
    }
  }
}

const shorten = (text: string): string => JSON.stringify(text.slice(0, 100));

function decodeText(bytes: Buffer, { note }: Transaction): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // expected: not UTF-8; the decoder does not say where
    throw invalidSyntax('The body is not UTF-8, as SCIM must be (RFC 7644 3.8).');
  }
  if (!text.startsWith('\uFEFF')) {
    return text;
  }
  note({
    id: 'body.byteOrderMark',
    level: 'hint',
    detail: 'The body begins with a byte order mark, which RFC 8259 8.1 forbids; it is ignored.',
  });
  return text.slice(1);
}

function parse(text: string, redactor: Redactor): JsonValue {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw toInvalidSyntax(text, redactor, cause);
  }
  if (jsonDepth(text) > depthLimit) {
    throw invalidSyntax(
      `The body is nested deeper than ${String(depthLimit)} levels, the most that is taken here.`,
    );
  }
  // What JSON.parse gives is a JsonValue.
  return value as JsonValue;
}

/** How many characters of the text the message shows before and after the place. */
const excerptReach = 24;

function toInvalidSyntax(text: string, redactor: Redactor, cause: unknown): ScimError {
  const problem = findJsonProblem(text);
  if (!problem) {
    throw cause;
  }
  const { offset, message } = problem;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const start = Math.max(0, offset - excerptReach);
  const excerpt = redactor.maskText(text).slice(start, offset + excerptReach);
  return invalidSyntax(
    `The body is not JSON: ${message}, at line ${String(line)}, column ${String(column)}, ` +
      `near ${JSON.stringify(excerpt)}.`,
  );
}
