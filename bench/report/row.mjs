import { median, spreadOf } from '../measure/statistics.mjs';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} unit of `ours`, `peer` and `best`; less is better
 * @property {number} ours
 * @property {number | null} peer the figure of the peer that the goal names
 * @property {number | null} best the figure of the fastest peer that answers rightly, or a limit
 * @property {number | null} ratio `best` by `ours`, the median of the rounds: above 1 we are better
 * @property {number | null} floorRatio what `ratio` must reach for the goal to be met; null without a goal
 * @property {string} peerName
 * @property {string} bestName
 * @property {number | null} lowRatio
 * @property {number | null} highRatio
 * @property {readonly { name: string, figure: number, isWrong: boolean }[]} others
 */

/**
 * Ours beside the peers. A peer that answers wrongly is shown but is never the best.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.unit
 * @param {number | null} options.goal
 * @param {ReadonlyMap<string, readonly number[]>} options.figures by contender, `ours` among them
 * @param {string} [options.peerName] which peer the goal names; else the best
 * @param {ReadonlySet<string>} [options.wrong] names of peers whose answers are wrong
 * @param {number} [options.per] how many operations a figure is for
 * @returns {Row}
 */
export function compareRow({ name, unit, goal, figures, peerName, wrong = new Set(), per = 1 }) {
  const ours = figures.get('ours');
  const peers = [...figures]
    .filter(([peer]) => peer !== 'ours')
    .map(([peer, rounds]) => ({ name: peer, rounds, isWrong: wrong.has(peer) }))
    .sort((left, right) => median(left.rounds) - median(right.rounds));
  const best = peers.find(({ isWrong }) => !isWrong);
  const named = peers.find((peer) => peer.name === peerName) ?? best;
  // A hopeless peer has been measured once.
  const ratios =
    best && spreadOf(ours.map((figure, at) => best.rounds[at % best.rounds.length] / figure));
  const figureOf = (peer) => (peer ? median(peer.rounds) / per : null);
  return {
    name,
    unit,
    ours: median(ours) / per,
    peer: figureOf(named),
    best: figureOf(best),
    ratio: ratios?.median ?? null,
    floorRatio: goal,
    peerName: named?.name ?? 'none',
    bestName: best?.name ?? 'none answers rightly',
    lowRatio: ratios?.low ?? null,
    highRatio: ratios?.high ?? null,
    others: peers
      .filter((peer) => peer !== best)
      .map((peer) => ({ name: peer.name, figure: figureOf(peer), isWrong: peer.isWrong })),
  };
}

/**
 * Ours against a limit that was set, a figure for each try. Of times on a shared machine the least says
 * what the work itself takes; the rest is waiting for others.
 *
 * @returns {Row}
 */
export function limitRow({ name, unit, limit, tries, limitName = 'the limit' }) {
  const { low, high } = spreadOf(tries);
  return {
    name,
    unit,
    ours: low,
    peer: limit,
    best: limit,
    ratio: limit / low,
    floorRatio: 1,
    peerName: limitName,
    bestName: limitName,
    lowRatio: limit / high,
    highRatio: limit / low,
    others: [],
  };
}
