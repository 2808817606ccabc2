import { type Transaction } from '../transaction.js';
import { invalidRequest } from './oauthProblem.js';

/** Those with a value: without one they count as left out (RFC 6749 3.1 and 3.2). */
export type Parameters = ReadonlyMap<string, string>;

/** Of the request line. */
export function readQuery({ request }: Transaction): Parameters {
  const { url = '' } = request;
  const queryStart = url.indexOf('?');
  return parse(queryStart === -1 ? '' : url.slice(queryStart + 1));
}

/**
 * Of the body.
 *
 * @throws OAuthProblem where it is no form, or a parameter comes twice
 */
export function readForm({ request, bodyChunks }: Transaction): Parameters {
  const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  if (mediaType.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw invalidRequest(
      mediaType === ''
        ? 'The request has no Content-Type. Send the parameters as application/x-www-form-urlencoded (RFC 6749 4.1.3).'
        : `The parameters must come as application/x-www-form-urlencoded (RFC 6749 4.1.3), not as ${mediaType.trim().slice(0, 100)}.`,
    );
  }
  return parse(Buffer.concat(bodyChunks).toString('utf-8'));
}

/** RFC 6749 3.1 and 3.2: no parameter more than once. */
function parse(text: string): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (value === '') {
      continue;
    }
    if (parameters.has(name)) {
      throw invalidRequest(
        `The parameter ${name.slice(0, 50)} comes more than once (RFC 6749 3.1 and 3.2).`,
      );
    }
    parameters.set(name, value);
  }
  return parameters;
}
