import { type RequestFacts } from './requestFacts.js';

/** Whether a request is about somebody: by path, filter or body, under any of the names he is known by. */
export function concernsUser(request: RequestFacts, user: string): boolean {
  const names = new Set([user, ...request.namesOf(user)].map((name) => name.toLowerCase()));
  const isOne = (text: string): boolean => names.has(text.toLowerCase());
  return (
    request.path.split('/').some((step) => isOne(decode(step))) ||
    wordsOf(request.filter ?? '').some(isOne) ||
    stringsOf(request.readBody()).some(isOne)
  );
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // expected: not every path can be decoded, and what cannot is nobody's name
    return step;
  }
}

/** Values in quotes, and those that some clients leave without. */
const wordsOf = (filter: string): readonly string[] => [
  ...stringsOf(filter),
  ...filter.split(/[\s()[\]]+/),
];

/** Every string of a text that is JSON or holds JSON strings: values and names, both. */
function stringsOf(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([whole, inside = '']) =>
    inside.includes('\\') ? unescape(whole, inside) : inside,
  );
}

function unescape(whole: string, inside: string): string {
  try {
    return String(JSON.parse(whole));
  } catch {
    // expected: a filter or a broken body may hold any backslash
    return inside;
  }
}
