import { type HttpHeader } from './exchange.js';

/** The value of the first header of that name, whose capitals do not matter (RFC 9110 5.1). */
export function findHeader(headers: readonly HttpHeader[], name: string): string | undefined {
  const lower = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === lower)?.[1];
}

/** Of a sane length, too (RFC 9110 5.1). */
export const isHeaderName = (text: string): boolean => /^[!#$%&'*+\-.^_`|~\w]{1,200}$/.test(text);

/** The media type of a message in lower case, without its parameters. */
export function mediaTypeOf(headers: readonly HttpHeader[]): string | undefined {
  const mediaType = findHeader(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return mediaType === '' ? undefined : mediaType;
}
