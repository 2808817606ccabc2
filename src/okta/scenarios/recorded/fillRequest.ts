import { type HttpHeader } from '../../../exchange/exchange.js';
import { type OutgoingRequest } from '../../../exchange/transport.js';
import { toOktaHeaders } from '../../client/requestHeaders.js';
import { type RecordedRequest } from './recordedScenario.js';
import { fillJson, fillText, textsIn, variablesIn } from './template.js';

/** A request of a scenario as it goes out. */
export function fillRequest(
  request: RecordedRequest,
  values: ReadonlyMap<string, string>,
  authorization: string,
): OutgoingRequest {
  const { method, body, text } = request;
  const fill = (template: string): string => fillText(template, values);
  const path = fillText(request.path, values, encodeURIComponent);
  const query = request.query.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(fill(value))}`,
  );
  const own = request.headers.map(([name, value]): HttpHeader => [name, fill(value)]);
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return {
    method,
    path: query.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`,
    headers: [
      ...toOktaHeaders(method, authorization).filter(([name]) => !names.has(name.toLowerCase())),
      ...own.filter(([, value]) => value !== '' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
    ],
    ...(text !== undefined && { body: fill(text) }),
    ...(body !== undefined && { body: JSON.stringify(fillJson(body, values)) }),
  };
}

/** The variables that a request needs. */
export const variablesOf = ({
  path,
  query,
  headers,
  body,
  text,
}: RecordedRequest): readonly string[] =>
  [
    ...[path, text ?? ''],
    ...[...query, ...headers].map(([, value]) => value),
    ...textsIn(body),
  ].flatMap(variablesIn);
