import { RemoteError } from '../../src/protocol/channel.js';
import {} from '../../src/protocol/inspector.js';
import { strings } from './strings.js';
const isFields = (value) => typeof value === 'object' && value !== null;
const isNumber = (value) => Number.isFinite(value);
const isText = (value) => typeof value === 'string';
const isOptional = (value, is) => value === undefined || is(value);
const isListOf = (value, is) => Array.isArray(value) && value.every(is);
const isOneOf = (value, names) => isText(value) && names.includes(value);
const levels = ['error', 'warning', 'hint'];
const forms = ['json', 'text', 'raw'];
const statuses = ['stopped', 'starting', 'running', 'stopping', 'failed'];
export const isSummary = (value) => isFields(value) &&
    isText(value['id']) &&
    isNumber(value['seq']) &&
    isNumber(value['startedAt']) &&
    isNumber(value['duration']) &&
    isText(value['method']) &&
    isText(value['path']) &&
    isText(value['operation']) &&
    typeof value['isAborted'] === 'boolean' &&
    isOptional(value['status'], isNumber) &&
    isOptional(value['subject'], isText) &&
    isOptional(value['worstLevel'], (level) => isOneOf(level, levels));
export const isServerView = (value) => isFields(value) &&
    isOneOf(value['status'], statuses) &&
    isOptional(value['baseUrl'], isText) &&
    isOptional(value['message'], isText);
const isBodyInfo = (value) => isFields(value) &&
    isNumber(value['sizeBytes']) &&
    isOptional(value['mediaType'], isText) &&
    isOneOf(value['form'], forms);
const isFilterNode = (value) => isFields(value) && isText(value['label']) && isListOf(value['children'], isFilterNode);
const isDecodedFilter = (value) => isFields(value) &&
    isText(value['text']) &&
    (isFilterNode(value['tree']) ||
        (isText(value['error']) && isNumber(value['start']) && isNumber(value['end'])));
const isPatchOperation = (value) => isFields(value) &&
    isText(value['op']) &&
    isText(value['meaning']) &&
    isOptional(value['path'], isText) &&
    isOptional(value['value'], isText);
const isHeader = (value) => Array.isArray(value) && value.length === 2 && value.every(isText);
const isParameter = (value) => isFields(value) && isText(value['name']) && isText(value['value']);
const isObservation = (value) => isFields(value) &&
    isText(value['id']) &&
    isText(value['detail']) &&
    isOneOf(value['level'], levels);
const detailShape = {
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
    observations: (value) => isListOf(value, isObservation),
};
const isDetail = (value) => isFields(value) && Object.entries(detailShape).every(([name, is]) => is(value[name]));
const isBody = (value) => isFields(value) &&
    isText(value['text']) &&
    isOneOf(value['form'], forms) &&
    typeof value['isTruncated'] === 'boolean';
const malformed = () => new RemoteError('malformed', strings.notice.malformed);
export function readDetail(value) {
    if (!isDetail(value)) {
        throw malformed();
    }
    return value;
}
export function readBody(value) {
    if (!isBody(value)) {
        throw malformed();
    }
    return value;
}
/** Rows that cannot be read are left out; the rest is shown. */
const readItems = (value) => Array.isArray(value) ? value.filter(isSummary) : undefined;
export function readAdded(value) {
    const fields = isFields(value) ? value : {};
    const firstSeq = fields['firstSeq'];
    const dropped = fields['dropped'];
    const items = readItems(fields['items']);
    return isNumber(firstSeq) && isNumber(dropped) && items
        ? { firstSeq, dropped, items }
        : undefined;
}
export function readSnapshot(value) {
    const fields = isFields(value) ? value : {};
    const seq = fields['seq'];
    const server = fields['server'];
    const rows = readAdded(fields);
    if (!isNumber(seq) || !isServerView(server) || !rows) {
        throw malformed();
    }
    return { ...rows, seq, server };
}
export function readClearedSeq(value) {
    const seq = isFields(value) ? value['seq'] : undefined;
    return isNumber(seq) ? seq : undefined;
}
export function readRevealedId(value) {
    const id = isFields(value) ? value['id'] : undefined;
    return isText(id) ? id : undefined;
}
//# sourceMappingURL=incoming.js.map