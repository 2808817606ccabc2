/** Text of an admin or a developer, as Markdown that shows it and does nothing else with it. */
export const escapeMarkdown = (text: string): string =>
  text.replaceAll(
    // An underscore within a word means nothing to Markdown.
    /[\\`*{}[\]<>#|~&!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (character) => `\\${character}`,
  );

/** A stretch of code in a line. */
export function toCode(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const blank = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${blank}${text}${blank}${fence}`;
}

/** A value in a block of its own, which viewers offer to copy. */
export function toCopyBlock(value: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(value) + 1));
  return `${fence}text\n${value}\n${fence}`;
}

/** A line to tick, with what belongs to it below. */
export const toTick = (text: string, ...below: readonly string[]): string =>
  [`- [ ] ${text}`, ...below.map(indent)].join('\n\n');

export const toTicks = (texts: readonly string[]): string =>
  texts.map((text) => toTick(text)).join('\n');

export const toList = (texts: readonly string[]): string =>
  texts.map((text) => `- ${text}`).join('\n');

const indent = (block: string): string => block.replaceAll(/^(?=.)/gm, '  ');

const longestRun = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
