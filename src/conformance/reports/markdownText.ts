/** Text as text: nothing in it becomes a link, a heading, a mention or HTML. */
export const markdownText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|#~&!]/g, (character) =>
      character === '<' || character === '&'
        ? `&#${String(character.charCodeAt(0))};`
        : `\\${character}`,
    )
    // Nobody is to be called by the name that a server has sent.
    .replaceAll(/(^|[^\p{L}\p{N}_])@(?=[\p{L}\p{N}])/gu, '$1@\u200b')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])/, '\\$1');

/** In a table cell a pipe ends the cell even in code. */
export function markdownCode(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') {
    return '';
  }
  const ticks = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

export function markdownBlock(text: string, language: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}${language}\n${text}\n${ticks}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
