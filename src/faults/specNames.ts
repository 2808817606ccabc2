import { type Saying, saying } from '../base/saying.js';
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

export function explainUnknownKind(name: string): Saying {
  const ids = faultKinds.map(({ id }) => toDashed(id));
  const [quoted, all, meant] = [JSON.stringify(name), ids.join(', '), suggest(name, ids)];
  return meant
    ? saying('There is no fault {0}. Did you mean {1}? There are {2}.', quoted, meant, all)
    : saying('There is no fault {0}. There are {1}.', quoted, all);
}

export function explainUnknownParameter(kind: FaultKind, name: string): Saying {
  const names = parametersOf(kind).map((parameter) => toDashed(parameter.name));
  const [id, quoted, all] = [toDashed(kind.id), JSON.stringify(name), names.join(', ')];
  const meant = suggest(name, names);
  return meant
    ? saying(
        'The fault {0} has nothing called {1}. Did you mean {2}? It can be given {3}.',
        id,
        quoted,
        meant,
        all,
      )
    : saying('The fault {0} has nothing called {1}. It can be given {2}.', id, quoted, all);
}

/** What may be meant by the name; undefined where nothing is near. */
function suggest(name: string, known: readonly string[]): Saying | string | undefined {
  const key = toKey(name).slice(0, 40);
  const [first, ...others] = known.filter((one) => key.length > 1 && toKey(one).startsWith(key));
  if (first !== undefined) {
    return others.reduce<Saying | string>(
      (left, right) => saying('{0} or {1}', left, right),
      first,
    );
  }
  const near = known
    .map((one) => ({ one, distance: editDistance(key, toKey(one)) }))
    .sort((left, right) => left.distance - right.distance)[0];
  return near && near.distance <= Math.max(1, key.length / 4) ? near.one : undefined;
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
