import { faultKinds } from './faultKinds.js';
import { type FaultKind, type FaultParameter } from './faultKind.js';
import { conditions } from './faultSpec.js';

/** `timeoutAfterCommit` as it is written on a command line: `timeout-after-commit`. */
export const toDashed = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** Capitals, dashes and underscores do not matter. */
const toKey = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');

const kindByKey: ReadonlyMap<string, FaultKind> = new Map(
  faultKinds.map((kind) => [toKey(kind.id), kind]),
);

export const findKind = (name: string): FaultKind | undefined => kindByKey.get(toKey(name));

export const parametersOf = (kind: FaultKind): readonly FaultParameter[] => [
  ...kind.parameters,
  ...conditions,
];

export const findParameter = (kind: FaultKind, name: string): FaultParameter | undefined =>
  parametersOf(kind).find((parameter) => toKey(parameter.name) === toKey(name));

export function explainUnknownKind(name: string): string {
  const ids = faultKinds.map(({ id }) => toDashed(id));
  return `There is no fault ${JSON.stringify(name)}.${suggest(name, ids)} There are ${ids.join(', ')}.`;
}

export function explainUnknownParameter(kind: FaultKind, name: string): string {
  const names = parametersOf(kind).map((parameter) => toDashed(parameter.name));
  return (
    `The fault ${toDashed(kind.id)} has nothing called ${JSON.stringify(name)}.` +
    `${suggest(name, names)} It can be given ${names.join(', ')}.`
  );
}

function suggest(name: string, known: readonly string[]): string {
  const key = toKey(name).slice(0, 40);
  const longer = known.filter((one) => key.length > 1 && toKey(one).startsWith(key));
  if (longer.length > 0) {
    return ` Did you mean ${longer.join(' or ')}?`;
  }
  const near = known
    .map((one) => ({ one, distance: editDistance(key, toKey(one)) }))
    .sort((left, right) => left.distance - right.distance)[0];
  return near && near.distance <= Math.max(1, key.length / 4) ? ` Did you mean ${near.one}?` : '';
}

/** Of Levenshtein. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= right.length; other += 1) {
      const isSame = left[at - 1] === right[other - 1];
      next.push(
        Math.min(
          (row[other] ?? 0) + 1,
          (next[other - 1] ?? 0) + 1,
          (row[other - 1] ?? 0) + (isSame ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
