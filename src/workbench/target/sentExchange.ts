import { toExchangeBody } from '../../exchange/body.js';
import { type Exchange, type ExchangeResponse, type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { type Redactor } from '../../exchange/redaction.js';
import { type CallResult } from './httpCall.js';

/** A call with what came of it, secrets and all. */
export interface Called extends Pick<
  Exchange,
  'id' | 'source' | 'startedAt' | 'duration' | 'baseUrl' | 'path'
> {
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: readonly HttpHeader[];
    readonly body: string | undefined;
  };
  readonly result: CallResult;
}

/** The captured form of a call: nothing secret is left in it. */
export function toExchange({ request, result, ...rest }: Called, redactor: Redactor): Exchange {
  const body = toExchangeBody({ bytes: Buffer.from(request.body ?? '') }, redactor);
  const response = toResponse(result, redactor);
  const { failure } = result;
  return {
    ...rest,
    path: redactor.redactTarget(rest.path),
    request: {
      method: request.method,
      target: redactor.redactTarget(request.target),
      httpVersion: '1.1',
      headers: redactor.redactHeaders(request.headers),
      ...(body && { body }),
    },
    ...(response && { response }),
    outcome: failure ? 'failed' : 'answered',
    ...(failure && { failure }),
    observations: [],
  };
}

function toResponse(
  { status, headers, bytes, failure }: CallResult,
  redactor: Redactor,
): ExchangeResponse | undefined {
  if (status === undefined) {
    return undefined;
  }
  // An answer that is whole was decoded; one that broke off may still be packed.
  const isEncoded = failure !== undefined && isCoded(findHeader(headers, 'content-encoding'));
  const body = toExchangeBody({ bytes, isEncoded }, redactor);
  return { status, headers: redactor.redactHeaders(headers), ...(body && { body }) };
}

const isCoded = (coding: string | undefined): boolean =>
  coding !== undefined && coding.trim() !== '' && coding.trim().toLowerCase() !== 'identity';
