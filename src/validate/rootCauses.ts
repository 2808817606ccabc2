import { compareLevels, type Finding, type FindingPlace } from './finding.js';

/** A finding with what it was found in. */
export interface LocatedFinding {
  readonly finding: Finding;
  /** Of the exchange that it is of; none for a document. */
  readonly exchangeId?: string;
  /** What the request was for, for example `/Users`. */
  readonly endpoint?: string;
}

/** Findings of one cause, told once. */
export interface RootCause<T extends LocatedFinding> {
  readonly first: T;
  /** A few of the others, as they came. */
  readonly others: readonly T[];
  /** How often it was found. */
  readonly count: number;
  /** In how many exchanges; 0 for documents. */
  readonly exchangeCount: number;
}

const mostOthers = 3;

/**
 * One entry for each cause: what one rule finds in one attribute of one endpoint, whatever the resource
 * and its place in a list. Nothing is lost: the counts and `leftOut` add up to all findings.
 */
export class RootCauses<T extends LocatedFinding> {
  readonly #byKey = new Map<string, Entry<T>>();
  readonly #limit: number;
  #leftOut = 0;

  /** @param limit how many causes are kept apart; names in them may come from clients */
  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  /** How many findings are of causes beyond the limit. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** Findings of one exchange come together. */
  add(found: T): void {
    const key = causeKey(found);
    const entry = this.#byKey.get(key);
    if (!entry && this.#byKey.size >= this.#limit) {
      this.#leftOut += 1;
      return;
    }
    if (!entry) {
      this.#byKey.set(key, {
        first: found,
        others: [],
        count: 1,
        exchangeCount: found.exchangeId === undefined ? 0 : 1,
        lastExchange: found.exchangeId,
      });
      return;
    }
    entry.count += 1;
    if (entry.others.length < mostOthers) {
      entry.others.push(found);
    }
    if (found.exchangeId !== entry.lastExchange) {
      entry.exchangeCount += 1;
      entry.lastExchange = found.exchangeId;
    }
  }

  /** Worst first, then what was found first. */
  list(): readonly RootCause<T>[] {
    return [...this.#byKey.values()]
      .map(({ first, others, count, exchangeCount }) => ({ first, others, count, exchangeCount }))
      .toSorted((left, right) =>
        compareLevels(left.first.finding.level, right.first.finding.level),
      );
  }
}

interface Entry<T> {
  readonly first: T;
  readonly others: T[];
  count: number;
  exchangeCount: number;
  lastExchange: string | undefined;
}

function causeKey({ finding, endpoint = '' }: LocatedFinding): string {
  return [finding.rule, finding.level, endpoint, ...placeKey(finding.place)].join('\n');
}

/** The place without what differs from resource to resource. */
function placeKey(place: FindingPlace): readonly string[] {
  switch (place.part) {
    case 'body':
      return [place.side ?? '', toAnyPointer(place.pointer), toAnyPath(place.path ?? '')];
    case 'header':
      return [place.side, place.name.toLowerCase()];
    case 'query':
      return [place.name.toLowerCase()];
    case 'path':
    case 'status':
    case 'exchange':
      return [place.part];
  }
}

/** A user in a list or in an array is wrong in the same way as a user that comes alone. */
const toAnyPointer = (pointer: string): string =>
  pointer
    .toLowerCase()
    .replace(/^\/\d+(?=\/|$)/, '')
    .replace(/^\/resources\/\d+(?=\/|$)/, '')
    .replaceAll(/\/\d+(?=\/|$)/g, '/*');

const toAnyPath = (path: string): string =>
  path
    .toLowerCase()
    .replace(/^resources\[\d+\]\.?/, '')
    .replaceAll(/\[\d+\]/g, '[]');
