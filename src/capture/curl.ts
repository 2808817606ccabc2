import { type Exchange, type ExchangeBody, type HttpHeader } from '../exchange/exchange.js';
import { redactHeader } from '../exchange/redaction.js';
import { exchangeUrl } from './exchangeUrl.js';

/**
 * The request as a command for a POSIX shell. Credentials are variables of the shell, so that the
 * text can be passed on: set `SCIM_TOKEN` first.
 */
export function toCurl(exchange: Exchange): string {
  const { method, headers, body } = exchange.request;
  const url = exchangeUrl(exchange);
  const parts = [
    `curl${/[[\]{}]/.test(url) ? ' --globoff' : ''}${toMethod(method, body)} ${quote(url)}`,
    ...headers.filter(isWorthSending).map((header) => `-H ${toHeader(header)}`),
  ];
  if (!body) {
    return parts.join(' \\\n  ');
  }
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    // Else curl would make up a media type.
    parts.push("-H 'Content-Type:'");
  }
  parts.push(body.encoding === 'base64' ? '--data-binary @-' : `--data-raw ${quote(body.text)}`);
  const command = parts.join(' \\\n  ');
  return `${toWarning(body)}${body.encoding === 'base64' ? toPipe(body.text) : ''}${command}`;
}

/** What curl would do on its own needs no option. */
function toMethod(method: string, body: ExchangeBody | undefined): string {
  if (method === 'HEAD') {
    return ' --head';
  }
  const usual = body ? 'POST' : 'GET';
  return method === usual || method === '' ? '' : ` -X ${quote(method)}`;
}

/** What belongs to the connection, or what curl works out itself. */
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

const isWorthSending = ([name]: HttpHeader): boolean =>
  !connectionHeaders.has(name.toLowerCase()) && !/^x-forwarded-/i.test(name);

function toHeader(header: HttpHeader): string {
  const [name, value] = header;
  if (value === '') {
    // With a colon curl would leave the header away.
    return quote(`${name};`);
  }
  return isSecret(header)
    ? `"${escapeInDoubleQuotes(`${name}: `)}${toPlaceholder(name, value)}"`
    : quote(`${name}: ${value}`);
}

/** Captured secrets are gone already; this also holds for an exchange from elsewhere. */
const isSecret = (header: HttpHeader): boolean =>
  header[1].includes('[redacted') || redactHeader(header)[1] !== header[1];

function toPlaceholder(name: string, value: string): string {
  if (name.toLowerCase() !== 'authorization') {
    return `$${name.toUpperCase().replaceAll(/[^A-Z\d]/g, '_')}`;
  }
  const [, scheme = ''] = /^(bearer|basic)\s/i.exec(value) ?? [];
  const variable = { bearer: '$SCIM_TOKEN', basic: '$SCIM_CREDENTIALS' }[scheme.toLowerCase()];
  return variable === undefined ? '$SCIM_AUTHORIZATION' : `${scheme} ${variable}`;
}

const toWarning = ({ isTruncated, sizeBytes }: ExchangeBody): string =>
  isTruncated
    ? `# The body was captured in part only; on the wire it had ${String(sizeBytes)} bytes.\n`
    : '';

const toPipe = (base64: string): string => `printf %s ${quote(base64)} | base64 -d | `;

const quote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const escapeInDoubleQuotes = (text: string): string => text.replaceAll(/["$`\\!]/g, '\\$&');
