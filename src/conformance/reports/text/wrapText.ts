/**
 * Words in lines of at most `width` characters; a longer one, as minified JSON, is cut. What a text has of
 * line ends stays.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** What is no prose, in lines of `width` characters. */
export const pieces = (text: string, width: number): readonly string[] =>
  text.length <= width
    ? [text]
    : Array.from({ length: Math.ceil(text.length / width) }, (_item, at) =>
        text.slice(at * width, (at + 1) * width),
      );
