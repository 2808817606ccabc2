/**
 * Text of strangers for a terminal or a report: what would move a cursor, change colours or turn the
 * direction of the line is shown as an escape.
 */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** The same, line ends left as they are. */
export const printableLines = (text: string): string =>
  text.split(/\r?\n/).map(printable).join('\n');

/** The same, in one line of at most `limit` characters. */
export function printableCut(text: string, limit: number): string {
  const head = printable(text.slice(0, limit));
  return text.length <= limit && head.length <= limit ? head : `${head.slice(0, limit - 1)}…`;
}
