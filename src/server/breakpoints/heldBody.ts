import { saying } from '../../base/saying.js';
import { type ArrivingContent } from '../../exchange/breakpoints/breakpoint.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { findHeader } from '../../exchange/headers.js';
import { type Redactor } from '../../exchange/redaction.js';
import { decodeHead } from '../decodeHead.js';

/** As it is shown: without content coding, and without secrets, which nobody gets to see; marks stand for them. */
export function toHeldBody(
  bytes: Buffer,
  headers: readonly HttpHeader[],
  redactor: Redactor,
): Pick<ArrivingContent, 'body' | 'fixedBody' | 'restoreBody'> {
  const decoded = decodeHead(bytes, findHeader(headers, 'content-encoding') ?? '', false);
  if (!decoded || decoded.isCut) {
    return {
      body: '',
      fixedBody: saying('The body is compressed in a way that cannot be read here'),
    };
  }
  const text = decoded.bytes.toString('utf8');
  const isForm = findHeader(headers, 'content-type')?.toLowerCase().includes('form-urlencoded');
  const body = isForm ? redactor.forOAuth().redactForm(text) : redactor.redactText(text);
  if (!Buffer.from(text, 'utf8').equals(decoded.bytes)) {
    return { body, fixedBody: saying('The body is not UTF-8') };
  }
  if (body === text) {
    return { body };
  }
  const hidden = isForm ? undefined : redactor.hideSecrets(text);
  return hidden
    ? { body: hidden.shown, restoreBody: hidden.restore }
    : { body, fixedBody: saying('The body holds a secret, which is not shown') };
}

/** Headers of a body that was written by hand: it is as long as it is, and has no content coding. */
export function withLengthOf(bytes: Buffer, headers: readonly HttpHeader[]): readonly HttpHeader[] {
  return [
    ...headers.filter(
      ([name]) => !/^(?:content-(?:length|encoding)|transfer-encoding)$/i.test(name),
    ),
    ['Content-Length', String(bytes.length)],
  ];
}
