/**
 * In which order the operations of a bulk request are done: as they came, but what one refers to goes
 * before it (RFC 7644 3.7). Those that refer to each other in a circle are one step together (3.7.1).
 *
 * @param dependencies of each operation, the indexes of those that it refers to, itself perhaps
 * @returns steps, each with its indexes in the order in which they came
 */
export function planBulk(dependencies: readonly (readonly number[])[]): readonly Step[] {
  const search = new CircleSearch(dependencies);
  for (const index of dependencies.keys()) {
    search.visit(index);
  }
  return search.steps;
}

export type Step = readonly number[];

interface Visit {
  readonly index: number;
  /** How many of its dependencies have been looked at. */
  done: number;
}

/** Tarjan's strongly connected components, without recursion: a chain may be as long as the request. */
class CircleSearch {
  readonly steps: Step[] = [];
  readonly #dependencies: readonly (readonly number[])[];
  readonly #found: number[] = [];
  /** The earliest that can be reached; beyond all numbers where the step is made. */
  readonly #lowest: number[] = [];
  readonly #open: number[] = [];
  #count = 0;

  constructor(dependencies: readonly (readonly number[])[]) {
    this.#dependencies = dependencies;
  }

  visit(start: number): void {
    if (this.#found[start] !== undefined) {
      return;
    }
    const path: Visit[] = [this.#enter(start)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const next = this.#dependencies[visit.index]?.[visit.done];
      if (next === undefined) {
        path.pop();
        this.#leave(visit.index, path.at(-1)?.index);
        continue;
      }
      visit.done += 1;
      if (this.#found[next] === undefined) {
        path.push(this.#enter(next));
      } else {
        this.#reach(visit.index, this.#lowest[next]);
      }
    }
  }

  #enter(index: number): Visit {
    this.#found[index] = this.#count;
    this.#lowest[index] = this.#count;
    this.#count += 1;
    this.#open.push(index);
    return { index, done: 0 };
  }

  #reach(index: number, lowest = Infinity): void {
    this.#lowest[index] = Math.min(this.#lowest[index] ?? Infinity, lowest);
  }

  #leave(index: number, from: number | undefined): void {
    if (this.#lowest[index] === this.#found[index]) {
      const step = this.#open.splice(this.#open.lastIndexOf(index));
      for (const member of step) {
        this.#lowest[member] = Infinity;
      }
      this.steps.push(step.sort((left, right) => left - right));
    } else if (from !== undefined) {
      this.#reach(from, this.#lowest[index]);
    }
  }
}
