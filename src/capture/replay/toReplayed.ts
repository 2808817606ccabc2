import { type Exchange } from '../../exchange/exchange.js';
import { looksLikeOAuth } from '../../exchange/oauthTraffic.js';
import { redacted } from '../../exchange/redaction.js';
import { type OutgoingRequest } from '../../exchange/transport.js';
import { isSecretHeader, isWorthSending } from '../exports/sentHeaders.js';
import { type IdMap } from './idMap.js';

/** Stands in for passwords, which no capture has. */
export const replayedPassword = 'Replayed-1-password';

/**
 * A captured request for another server, with its credentials and the ids that it has given; a reason, in words, where
 * it cannot be sent again.
 */
export function toReplayed(
  exchange: Exchange,
  authorization: string,
  ids?: IdMap,
): OutgoingRequest | string {
  const { method, headers, body, target } = exchange.request;
  const problem = findProblem(exchange);
  if (problem !== undefined) {
    return problem;
  }
  const query = target.includes('?') ? target.slice(target.indexOf('?')) : '';
  const path = `${exchange.path === '/' ? '' : exchange.path}${query}`.replaceAll(' ', '%20');
  const kept = headers.filter((header) => isWorthSending(header) && !isSecretHeader(header));
  const text = body?.text.replaceAll(JSON.stringify(redacted), JSON.stringify(replayedPassword));
  return {
    method,
    path: ids?.inTarget(path) ?? path,
    headers: [
      ...kept.filter(([, value]) => isSendable(value)),
      ...(authorization === '' ? [] : [['Authorization', authorization] as const]),
    ],
    ...(text !== undefined && { body: ids?.inBody(text) ?? text }),
  };
}

/** RFC 9110 5.5. */
const isSendable = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

function findProblem(exchange: Exchange): string | undefined {
  const { method, body } = exchange.request;
  if (!/^[A-Z]+$/.test(method)) {
    return `its method ${JSON.stringify(method)} cannot be sent`;
  }
  if (looksLikeOAuth(exchange)) {
    return 'it was for the authorization server, whose secrets are not captured';
  }
  if (body?.encoding === 'base64') {
    return 'its body is not UTF-8';
  }
  return body?.isTruncated ? 'its body was captured in part only' : undefined;
}
