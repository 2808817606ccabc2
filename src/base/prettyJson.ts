/**
 * JSON text with line breaks and indents. Works on the text, not on its value, so that numbers,
 * doubled members and escapes stay as they came, and so that the beginning of a text will do.
 */
export function prettyJson(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let isAfterOpening = false;
  for (const [token] of text.matchAll(tokenPattern)) {
    const isClosing = token === '}' || token === ']';
    if (isClosing) {
      depth = Math.max(0, depth - 1);
    }
    // Brackets without anything between them stay together.
    if (isAfterOpening !== isClosing) {
      parts.push(newLine(depth));
    }
    isAfterOpening = token === '{' || token === '[';
    if (isAfterOpening) {
      depth += 1;
    }
    parts.push(token === ':' ? ': ' : token);
    if (token === ',') {
      parts.push(newLine(depth));
    }
  }
  return parts.join('');
}

/** A string (perhaps without its end), a mark, or a word. */
const tokenPattern = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/** Indents end somewhere, else a body of brackets alone would become gigabytes of blanks. */
const deepestIndent = 60;

const newLine = (depth: number): string => `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;
