import { JsonCursor } from '../base/jsonCursor.js';
import {
  type Exchange,
  type ExchangeBody,
  type ExchangeFailure,
  type ExchangeRequest,
  type ExchangeResponse,
  type HttpHeader,
  type Observation,
  exchangeOutcomes,
  failureReasons,
} from '../exchange/exchange.js';

/** @throws JsonShapeError */
export function readExchange(value: unknown): Exchange {
  const cursor = new JsonCursor(value);
  const response = cursor.optional('response', readResponse);
  const failure = cursor.optional('failure', readFailure);
  const replayOf = cursor.optional('replayOf', (id) => id.text());
  return {
    id: cursor.member('id').text(),
    source: cursor
      .member('source')
      .oneOf(['mock', 'forward', 'okta', 'conformance', 'replay', 'import']),
    startedAt: cursor.member('startedAt').number(),
    duration: cursor.member('duration').number(),
    baseUrl: cursor.member('baseUrl').string(),
    path: cursor.member('path').string(),
    request: readRequest(cursor.member('request')),
    ...(response && { response }),
    outcome: cursor.member('outcome').oneOf(exchangeOutcomes),
    ...(failure && { failure }),
    observations: cursor.member('observations').items().map(readObservation),
    ...(replayOf !== undefined && { replayOf }),
  };
}

function readRequest(cursor: JsonCursor): ExchangeRequest {
  const body = cursor.optional('body', readBody);
  return {
    method: cursor.member('method').string(),
    target: cursor.member('target').string(),
    httpVersion: cursor.member('httpVersion').string(),
    headers: cursor.member('headers').items().map(readHeader),
    ...(body && { body }),
  };
}

function readResponse(cursor: JsonCursor): ExchangeResponse {
  const body = cursor.optional('body', readBody);
  return {
    status: cursor.member('status').number(),
    headers: cursor.member('headers').items().map(readHeader),
    ...(body && { body }),
  };
}

const readFailure = (cursor: JsonCursor): ExchangeFailure => ({
  reason: cursor.member('reason').oneOf(failureReasons),
  detail: cursor.member('detail').string(),
});

function readHeader(cursor: JsonCursor): HttpHeader {
  const [name, value, ...more] = cursor.items();
  if (!name || !value || more.length > 0) {
    return cursor.fail('must be a name and a value');
  }
  return [name.string(), value.string()];
}

function readBody(cursor: JsonCursor): ExchangeBody {
  const encoding = cursor.member('encoding').oneOf(['utf-8', 'base64']);
  const text = cursor.member('text').string();
  if (encoding === 'base64' && !isBase64(text)) {
    cursor.member('text').fail('must be base64');
  }
  return {
    text,
    encoding,
    sizeBytes: cursor.member('sizeBytes').number(),
    isTruncated: cursor.member('isTruncated').boolean(),
  };
}

const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);

function readObservation(cursor: JsonCursor): Observation {
  const pointers = cursor.optional('pointers', (list) => list.items().map((one) => one.string()));
  const parameter = cursor.optional('parameter', (name) => name.string());
  return {
    id: cursor.member('id').text(),
    level: cursor.member('level').oneOf(['error', 'warning', 'hint']),
    detail: cursor.member('detail').string(),
    ...(pointers && { pointers }),
    ...(parameter !== undefined && { parameter }),
  };
}
