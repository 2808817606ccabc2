import { parseFilter } from '../../scim/filter/parser.js';

/** What is called, as a person writes it: `PATCH /Users/2819c223`, below the base URL. */
export interface RequestLine {
  readonly method: string;
  /** With its query, encoded. */
  readonly target: string;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** @returns in words what is wrong with it */
export function readRequestLine(text: string): RequestLine | string {
  const [, method = '', target = ''] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(text) ?? [];
  if (method === '') {
    return 'Write a method and a path, for example GET /Users?count=2.';
  }
  if (!methods.includes(method)) {
    const upper = method.toUpperCase();
    return methods.includes(upper)
      ? `Methods are written in capitals (RFC 9110 9.1): ${upper}.`
      : `${method} is none of ${methods.join(', ')}.`;
  }
  if (!target.startsWith('/')) {
    return 'The path begins with a slash, and stands below the base URL: /Users, not http://…/Users.';
  }
  const encoded = encode(target);
  return findFilterProblem(encoded) ?? { method, target: encoded };
}

/** What must not stand in a request line is encoded; what is encoded stays (RFC 3986 2.1). */
const encode = (target: string): string =>
  target.replaceAll(/%(?![\da-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/giu, (character) =>
    /^[\uD800-\uDFFF]$/.test(character) ? '%EF%BF%BD' : encodeURIComponent(character),
  );

function findFilterProblem(target: string): string | undefined {
  const [, value] = /[?&]filter=([^&]*)/i.exec(target) ?? [];
  if (value === undefined) {
    return undefined;
  }
  const filter = decode(value);
  if (filter === undefined) {
    return 'The filter has percent signs that are no encoding of UTF-8.';
  }
  const parsed = parseFilter(filter);
  return parsed.ok
    ? undefined
    : `The filter is wrong at column ${String(parsed.problem.span.start + 1)}: ${parsed.problem.message}.`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // expected: bytes that are not UTF-8
    return undefined;
  }
}
