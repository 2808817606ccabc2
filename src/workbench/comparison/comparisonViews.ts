import { type JsonValue } from '../../base/json.js';
import {
  type ComparedKind,
  type ComparedRow,
  type ComparedSide,
  type ComparedStep,
} from '../../protocol/captureComparison.js';
import { type CaptureComparison, type ComparedPair } from './compareCaptures.js';
import { type ComparedExchange } from './comparedExchange.js';
import { type ComparedState } from './compareStates.js';

export const rowCountOf = ({ pairs, states }: CaptureComparison): number =>
  pairs.length + states.length;

/** Requests first, as they came; then what is left of each resource. */
export function toRows(
  { pairs, states }: CaptureComparison,
  from: number,
  limit: number,
): readonly ComparedRow[] {
  const inPairs = pairs.slice(from, from + limit);
  const start = Math.max(0, from - pairs.length);
  return [
    ...inPairs.map(toPairRow),
    ...states.slice(start, start + limit - inPairs.length).map(toStateRow),
  ];
}

const kindOf = (one: Pick<ComparedPair | ComparedState, 'before' | 'after' | 'changes'>) =>
  kindOfSides(one.before !== undefined, one.after !== undefined, one.changes.length > 0);

function kindOfSides(isBefore: boolean, isAfter: boolean, isOther: boolean): ComparedKind {
  if (isBefore && isAfter) {
    return isOther ? 'different' : 'same';
  }
  return isBefore ? 'missing' : 'added';
}

function toPairRow(pair: ComparedPair): ComparedRow {
  const { before, after, occurrence, changes } = pair;
  const told = after ?? before;
  return {
    kind: kindOf(pair),
    isState: false,
    operation: told?.operation ?? '',
    operationId: told?.operationId ?? '',
    subject: told?.subject ?? '',
    occurrence,
    line: told?.line ?? '',
    ...(before && { statusBefore: before.status }),
    ...(after && { statusAfter: after.status }),
    differenceCount: changes.length,
  };
}

const toStateRow = (state: ComparedState): ComparedRow => ({
  kind: kindOf(state),
  isState: true,
  operation: '',
  operationId: '',
  subject: state.title,
  occurrence: 1,
  line: '',
  differenceCount: state.changes.length,
});

/** How much of a body is shown, in characters. */
const shownLimit = 256 * 1024;

/** @returns undefined where there is no such row */
export function toStep({ pairs, states }: CaptureComparison, at: number): ComparedStep | undefined {
  const pair = pairs[at];
  if (pair) {
    return {
      differences: pair.changes,
      ...(pair.before && { before: toSide(pair.before) }),
      ...(pair.after && { after: toSide(pair.after) }),
    };
  }
  const state = states[at - pairs.length];
  return (
    state && {
      differences: state.changes,
      ...(state.before !== undefined && { before: toStateSide(state.before) }),
      ...(state.after !== undefined && { after: toStateSide(state.after) }),
    }
  );
}

const toText = (body: JsonValue | undefined): string =>
  body === undefined ? '' : JSON.stringify(body, undefined, 2);

function toSide({ id, line, status, request, response }: ComparedExchange): ComparedSide {
  const [sent, answered] = [toText(request), toText(response)];
  return {
    exchangeId: id,
    line,
    status,
    request: sent.slice(0, shownLimit),
    response: answered.slice(0, shownLimit),
    isCut: sent.length > shownLimit || answered.length > shownLimit,
  };
}

function toStateSide(resource: JsonValue): ComparedSide {
  const text = toText(resource);
  const isCut = text.length > shownLimit;
  return { line: '', status: 0, request: '', response: text.slice(0, shownLimit), isCut };
}
