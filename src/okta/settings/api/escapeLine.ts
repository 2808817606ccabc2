/** One line whatever comes in, so that it stays a comment in every language. */
export const escapeLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
