import { type Exchange, type HttpHeader } from './exchange.js';

/** SCIM has no forms. */
export const isForm = (headers: readonly HttpHeader[]): boolean =>
  headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' &&
      value.toLowerCase().includes('x-www-form-urlencoded'),
  );

/**
 * Whether an exchange of unknown origin is one with an authorization server, or the way back from it, so
 * that its `code` is a secret. By its parameters, since every server has other paths.
 */
export function looksLikeOAuth({ request, response }: Exchange): boolean {
  const query = /[?#].*/s.exec(request.target)?.[0] ?? '';
  return (
    isForm(request.headers) ||
    oauthParameter.test(query) ||
    isWayBack(query) ||
    oauthMember.test(request.body?.text ?? '') ||
    oauthMember.test(response?.body?.text ?? '')
  );
}

/** `?code=…&state=…`, in any order (RFC 6749 4.1.2). */
const isWayBack = (query: string): boolean =>
  /[?#&]code=/i.test(query) && /[?#&](?:state|iss|session_state|scope)=/i.test(query);

const oauthParameter =
  /[?#&](?:response_type|redirect_uri|grant_type|code_verifier|code_challenge|client_secret)=/i;

/** The same in a JSON body, where some clients write their token requests. */
const oauthMember = /"(?:grant_type|redirect_uri|code_verifier|access_token)"\s*:/i;
