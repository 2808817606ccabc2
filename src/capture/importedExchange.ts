import { isForm, looksLikeOAuth } from '../exchange/oauthTraffic.js';
import { type Exchange, type ExchangeBody, type HttpHeader } from '../exchange/exchange.js';
import { type Redactor, redacted, redactHeader } from '../exchange/redaction.js';

/**
 * An exchange from a file, ready for the log: marked as imported, and without secrets, since the file
 * may have been written by another program.
 */
export function toImported(exchange: Exchange, scimRedactor: Redactor): Exchange {
  const { request, response } = exchange;
  const oauthRedactor = scimRedactor.forOAuth();
  const redactor = looksLikeOAuth(exchange) ? oauthRedactor : scimRedactor;
  // Where a header has an address with a `code`, it is the way back of OAuth 2, whatever was asked for.
  const cleanHeaders = (headers: readonly HttpHeader[]): readonly HttpHeader[] =>
    headers.map((header) => cleanHeader(header, oauthRedactor));
  return {
    ...exchange,
    source: 'import',
    baseUrl: redactor.redactTarget(exchange.baseUrl),
    path: redactor.redactTarget(exchange.path),
    request: {
      ...request,
      target: redactor.redactTarget(request.target),
      headers: cleanHeaders(request.headers),
      ...(request.body && {
        body: cleanBody(request.body, (text) =>
          isForm(request.headers) ? redactor.redactForm(text) : redactor.redactText(text),
        ),
      }),
    },
    ...(response && {
      response: {
        ...response,
        headers: cleanHeaders(response.headers),
        ...(response.body && {
          body: cleanBody(response.body, (text) => redactor.redactText(text)),
        }),
      },
    }),
  };
}

/** What our own capture has cleaned already keeps its note on the length of the secret. */
const cleanHeader = (header: HttpHeader, redactor: Redactor): HttpHeader =>
  header[1].includes(redacted.slice(0, -1)) && isCredential(header)
    ? header
    : (redactor.redactHeaders([header])[0] ?? header);

/** A header that `redactHeader` changes; in other headers a mark says nothing of the rest. */
const isCredential = (header: HttpHeader): boolean => redactHeader(header) !== header;

const cleanBody = (body: ExchangeBody, redact: (text: string) => string): ExchangeBody => ({
  ...body,
  text: body.encoding === 'base64' ? btoa(redact(atob(body.text))) : redact(body.text),
});
