import { type Exchange, type ExchangeBody, type HttpHeader } from '../exchange/exchange.js';
import { type Redactor, redacted, redactHeader } from '../exchange/redaction.js';

/**
 * An exchange from a file, ready for the log: marked as imported, and without secrets, since the file
 * may have been written by another program.
 */
export function toImported(exchange: Exchange, redactor: Redactor): Exchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    source: 'import',
    request: {
      ...request,
      target: redactor.redactTarget(request.target),
      headers: request.headers.map(cleanHeader),
      ...(request.body && { body: cleanBody(request.body, redactor) }),
    },
    ...(response && {
      response: {
        ...response,
        headers: response.headers.map(cleanHeader),
        ...(response.body && { body: cleanBody(response.body, redactor) }),
      },
    }),
  };
}

/** What our own capture has cleaned already keeps its note on the length of the secret. */
const cleanHeader = (header: HttpHeader): HttpHeader =>
  header[1].includes(redacted.slice(0, -1)) ? header : redactHeader(header);

const cleanBody = (body: ExchangeBody, redactor: Redactor): ExchangeBody => ({
  ...body,
  text:
    body.encoding === 'base64'
      ? btoa(redactor.redactText(atob(body.text)))
      : redactor.redactText(body.text),
});
