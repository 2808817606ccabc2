export interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/** The parameters of a request line in their order, decoded for reading. Never throws. */
export function readQueryParameters(target: string): readonly QueryParameter[] {
  const queryStart = target.indexOf('?');
  if (queryStart === -1) {
    return [];
  }
  const [query = ''] = target.slice(queryStart + 1).split('#', 1);
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1
        ? { name: decodeText(part), value: '' }
        : { name: decodeText(part.slice(0, equals)), value: decodeText(part.slice(equals + 1)) };
    });
}

/** Blanks come as `%20` or `+`; what cannot be decoded stays as it came. */
export function decodeText(text: string): string {
  const withBlanks = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(withBlanks);
  } catch {
    // expected: a percent sign that is no escape
    return withBlanks;
  }
}
