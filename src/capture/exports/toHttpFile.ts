import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import { exchangeUrl } from '../exchangeUrl.js';
import { isSecretHeader, isWorthSending, toSecretPlace } from './sentHeaders.js';

/** A request with what it is called in words. */
export interface TitledExchange {
  readonly exchange: Exchange;
  readonly title: string;
}

/**
 * Requests as REST Client, httpYac and the IDEs of JetBrains send them. Credentials are taken from the environment, so
 * that the file can be kept with the code.
 */
export function toHttpFile(items: readonly TitledExchange[]): string {
  const [first] = items;
  const baseUrl = first?.exchange.baseUrl ?? '';
  const variables = new Set(
    items.flatMap(({ exchange }) =>
      exchange.request.headers.filter(isSecretHeader).map((one) => toSecretPlace(one).variable),
    ),
  );
  const head = [
    `@baseUrl = ${baseUrl}`,
    ...Array.from(variables, (name) => `@${name} = {{$processEnv ${name}}}`),
  ];
  return `${head.join('\n')}\n\n${items.map((item) => toRequest(item, baseUrl)).join('\n')}`;
}

function toRequest({ exchange, title }: TitledExchange, baseUrl: string): string {
  const { method, headers, body } = exchange.request;
  const url = exchangeUrl(exchange);
  const address =
    baseUrl !== '' && (url === baseUrl || url.startsWith(`${baseUrl}/`))
      ? `{{baseUrl}}${url.slice(baseUrl.length)}`
      : url;
  const lines = [
    `### ${oneLine(title)}`,
    ...(body?.isTruncated
      ? [
          `# The body was captured in part only; on the wire it had ${String(body.sizeBytes)} bytes.`,
        ]
      : []),
    ...(body?.encoding === 'base64' ? ['# The body is not UTF-8; this is base64 of it.'] : []),
    `${method} ${address.replaceAll(' ', '%20')}`,
    ...headers.filter(isWorthSending).map(toHeaderLine),
  ];
  return `${lines.join('\n')}\n${body ? `\n${body.text}\n` : ''}`;
}

function toHeaderLine(header: HttpHeader): string {
  if (!isSecretHeader(header)) {
    return `${header[0]}: ${header[1]}`;
  }
  const { before, variable } = toSecretPlace(header);
  return `${header[0]}: ${before}{{${variable}}}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
