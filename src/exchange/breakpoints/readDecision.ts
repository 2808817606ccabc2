import { isJsonArray, isJsonObject, type JsonObject, readMember } from '../../base/json.js';
import { saying } from '../../base/saying.js';
import { type HttpHeader } from '../exchange.js';
import { isHeaderName } from '../headers.js';
import { type Decision } from './breakpoint.js';
import { BreakpointError } from './readBreakpoint.js';

/** Most characters of a body that is written by hand. */
const longestBody = 4_000_000;
const mostHeaders = 200;

/**
 * What a caller wants to become of a held message: `{ do: "continue", status: 500 }`.
 *
 * @throws BreakpointError with what would be right
 */
export function readDecision(value: unknown): Decision {
  const what = isJsonObject(value) ? readMember(value, 'do') : undefined;
  if (!isJsonObject(value) || (what !== 'continue' && what !== 'answer' && what !== 'drop')) {
    throw new BreakpointError(saying('A decision is { do: "continue" | "answer" | "drop", … }.'));
  }
  switch (what) {
    case 'drop':
      return { do: 'drop' };
    case 'answer':
      return { do: 'answer', answer: readAnswer(value) };
    case 'continue':
      return { do: 'continue', ...readTarget(value), ...readParts(value) };
  }
}

function readAnswer(decision: JsonObject): Extract<Decision, { do: 'answer' }>['answer'] {
  const answer = readMember(decision, 'answer');
  const parts = isJsonObject(answer) ? readParts(answer) : {};
  const { status, headers, body = '' } = parts;
  if (status === undefined) {
    throw new BreakpointError(saying('An answer needs a status: a number from 200 to 599.'));
  }
  return { status, body, ...(headers && { headers }) };
}

interface Parts {
  readonly status?: number;
  readonly headers?: readonly HttpHeader[];
  readonly body?: string;
}

function readParts(value: JsonObject): Parts {
  const [status, headers, body] = ['status', 'headers', 'body'].map((name) =>
    readMember(value, name),
  );
  return {
    ...(status !== undefined && { status: readStatus(status) }),
    ...(headers !== undefined && { headers: readHeaders(headers) }),
    ...(body !== undefined && { body: readBody(body) }),
  };
}

/** Final ones only: what goes before the answer is not for a hand to send (RFC 9110 15.2). */
function readStatus(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 200 || value > 599) {
    throw new BreakpointError(saying('The status of an answer is a number from 200 to 599.'));
  }
  return value;
}

function readBody(value: unknown): string {
  if (typeof value !== 'string' || value.length > longestBody) {
    throw new BreakpointError(
      saying('A body is a text of {0} million characters at most.', longestBody / 1_000_000),
    );
  }
  return value;
}

function readTarget(value: JsonObject): { readonly target?: string } {
  const target = readMember(value, 'target');
  if (target === undefined) {
    return {};
  }
  // RFC 9112 3.2: no blanks and no fragment; what else must not stand there is for the server to say.
  if (typeof target !== 'string' || !/^\/[\x21-\x22\x24-\x7e]{0,16000}$/.test(target)) {
    throw new BreakpointError(
      saying(
        'The path begins with a slash, stands below the base URL, and has no blanks: /Users?filter=userName%20eq%20"jane".',
      ),
    );
  }
  return { target };
}

/** RFC 9110 5.1 and 5.5. */
function readHeaders(value: unknown): readonly HttpHeader[] {
  if (!isJsonArray(value) || value.length > mostHeaders) {
    throw new BreakpointError(
      saying('Headers are a list of [name, value], {0} at most.', mostHeaders),
    );
  }
  return value.map((header): HttpHeader => {
    const [name, text] = isJsonArray(header) ? header : [];
    if (typeof name !== 'string' || !isHeaderName(name)) {
      throw new BreakpointError(
        saying(
          'The name of a header has letters, digits and dashes only, but is {0}.',
          JSON.stringify(name),
        ),
      );
    }
    if (typeof text !== 'string' || !/^[\t\x20-\x7e\x80-\xff]{0,16000}$/.test(text)) {
      throw new BreakpointError(
        saying('The header {0} has characters that no header can carry.', name),
      );
    }
    return [name, text];
  });
}
