import { bodyHeadLimit, isRenderedWhenAsked } from '../exchange/body.js';
import { type Exchange, type ExchangeBody, type HttpHeader } from '../exchange/exchange.js';

/** What objects and short fields take besides the texts, weighed in Node 20: a lookup that finds nobody takes 2,270 bytes. */
const fixedBytes = 900;
const bytesPerHeader = 112;

/** About how much memory an exchange takes. Cheap: no text is walked. */
export function sizeOfExchange({ request, response, path, observations }: Exchange): number {
  const notes = observations.reduce((sum, note) => sum + note.detail.length + bytesPerHeader, 0);
  return (
    fixedBytes +
    path.length +
    request.target.length +
    sizeOfHeaders(request.headers) +
    sizeOfBody(request.body) +
    (response ? sizeOfHeaders(response.headers) + sizeOfBody(response.body) : 0) +
    notes
  );
}

const sizeOfHeaders = (headers: readonly HttpHeader[]): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length + bytesPerHeader, 0);

/** A text takes one byte a character where all are Latin-1, else two; the wire size tells them apart. */
function sizeOfBody(body: ExchangeBody | undefined): number {
  if (!body) {
    return 0;
  }
  if (isRenderedWhenAsked(body)) {
    // For the resources that it holds on to, which may be gone or other ones by now.
    return Math.min(body.sizeBytes, bodyHeadLimit);
  }
  const isLatin = body.encoding === 'base64' || body.sizeBytes <= body.text.length;
  return isLatin ? body.text.length : body.text.length * 2;
}
