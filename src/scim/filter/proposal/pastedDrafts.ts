import { type Draft } from './draft.js';

/** How a filter looks that was copied from an address, a program or a page: the pattern, what it is, and back. */
const disguises: readonly (readonly [
  pattern: RegExp,
  message: string,
  undo: (text: string) => string | undefined,
])[] = [
  [
    /%[\da-f]{2}/i,
    'It is percent-encoded still, as in an address',
    (text) => decode(text.replace(/^[^\s?]*\?filter=|^filter=/i, '').replaceAll('+', ' ')),
  ],
  [/\\"/, 'Its quotes are escaped still, as in a JSON string', (text) => unescapeQuotes(text)],
  [
    /&quot;|&#34;|&#x22;/i,
    'It has the entities of HTML in it',
    (text) => text.replaceAll(/&quot;|&#34;|&#x22;/gi, '"').replaceAll('&amp;', '&'),
  ],
];

/** What is wrong with a text as a whole; only worth saying where the text can be read without it. */
export const draftPasted = (text: string): readonly Draft[] =>
  disguises.flatMap(([pattern, message, undo]) => {
    const plain = pattern.test(text) ? undo(text) : undefined;
    const span = { start: 0, end: text.length };
    return plain === undefined ? [] : [{ message, span, candidates: [{ span, text: plain }] }];
  });

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    // expected: a percent sign that begins no byte
    return undefined;
  }
}

/** Where the whole is a string too, its quotes go as well. */
function unescapeQuotes(text: string): string | undefined {
  const inner = text.trim().replace(/^"(.*)"$/s, '$1');
  return inner.replaceAll('\\"', '').includes('"') ? undefined : inner.replaceAll('\\"', '"');
}
