import { randomBytes } from 'node:crypto';

/** A secret for the mock to ask for: 32 random bytes, as text that needs no escaping in a header or a shell. */
export const generateToken = (): string => randomBytes(32).toString('base64url');
