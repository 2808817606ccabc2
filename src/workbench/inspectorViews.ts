import { isJson } from '../base/isJson.js';
import { type JsonObject } from '../base/json.js';
import { type CapturedExchange } from '../capture/captureLog.js';
import { exchangeUrl } from '../capture/exchangeUrl.js';
import { type Exchange, type ExchangeBody, type HttpHeader } from '../exchange/exchange.js';
import { describeExchange } from '../okta/operations/describeExchange.js';
import { mediaTypeOf } from '../exchange/headers.js';
import { ExchangeView } from '../validate/view/exchangeView.js';
import { type OperationDescription } from '../okta/operations/operation.js';
import { readSentOperations } from '../okta/operations/patchIntent.js';
import { decodeText, readQueryParameters } from '../validate/view/queryParameters.js';
import {
  type BodyInfo,
  type ExchangeDetail,
  type ExchangeSide,
  type ExchangeSummary,
  type LevelCounts,
  type PatchOperationView,
} from '../protocol/inspector.js';
import { type Finding, type FindingLevel, findingLevels } from '../validate/finding.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { type FindName, explainOperation } from './patchMeaning.js';
import { toFindingView, toUnjudgedView } from './findingViews.js';
import { toFilterView } from './filterView.js';
import { prettyJson } from '../base/prettyJson.js';

export interface BodyText {
  readonly text: string;
  readonly form: BodyInfo['form'];
  readonly isTruncated: boolean;
}

/** The row of the list. */
export function toSummary(
  { seq, exchange }: CapturedExchange,
  registry: SchemaRegistry,
  operation: OperationDescription = describeExchange(exchange, registry),
  findings?: readonly Finding[],
): ExchangeSummary {
  const found = findings ?? exchange.observations;
  const worstLevel = findWorst(found);
  const levelCounts = countLevels(found);
  return {
    id: exchange.id,
    seq,
    startedAt: exchange.startedAt,
    duration: exchange.duration,
    method: exchange.request.method,
    path: toReadablePath(exchange),
    ...(exchange.response && { status: exchange.response.status }),
    isAborted: exchange.outcome === 'aborted',
    ...(exchange.failure && { failure: exchange.failure.detail }),
    source: exchange.source,
    ...(exchange.replayOf !== undefined && { replayOf: exchange.replayOf }),
    operation: operation.title,
    operationId: operation.id,
    ...(operation.subject !== undefined && { subject: operation.subject }),
    ...(worstLevel && { worstLevel }),
    ...(levelCounts && { levelCounts }),
  };
}

export interface DetailOptions {
  readonly operation?: OperationDescription;
  /** Names of people and groups by their id. */
  readonly findName?: FindName;
  /** Absent while the exchange is still to be judged. */
  readonly findings?: readonly Finding[];
}

/** Everything about one exchange but the texts of its bodies. */
export function toDetail(
  captured: CapturedExchange,
  registry: SchemaRegistry,
  { operation, findName = () => undefined, findings }: DetailOptions = {},
): ExchangeDetail {
  const { exchange } = captured;
  const { request, response } = exchange;
  const facts = new ExchangeView(exchange, registry);
  const filter = toFilterView(facts);
  return {
    summary: toSummary(captured, registry, operation, findings),
    url: exchangeUrl(exchange),
    httpVersion: request.httpVersion,
    requestHeaders: request.headers,
    responseHeaders: response?.headers ?? [],
    ...(request.body && { requestBody: toBodyInfo(request.body, request.headers) }),
    ...(response?.body && { responseBody: toBodyInfo(response.body, response.headers) }),
    query: readQueryParameters(request.target),
    ...(filter && { filter }),
    patchOperations: facts.method === 'PATCH' ? toPatchOperations(facts.sent, findName) : [],
    findings: findings?.map(toFindingView) ?? exchange.observations.map(toUnjudgedView),
    isJudged: findings !== undefined,
  };
}

/** How much of a body is shown at first, in characters. */
const shownBodyLimit = 256 * 1024;

/** JSON comes with line breaks and indents; bytes that are no UTF-8 come as base64. */
export function readBody(
  { request, response }: Exchange,
  side: ExchangeSide,
  { isWhole }: { readonly isWhole: boolean },
): BodyText {
  const message = side === 'request' ? request : response;
  if (!message?.body) {
    return { text: '', form: 'text', isTruncated: false };
  }
  const { body, headers } = message;
  const form = formOf(body, headers);
  const text = form === 'json' ? prettyJson(body.text) : body.text;
  const isCut = !isWhole && text.length > shownBodyLimit;
  return {
    text: isCut ? text.slice(0, shownBodyLimit) : text,
    form,
    isTruncated: isCut || body.isTruncated,
  };
}

const findWorst = (found: readonly { readonly level: FindingLevel }[]): FindingLevel | undefined =>
  findingLevels.find((level) => found.some((one) => one.level === level));

/** Undefined where there is one at most, as most rows have. */
export function countLevels(
  found: readonly { readonly level: FindingLevel }[],
): LevelCounts | undefined {
  const of = (level: FindingLevel): number => found.filter((one) => one.level === level).length;
  return found.length > 1 ? [of('error'), of('warning'), of('hint')] : undefined;
}

export function toReadablePath({ path, request: { target } }: Exchange): string {
  const queryStart = target.indexOf('?');
  const query = queryStart === -1 ? '' : decodeText(target.slice(queryStart));
  return `${path.includes('%') ? decodeText(path.replaceAll('+', '%2B')) : path}${query}`;
}

function toBodyInfo(body: ExchangeBody, headers: readonly HttpHeader[]): BodyInfo {
  const mediaType = mediaTypeOf(headers);
  return {
    sizeBytes: body.sizeBytes,
    ...(mediaType !== undefined && { mediaType }),
    form: formOf(body, headers),
  };
}

function formOf(body: ExchangeBody, headers: readonly HttpHeader[]): BodyInfo['form'] {
  if (body.encoding === 'base64') {
    return 'raw';
  }
  const isJsonLike = /^\s*[{[]/.test(body.text);
  if (body.isTruncated) {
    return isJsonLike && /\bjson$/.test(mediaTypeOf(headers) ?? '') ? 'json' : 'text';
  }
  return isJsonLike && isJson(body.text) ? 'json' : 'text';
}

const toPatchOperations = (
  body: JsonObject | undefined,
  findName: FindName,
): readonly PatchOperationView[] =>
  readSentOperations(body).map((operation) => ({
    op: operation.op,
    ...(operation.path !== undefined && { path: operation.path }),
    ...(operation.value !== undefined && { value: JSON.stringify(operation.value, null, 2) }),
    meaning: explainOperation(operation, findName),
  }));
