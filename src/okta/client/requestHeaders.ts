import { type HttpHeader } from '../../exchange/exchange.js';

const contentType: HttpHeader = ['Content-Type', 'application/scim+json; charset=utf-8'];

/**
 * What Okta sends, in its order. What is about the connection goes in before Accept-Encoding; Content-Type is
 * there with everything but GET, also with a DELETE.
 */
export const toOktaHeaders = (method: string, authorization: string): readonly HttpHeader[] => [
  ['Accept', 'application/scim+json'],
  ['Accept-Charset', 'utf-8'],
  ...(method === 'GET' ? [] : [contentType]),
  ['User-Agent', 'Okta SCIM Client 1.0.0'],
  ...(authorization === '' ? [] : [['Authorization', authorization] as const]),
  ['Accept-Encoding', 'gzip,deflate'],
];
