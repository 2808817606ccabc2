import { type ExchangeSummary } from '../../src/protocol/inspector.js';
import { language } from '../ui/language.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** Local time of day with milliseconds: requests of one sync run lie close together. */
export function formatTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

export function formatDateTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${formatTime(milliseconds)}`;
}

export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1) {
    return '<1 ms';
  }
  if (milliseconds < 999.5) {
    return `${String(Math.round(milliseconds))} ms`;
  }
  return milliseconds < 59_950
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${(milliseconds / 60_000).toFixed(1)} min`;
}

export function formatSize(bytes: number): string {
  if (bytes < 1000) {
    return `${String(bytes)} B`;
  }
  return bytes < 999_500
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const thousands = /^de\b/i.test(language) ? '.' : ',';

/** A whole number. By hand: to make an `Intl.NumberFormat` takes the page tens of milliseconds before its first row. */
export const formatCount = (count: number): string =>
  String(count).replace(/\B(?=(?:\d{3})+$)/g, thousands);

/** How an exchange ended, told by shape and colour in the list. */
export type StatusKind = 'success' | 'redirect' | 'warning' | 'error' | 'aborted';

export function statusKind(summary: ExchangeSummary): StatusKind {
  const { status } = summary;
  if (summary.isAborted || (status === undefined && summary.failure === undefined)) {
    return 'aborted';
  }
  if (status === undefined || status >= 500 || summary.failure !== undefined) {
    return 'error';
  }
  if (status >= 400) {
    return 'warning';
  }
  return status >= 300 ? 'redirect' : 'success';
}

const reasons: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [201, 'Created'],
  [202, 'Accepted'],
  [204, 'No Content'],
  [301, 'Moved Permanently'],
  [302, 'Found'],
  [304, 'Not Modified'],
  [307, 'Temporary Redirect'],
  [308, 'Permanent Redirect'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [409, 'Conflict'],
  [411, 'Length Required'],
  [412, 'Precondition Failed'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

export function statusText(status: number): string {
  const reason = reasons.get(status);
  return reason === undefined ? String(status) : `${String(status)} ${reason}`;
}
