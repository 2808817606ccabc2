import { type HttpHeader } from '../../exchange/exchange.js';
import { redactHeader } from '../../exchange/redaction.js';

/** What belongs to the connection, or what a client works out itself. */
const connectionHeaders: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'te',
  'trailer',
  'upgrade',
  'proxy-connection',
]);

/** Of a captured request, what somebody who sends it again has to say. */
export const isWorthSending = ([name]: HttpHeader): boolean =>
  !connectionHeaders.has(name.toLowerCase()) && !/^x-forwarded-/i.test(name);

/** Captured secrets are gone already; this also holds for an exchange from elsewhere. */
export const isSecretHeader = (header: HttpHeader): boolean =>
  header[1].includes('[redacted') || redactHeader(header)[1] !== header[1];

/** What stands for a secret: the text before it, and the variable that has it. */
export interface SecretPlace {
  readonly before: string;
  readonly variable: string;
}

/** `Bearer ` and `SCIM_TOKEN`. */
export function toSecretPlace([name, value]: HttpHeader): SecretPlace {
  if (name.toLowerCase() !== 'authorization') {
    return { before: '', variable: name.toUpperCase().replaceAll(/[^A-Z\d]/g, '_') };
  }
  const [, scheme = ''] = /^(bearer|basic)\s/i.exec(value) ?? [];
  const variable = { bearer: 'SCIM_TOKEN', basic: 'SCIM_CREDENTIALS' }[scheme.toLowerCase()];
  return variable === undefined
    ? { before: '', variable: 'SCIM_AUTHORIZATION' }
    : { before: `${scheme} `, variable };
}
