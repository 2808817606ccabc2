/** The shapes that Okta's settings lead to, right and wrong ones. */
export type CredentialShape = 'missing' | 'bearer' | 'doubledBearer' | 'basic' | 'raw';

export interface Credentials {
  readonly shape: CredentialShape;
  /** What follows the scheme; of a raw value all of it. */
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
      return /^bearer\s/i.test(rest)
        ? { shape: 'doubledBearer', value: rest.replace(/^(?:bearer\s+)+/i, '') }
        : { shape: 'bearer', value: rest };
    case 'basic':
      return { shape: 'basic', value: rest };
    default:
      return { shape: 'raw', value: text };
  }
}
