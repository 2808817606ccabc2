import { type HttpHeader } from '../../exchange/exchange.js';
import { type CaseRequest } from '../model/caseContext.js';

/** What Okta sends, in its order, with what the request says otherwise. */
export function toHeaders(request: CaseRequest, authorization: string): readonly HttpHeader[] {
  const hasBody = request.body !== undefined || request.text !== undefined;
  const usual: readonly HttpHeader[] = [
    ...(hasBody ? [contentType] : []),
    ['Accept', 'application/scim+json'],
    ['Accept-Charset', 'utf-8'],
    ...(authorization === '' ? [] : [authorizationHeader(authorization)]),
    ['User-Agent', 'Okta SCIM Client 1.0.0'],
    ['Accept-Encoding', 'gzip,deflate'],
  ];
  const given = [...(request.headers ?? [])];
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const added = given.flatMap(([name, value]): readonly HttpHeader[] =>
    value === undefined ? [] : [[name, value]],
  );
  return [...usual.filter(([name]) => !names.has(name.toLowerCase())), ...added];
}

const contentType: HttpHeader = ['Content-Type', 'application/scim+json; charset=utf-8'];

const authorizationHeader = (value: string): HttpHeader => ['Authorization', value];
