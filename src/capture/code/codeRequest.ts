import { type Exchange, type ExchangeBody } from '../../exchange/exchange.js';
import { exchangeUrl } from '../exchangeUrl.js';
import {
  isSecretHeader,
  isWorthSending,
  type SecretPlace,
  toSecretPlace,
} from '../exports/sentHeaders.js';

export interface CodeHeader {
  readonly name: string;
  /** A text, or what the environment has. */
  readonly value: string | SecretPlace;
}

/** What a program has to send. */
export interface CodeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly CodeHeader[];
  readonly body: ExchangeBody | undefined;
}

export function toCodeRequest(exchange: Exchange): CodeRequest {
  const { method, headers, body } = exchange.request;
  return {
    method: method === '' ? 'GET' : method,
    url: exchangeUrl(exchange).replaceAll(' ', '%20'),
    headers: headers.filter(isWorthSending).map((header) => ({
      name: header[0],
      value: isSecretHeader(header) ? toSecretPlace(header) : header[1],
    })),
    body,
  };
}

/** What has to be said before the code, each line a comment. */
export const toRemarks = ({ body }: CodeRequest, comment: string): readonly string[] =>
  body?.isTruncated
    ? [
        `${comment} The body was captured in part only; on the wire it had ${String(body.sizeBytes)} bytes.`,
      ]
    : [];
