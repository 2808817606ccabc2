/** The shapes that Okta's settings lead to, right and wrong ones. */
export type CredentialShape =
  | 'missing'
  | 'bearer'
  | 'emptyBearer'
  | 'doubledBearer'
  /** Quotes around the token, or around all of the header. */
  | 'quoted'
  /** A line break as text at the end of the token, as scripts and secret files leave it. */
  | 'lineBreak'
  | 'basic'
  | 'raw';

export interface Credentials {
  readonly shape: CredentialShape;
  /** What follows the scheme, without what does not belong there; of a raw value all of it. */
  readonly value: string;
}

/** Schemes in any capitals (RFC 9110 11.1). */
export function readCredentials(header: string | undefined): Credentials {
  const text = header?.trim() ?? '';
  if (text === '') {
    return { shape: 'missing', value: '' };
  }
  const [, scheme = '', rest = ''] = /^(bearer|basic)(?:\s+(.*))?$/i.exec(text) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return readBearer(rest);
    case 'basic':
      return { shape: 'basic', value: rest };
    default:
      return readRaw(text);
  }
}

function readBearer(rest: string): Credentials {
  if (rest === '') {
    return { shape: 'emptyBearer', value: '' };
  }
  if (/^bearer(?:\s|$)/i.test(rest)) {
    return { shape: 'doubledBearer', value: clean(withoutBearer(rest)).value };
  }
  const { shape = 'bearer', value } = clean(rest);
  return { shape, value };
}

function readRaw(text: string): Credentials {
  const { shape, value } = clean(text);
  // A line break at its end is the smaller problem of a value without a scheme.
  return shape === 'quoted'
    ? { shape, value: clean(withoutBearer(value)).value }
    : { shape: 'raw', value };
}

const withoutBearer = (text: string): string => text.replace(/^(?:bearer(?:\s+|$))+/i, '');

/** Typographic quotes come as the bytes of their UTF-8, since headers are Latin-1. */
const quotes = String.raw`["'\`]|\\"|â\u0080[\u0098-\u009f]`;
const quoted = new RegExp(`^(?:${quotes})|(?:${quotes})$`, 'g');
const lineBreaks = /(?:\\[rn]|%0[ad])+$/i;

interface Cleaned {
  readonly shape?: 'quoted' | 'lineBreak';
  readonly value: string;
}

/** What stands around a token but cannot belong to it (RFC 6750 2.1). */
function clean(text: string): Cleaned {
  if (!/["'`\\%â]/.test(text)) {
    return { value: text };
  }
  const unbroken = text.replace(lineBreaks, '');
  const value = unbroken.replaceAll(quoted, '').replace(lineBreaks, '');
  if (value !== unbroken) {
    return { shape: 'quoted', value };
  }
  return unbroken === text ? { value } : { shape: 'lineBreak', value };
}
