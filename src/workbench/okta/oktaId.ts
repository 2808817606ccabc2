import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 20;

/** As Okta's ids look: the kind of thing in three characters, 20 in all. */
export const createOktaId = (prefix: string): string =>
  prefix +
  [...randomBytes(length - prefix.length)]
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('');
