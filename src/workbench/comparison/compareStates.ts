import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type Difference } from '../../protocol/captureComparison.js';
import { valueDifferences } from './differences.js';
import { type Normaliser } from './normalise.js';

/** A resource at the end of both captures, or of one. */
export interface ComparedState {
  /** Its type and name, for example `User jane@example.com`. */
  readonly title: string;
  /** Absent where it is new. */
  readonly before?: JsonValue;
  /** Absent where it is missing. */
  readonly after?: JsonValue;
  readonly changes: readonly Difference[];
}

interface Resources {
  readonly resources: ReadonlyMap<string, JsonObject>;
  readonly normaliser: Normaliser;
}

/** What each capture has left behind, as far as it shows. */
export function* compareStates(
  first: Resources,
  second: Resources,
): Generator<undefined, readonly ComparedState[]> {
  const before = yield* byName(first);
  const after = yield* byName(second);
  const states: ComparedState[] = [];
  for (const title of new Set([...before.keys(), ...after.keys()])) {
    const [left, right] = [before.get(title), after.get(title)];
    const isBoth = left !== undefined && right !== undefined;
    states.push({
      title,
      ...(left !== undefined && { before: left }),
      ...(right !== undefined && { after: right }),
      changes: isBoth ? valueDifferences('state', left, right) : [],
    });
    yield;
  }
  return states;
}

function* byName({
  resources,
  normaliser,
}: Resources): Generator<undefined, ReadonlyMap<string, JsonValue>> {
  const named = new Map<string, JsonValue>();
  for (const [id, resource] of resources) {
    // What has no id was answered by nobody: it tells what was asked for, not what is there.
    if (resource['id'] === id) {
      const name = normaliser.text(id).replaceAll(/^<|>$/g, '');
      named.set(name, normaliser.json(resource));
    }
    yield;
  }
  return named;
}
