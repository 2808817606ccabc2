import { type SearchResult } from '../../src/protocol/exchangeSearch.js';
import { RemoteError } from '../../src/protocol/channel.js';
import {
  type BodyInfo,
  type DecodedFilter,
  type ExchangeDetail,
  type ExchangeSummary,
  type FilterNode,
  type FilterRemark,
  type FindingView,
  type HostToInspector,
  type InspectorToHost,
  type PatchOperationView,
  type ForwardView,
  type ServerView,
} from '../../src/protocol/inspector.js';
import { type FilterToken } from '../ui/filterPieces.js';
import { type Fields, is } from './is.js';
import { strings } from './strings.js';

// Data from the host is typed by the contract and checked here all the same: a page may be older or
// newer than the host that talks to it, and a broken row must not take the list down.

type Snapshot = InspectorToHost['requests']['exchanges/snapshot']['result'];
export type BodyText = InspectorToHost['requests']['exchange/body']['result'];
type Added = HostToInspector['events']['exchanges/added'];

const { fields: isFields, number: isNumber, text: isText } = is;
const isOptional = (value: unknown, check: (value: unknown) => boolean): boolean =>
  is.optional(check)(value);
const isListOf = (value: unknown, check: (item: unknown) => boolean): boolean =>
  is.listOf(check)(value);
const isOneOf = (value: unknown, names: readonly string[]): boolean => is.oneOf(names)(value);

const levels = ['error', 'warning', 'hint'];
const forms = ['json', 'text', 'raw'];
const statuses = ['stopped', 'starting', 'running', 'stopping', 'failed'];

const isLevelCounts = (value: unknown): boolean =>
  Array.isArray(value) && value.length === levels.length && value.every(isNumber);

const hasLevels = (value: Fields): boolean =>
  isOptional(value['worstLevel'], (level) => isOneOf(level, levels)) &&
  isOptional(value['levelCounts'], isLevelCounts);

export const isSummary = (value: unknown): value is ExchangeSummary =>
  isFields(value) &&
  isText(value['id']) &&
  isNumber(value['seq']) &&
  isNumber(value['startedAt']) &&
  isNumber(value['duration']) &&
  isText(value['method']) &&
  isText(value['path']) &&
  isText(value['operation']) &&
  typeof value['isAborted'] === 'boolean' &&
  isOptional(value['status'], isNumber) &&
  ['failure', 'source', 'subject', 'operationId', 'replayOf'].every((name) =>
    isOptional(value[name], isText),
  ) &&
  hasLevels(value);

const isForwardView = (value: unknown): value is ForwardView =>
  isFields(value) && isText(value['baseUrl']) && isText(value['target']);

export const isServerView = (value: unknown): value is ServerView =>
  isFields(value) &&
  isOneOf(value['status'], statuses) &&
  isOptional(value['baseUrl'], isText) &&
  isOptional(value['message'], isText) &&
  isOptional(value['forward'], isForwardView);

const isBodyInfo = (value: unknown): value is BodyInfo =>
  isFields(value) &&
  isNumber(value['sizeBytes']) &&
  isOptional(value['mediaType'], isText) &&
  isOneOf(value['form'], forms);

const isFilterNode = (value: unknown): value is FilterNode =>
  isFields(value) && isText(value['label']) && isListOf(value['children'], isFilterNode);

const isFilterToken = (value: unknown): value is FilterToken =>
  isFields(value) && isText(value['kind']) && isText(value['text']);
const isFilterRemark = (value: unknown): value is FilterRemark =>
  isFields(value) &&
  isOneOf(value['level'], levels) &&
  isText(value['message']) &&
  isNumber(value['start']) &&
  isNumber(value['end']) &&
  isOptional(value['proposal'], isText);
const isMeantFilter = (value: unknown): boolean =>
  isFields(value) && isListOf(value['tokens'], isFilterToken) && isFilterNode(value['tree']);

const isDecodedFilter = (value: unknown): value is DecodedFilter =>
  isFields(value) &&
  isText(value['text']) &&
  isListOf(value['tokens'], isFilterToken) &&
  isListOf(value['remarks'], isFilterRemark) &&
  isOptional(value['tree'], isFilterNode) &&
  isOptional(value['meant'], isMeantFilter) &&
  typeof value['isAnswered'] === 'boolean';

const isPatchOperation = (value: unknown): value is PatchOperationView =>
  isFields(value) &&
  isText(value['op']) &&
  isText(value['meaning']) &&
  isOptional(value['path'], isText) &&
  isOptional(value['value'], isText);

export const isHeader = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(isText);
const isParameter = (value: unknown): boolean =>
  isFields(value) && isText(value['name']) && isText(value['value']);
const isOkta = (value: unknown): boolean =>
  isFields(value) && isText(value['aiw']) && isText(value['oin']);
const isSpot = (value: unknown): boolean =>
  isFields(value) &&
  isOneOf(value['side'], ['request', 'response']) &&
  ((value['part'] === 'body' && isText(value['pointer'])) ||
    (value['part'] === 'header' && isText(value['name'])));
const isFinding = (value: unknown): value is FindingView =>
  isFields(value) &&
  isText(value['rule']) &&
  isText(value['message']) &&
  isText(value['where']) &&
  isText(value['fix']) &&
  isListOf(value['references'], isText) &&
  isOptional(value['okta'], isOkta) &&
  isOptional(value['place'], isSpot) &&
  isOneOf(value['level'], levels);

const detailShape: Readonly<Record<keyof ExchangeDetail, (value: unknown) => boolean>> = {
  summary: isSummary,
  url: isText,
  httpVersion: isText,
  requestHeaders: (value) => isListOf(value, isHeader),
  responseHeaders: (value) => isListOf(value, isHeader),
  requestBody: (value) => isOptional(value, isBodyInfo),
  responseBody: (value) => isOptional(value, isBodyInfo),
  query: (value) => isListOf(value, isParameter),
  filter: (value) => isOptional(value, isDecodedFilter),
  patchOperations: (value) => isListOf(value, isPatchOperation),
  findings: (value) => isListOf(value, isFinding),
  isJudged: (value) => typeof value === 'boolean',
};

type Judged = HostToInspector['events']['exchanges/judged'];

const isJudgedLevel = (value: unknown): value is Judged['levels'][number] =>
  isFields(value) &&
  isNumber(value['seq']) &&
  isOneOf(value['level'], levels) &&
  isOptional(value['counts'], isLevelCounts);

/** Undefined where it cannot be read. */
export function readJudged(data: unknown): Judged | undefined {
  if (!isFields(data)) {
    return undefined;
  }
  const { isAnew, lastSeq, levels: found } = data;
  return typeof isAnew === 'boolean' && isNumber(lastSeq) && Array.isArray(found)
    ? { isAnew, lastSeq, levels: found.filter(isJudgedLevel) }
    : undefined;
}

const isDetail = (value: unknown): value is ExchangeDetail =>
  isFields(value) && Object.entries(detailShape).every(([name, is]) => is(value[name]));

const isBody = (value: unknown): value is BodyText =>
  isFields(value) &&
  isText(value['text']) &&
  isOneOf(value['form'], forms) &&
  typeof value['isTruncated'] === 'boolean';

const isTermProblem = (value: unknown): boolean =>
  isFields(value) && isText(value['message']) && isNumber(value['start']) && isNumber(value['end']);
const isSearchResult = (value: unknown): value is SearchResult =>
  isFields(value) &&
  isListOf(value['seqs'], isNumber) &&
  isNumber(value['lastSeq']) &&
  typeof value['isComplete'] === 'boolean' &&
  isOptional(value['problem'], isTermProblem);

export const malformed = (): RemoteError => new RemoteError('malformed', strings.notice.malformed);

export function readDetail(value: unknown): ExchangeDetail {
  if (!isDetail(value)) {
    throw malformed();
  }
  return { ...value, summary: inLanguage(value.summary) };
}

export function readSearchResult(value: unknown): SearchResult {
  if (!isSearchResult(value)) {
    throw malformed();
  }
  return value;
}

export function readBody(value: unknown): BodyText {
  if (!isBody(value)) {
    throw malformed();
  }
  return value;
}

/** Rows that cannot be read are left out; the rest is shown. */
const readItems = (value: unknown): readonly ExchangeSummary[] | undefined =>
  Array.isArray(value) ? value.filter(isSummary).map(inLanguage) : undefined;

/** The name of the operation as the page speaks; what is searched is what is shown. */
function inLanguage(summary: ExchangeSummary): ExchangeSummary {
  const operation = strings.operation(summary.operation, summary.operationId ?? '');
  return operation === summary.operation ? summary : { ...summary, operation };
}

export function readAdded(value: unknown): Added | undefined {
  const fields = isFields(value) ? value : {};
  const firstSeq = fields['firstSeq'];
  const dropped = fields['dropped'];
  const items = readItems(fields['items']);
  return isNumber(firstSeq) && isNumber(dropped) && items
    ? { firstSeq, dropped, items }
    : undefined;
}

export function readSnapshot(value: unknown): Snapshot {
  const fields = isFields(value) ? value : {};
  const seq = fields['seq'];
  const server = fields['server'];
  const rows = readAdded(fields);
  if (!isNumber(seq) || !isServerView(server) || !rows) {
    throw malformed();
  }
  return { ...rows, seq, server };
}

export function readClearedSeq(value: unknown): number | undefined {
  const seq = isFields(value) ? value['seq'] : undefined;
  return isNumber(seq) ? seq : undefined;
}

export function readRevealedId(value: unknown): string | undefined {
  const id = isFields(value) ? value['id'] : undefined;
  return isText(id) ? id : undefined;
}
