import { type JsonProblem, findJsonProblem, jsonDepth } from '../../base/jsonProblem.js';
import { type JsonValue } from '../../base/json.js';
import { type ExchangeBody } from '../../exchange/exchange.js';

/** A body as a judge reads it. */
export type ParsedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: JsonValue; readonly text: string }
  /** Not JSON; `problem` is the place where it stops being that. */
  | { readonly kind: 'text'; readonly text: string; readonly problem: JsonProblem }
  /** The bytes are not valid UTF-8. */
  | { readonly kind: 'raw' }
  /** The capture holds only its beginning, so nothing can be said of the whole. */
  | { readonly kind: 'cut'; readonly text: string };

const none: ParsedBody = { kind: 'none' };

/** Deeper nesting than any SCIM message has; walking it would need as deep a stack. */
const deepestJudged = 64;

export function parseBody(body: ExchangeBody | undefined): ParsedBody {
  if (!body) {
    return none;
  }
  if (body.encoding !== 'utf-8') {
    return { kind: 'raw' };
  }
  if (body.isTruncated) {
    return { kind: 'cut', text: body.text };
  }
  // A rule of its own speaks of the byte order mark; what comes behind it may be good.
  const text = body.text.replace(/^\uFEFF/, '');
  return text.trim() === '' ? none : parseText(text);
}

/** A text that may be JSON. */
function parseText(text: string): Exclude<ParsedBody, { kind: 'none' | 'raw' }> {
  try {
    // JSON.parse gives nothing but JSON values.
    const value = JSON.parse(text) as JsonValue;
    return isTooDeep(text) ? { kind: 'cut', text } : { kind: 'json', value, text };
  } catch {
    const problem = findJsonProblem(text) ?? { offset: 0, message: 'this is not JSON' };
    return { kind: 'text', text, problem };
  }
}

/** Short texts cannot be deep: they are not looked through. */
const isTooDeep = (text: string): boolean =>
  text.length > deepestJudged && jsonDepth(text) > deepestJudged;
