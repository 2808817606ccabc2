import { type HostTermKind } from '../../../src/protocol/exchangeSearch.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { strings } from '../strings.js';
import { readDuration, readMoment, readStatus } from './queryValues.js';

/** A row as terms look at it. */
export interface SearchRow {
  readonly summary: ExchangeSummary;
  /** All texts of the row in lower case. */
  readonly haystack: string;
}

export type RowTest = (row: SearchRow) => boolean;

/** A value that cannot be meant: what would be one. */
export interface BadValue {
  readonly expected: string;
}

export type LocalField = (value: string, now: number) => RowTest | BadValue;

const text = strings.query.expected;

const includes =
  (read: (summary: ExchangeSummary) => string | undefined): LocalField =>
  (value) => {
    const wanted = value.toLowerCase();
    return ({ summary }) => read(summary)?.toLowerCase().includes(wanted) ?? false;
  };

const methods: LocalField = (value) => {
  const wanted = value.toUpperCase();
  return ({ summary }) => summary.method.toUpperCase() === wanted;
};

const statuses: LocalField = (value) => {
  const fits = readStatus(value);
  return fits
    ? ({ summary: { status } }) => status !== undefined && fits(status)
    : { expected: text.status };
};

export const findingWords = ['error', 'warning', 'hint', 'any', 'none'] as const;

const findings: LocalField = (value) => {
  const wanted = value.toLowerCase().replace(/s$/, '');
  const word = findingWords.find((one) => one === wanted);
  switch (word) {
    case undefined:
      return { expected: text.finding };
    case 'any':
      return ({ summary }) => summary.worstLevel !== undefined;
    case 'none':
      return ({ summary }) => summary.worstLevel === undefined;
    case 'error':
    case 'warning':
    case 'hint':
      return ({ summary }) => summary.worstLevel === word;
  }
};

const durations: LocalField = (value) => {
  const fits = readDuration(value);
  return fits ? ({ summary }) => fits(summary.duration) : { expected: text.duration };
};

const moments =
  (isAfter: boolean): LocalField =>
  (value, now) => {
    const compare = readMoment(value, now);
    return compare
      ? ({ summary }) =>
          isAfter ? compare(summary.startedAt) >= 0 : compare(summary.startedAt) < 0
      : { expected: text.moment };
  };

export const endings = ['aborted', 'failed', 'answered'] as const;

const ended: LocalField = (value) => {
  switch (value.toLowerCase()) {
    case 'aborted':
      return ({ summary }) => summary.isAborted;
    case 'failed':
      return ({ summary }) => summary.failure !== undefined;
    case 'answered':
      return ({ summary }) => !summary.isAborted && summary.failure === undefined;
    default:
      return { expected: text.is };
  }
};

/** What `field:` may be, answered by the row itself. */
export const localFields: ReadonlyMap<string, LocalField> = new Map([
  ['method', methods],
  ['status', statuses],
  ['user', includes(({ subject }) => subject)],
  ['op', includes(({ operation, operationId = '' }) => `${operation} ${operationId}`)],
  ['path', includes(({ path }) => path)],
  ['finding', findings],
  ['source', includes(({ source }) => source)],
  ['after', moments(true)],
  ['before', moments(false)],
  ['duration', durations],
  ['is', ended],
  ['id', includes(({ id }) => id)],
]);

/** Answered by the host, as it holds bodies, headers and findings. */
export const hostFields: ReadonlyMap<string, HostTermKind> = new Map([
  ['body', 'body'],
  ['header', 'header'],
  ['rule', 'rule'],
  ['scim', 'scim'],
]);

export const isQueryField = (name: string): boolean =>
  localFields.has(name) || hostFields.has(name);
