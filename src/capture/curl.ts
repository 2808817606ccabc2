import { type Exchange, type ExchangeBody, type HttpHeader } from '../exchange/exchange.js';
import { exchangeUrl } from './exchangeUrl.js';
import { isSecretHeader, isWorthSending, toSecretPlace } from './exports/sentHeaders.js';

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

function toHeader(header: HttpHeader): string {
  const [name, value] = header;
  if (value === '') {
    // With a colon curl would leave the header away.
    return quote(`${name};`);
  }
  return isSecretHeader(header)
    ? `"${escapeInDoubleQuotes(`${name}: `)}${toPlaceholder(header)}"`
    : quote(`${name}: ${value}`);
}

function toPlaceholder(header: HttpHeader): string {
  const { before, variable } = toSecretPlace(header);
  return `${before}$${variable}`;
}

const toWarning = ({ isTruncated, sizeBytes }: ExchangeBody): string =>
  isTruncated
    ? `# The body was captured in part only; on the wire it had ${String(sizeBytes)} bytes.\n`
    : '';

const toPipe = (base64: string): string => `printf %s ${quote(base64)} | base64 -d | `;

const quote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const escapeInDoubleQuotes = (text: string): string => text.replaceAll(/["$`\\!]/g, '\\$&');
