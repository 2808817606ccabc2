import { type LogEntry } from '../systemLog.js';
import { type ApiAnswer, type ApiCall, type ApiRoute, route } from './apiRoute.js';
import { validationFailed } from './apiError.js';
import { toPage } from './paging.js';
import { toLogJson } from './resourceJson.js';

/** Of filters there is `eventType eq "…"` and `eventType sw "…"`, of times `since` and `until`. */
const list = (call: ApiCall): ApiAnswer => {
  const { query } = call;
  const since = readTime(query, 'since') ?? Number.NEGATIVE_INFINITY;
  const until = readTime(query, 'until') ?? Number.POSITIVE_INFINITY;
  const isWanted = readFilter(query.get('filter'));
  const entries = call.org.log.entries.filter(
    (entry) => entry.published >= since && entry.published <= until && isWanted(entry),
  );
  const inOrder = query.get('sortOrder') === 'DESCENDING' ? entries.toReversed() : entries;
  return toPage(
    call,
    '/api/v1/logs',
    inOrder.map((entry) => ({ cursor: entry.uuid, json: toLogJson(entry) })),
  );
};

function readTime(query: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = query.get(name);
  const time = text === undefined ? undefined : Date.parse(text);
  if (time !== undefined && Number.isNaN(time)) {
    throw validationFailed(name, `${name}: A time is expected, for example 2026-11-26T03:00:00Z`);
  }
  return time;
}

function readFilter(filter: string | undefined): (entry: LogEntry) => boolean {
  if (filter === undefined) {
    return () => true;
  }
  const [, operator = '', value = ''] =
    /^\s*eventType\s+(eq|sw)\s+"([^"]*)"\s*$/.exec(filter) ?? [];
  if (operator === '') {
    throw validationFailed(
      'filter',
      'filter: Only eventType with eq and sw is known here, for example eventType sw "application.provision"',
    );
  }
  return ({ eventType }) => (operator === 'eq' ? eventType === value : eventType.startsWith(value));
}

export const logRoutes: readonly ApiRoute[] = [route('GET', '/api/v1/logs', list)];
