const longestQuote = 60;

/** What somebody wrote, for a message that must not become as long as a filter can be. */
export const shorten = (text: string): string =>
  text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
