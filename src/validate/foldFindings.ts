import { compareLevels, type Finding, type FindingPlace } from './finding.js';

/** A finding with the exchange that it is of. */
export interface LocatedFinding {
  readonly exchangeId: string;
  readonly finding: Finding;
}

/** Findings of one cause, told once. */
export interface FoldedFinding {
  /** The first of them. */
  readonly finding: Finding;
  readonly exchangeId: string;
  readonly count: number;
  /** How many exchanges it concerns. */
  readonly exchangeCount: number;
}

/**
 * One entry for each cause: the same rule at the same place, whatever the resource or the index in a
 * list. Worst first, then the most frequent.
 */
export function foldFindings(found: Iterable<LocatedFinding>): readonly FoldedFinding[] {
  const byCause = new Map<string, FoldedFinding & { readonly exchanges: Set<string> }>();
  for (const { exchangeId, finding } of found) {
    const cause = `${finding.rule} ${finding.level} ${placeKey(finding.place)}`;
    const known = byCause.get(cause);
    const exchanges = known?.exchanges ?? new Set<string>();
    exchanges.add(exchangeId);
    byCause.set(cause, {
      finding: known?.finding ?? finding,
      exchangeId: known?.exchangeId ?? exchangeId,
      count: (known?.count ?? 0) + 1,
      exchangeCount: exchanges.size,
      exchanges,
    });
  }
  return [...byCause.values()]
    .map(({ finding, exchangeId, count, exchangeCount }) => ({
      finding,
      exchangeId,
      count,
      exchangeCount,
    }))
    .toSorted(
      (left, right) =>
        compareLevels(left.finding.level, right.finding.level) || right.count - left.count,
    );
}

/** The place without what differs from resource to resource. */
function placeKey(place: FindingPlace): string {
  switch (place.part) {
    case 'body':
      return `${place.side ?? ''} ${withoutList(place.pointer).replaceAll(/\/\d+(?=\/|$)/g, '/*')}`;
    case 'header':
      return `${place.side} ${place.name.toLowerCase()}`;
    case 'query':
      return place.name;
    case 'path':
    case 'status':
    case 'exchange':
      return place.part;
  }
}

/** A user in a list is wrong in the same way as a user that comes alone. */
const withoutList = (pointer: string): string => pointer.replace(/^\/resources\/\d+/i, '');
