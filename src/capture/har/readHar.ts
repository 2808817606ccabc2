import { JsonCursor } from '../../base/jsonCursor.js';
import { isJsonObject, readMember } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { Redactor } from '../../exchange/redaction.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { secretNames } from '../../scim/schema/secretNames.js';
import { toImported } from '../importedExchange.js';
import { type HarEntry, readHarEntry } from './harEntry.js';
import { placeBelow, ScimBases, type ScimPlace } from './scimBase.js';

export interface HarOptions {
  readonly registry: SchemaRegistry;
  /** Of the SCIM service; guessed from the paths where it is not given. */
  readonly baseUrl?: string;
}

export interface HarContent {
  readonly entryCount: number;
  /** Those to a SCIM service, in the order of time. */
  readonly exchanges: readonly HarExchange[];
  readonly badEntries: readonly BadEntry[];
}

export interface HarExchange {
  /** Which entry of the HAR it is, counted from 0. */
  readonly at: number;
  readonly exchange: Exchange;
}

export interface BadEntry {
  readonly at: number;
  readonly reason: string;
}

/** Whether a JSON value is meant as an HTTP Archive. */
export function isHar(value: unknown): boolean {
  const log = isJsonObject(value) ? readMember(value, 'log') : undefined;
  return isJsonObject(log) && readMember(log, 'entries') !== undefined;
}

/**
 * The SCIM exchanges of an HTTP Archive (HAR 1.2), without secrets. A bad entry costs only itself.
 *
 * @throws JsonShapeError where it is no HAR at all
 */
export function readHar(value: unknown, { registry, baseUrl }: HarOptions): HarContent {
  const items = new JsonCursor(value).member('log').member('entries').items();
  const entries: { readonly at: number; readonly entry: HarEntry }[] = [];
  const badEntries: BadEntry[] = [];
  let lastStart = 0;
  for (const [at, { value: item }] of items.entries()) {
    const entry = readHarEntry(isJsonObject(item) ? item : null);
    if (typeof entry === 'string') {
      badEntries.push({ at, reason: entry });
    } else {
      // Where the time is not told, the order in the file stands.
      lastStart = entry.startedAt ?? lastStart;
      entries.push({ at, entry: { ...entry, startedAt: lastStart } });
    }
  }
  const findPlace = placeFinder(
    entries.map(({ entry }) => entry),
    { registry, ...(baseUrl !== undefined && { baseUrl }) },
  );
  const redactor = new Redactor(secretNames(registry));
  const exchanges = entries.flatMap(({ at, entry }) => {
    // A preflight request of a browser (CORS) is none of the client.
    const place = entry.method === 'OPTIONS' ? undefined : findPlace(entry);
    return place ? [{ at, exchange: toImported(toExchange(at, entry, place), redactor) }] : [];
  });
  return {
    entryCount: items.length,
    exchanges: exchanges.toSorted(
      (left, right) => left.exchange.startedAt - right.exchange.startedAt || left.at - right.at,
    ),
    badEntries,
  };
}

function placeFinder(
  entries: readonly HarEntry[],
  { registry, baseUrl }: HarOptions,
): (entry: HarEntry) => ScimPlace | undefined {
  if (baseUrl === undefined) {
    const bases = new ScimBases(entries, registry);
    return (entry) => bases.find(entry);
  }
  const base = baseUrl.replace(/\/+$/, '');
  return ({ origin, target }) => placeBelow(base, origin, target.replace(/\?.*$/s, ''));
}

const toExchange = (at: number, entry: HarEntry, { baseUrl, path }: ScimPlace): Exchange => ({
  id: `har-${String(at + 1)}`,
  source: 'import',
  startedAt: entry.startedAt ?? 0,
  duration: entry.duration,
  baseUrl,
  path,
  request: {
    method: entry.method,
    target: entry.target,
    httpVersion: entry.httpVersion,
    headers: entry.headers,
    ...(entry.body && { body: entry.body }),
  },
  ...(entry.answer && {
    response: {
      status: entry.answer.status,
      headers: entry.answer.headers,
      ...(entry.answer.body && { body: entry.answer.body }),
    },
  }),
  outcome: entry.answer ? 'answered' : 'aborted',
  observations: [],
});
