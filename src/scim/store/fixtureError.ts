/** Why one resource of a list of fixtures cannot be used. */
export interface FixtureProblem {
  /** Its index in the list. */
  readonly at: number;
  readonly reason: string;
  /** The index of the one that has the same id or the same unique value. */
  readonly other?: number;
}

/** A list of fixtures cannot be used: everything that is wrong with it, in its order. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError';
  readonly problems: readonly FixtureProblem[];
  /** Which of several lists it is, from 0. */
  readonly list: number;

  constructor(problems: readonly FixtureProblem[], list: number) {
    super(
      problems
        .slice(0, 20)
        .map(({ at, reason, other }) => {
          const shared = other === undefined ? '' : `: resource ${String(other + 1)}`;
          return `Resource ${String(at + 1)}: ${reason}${shared}`;
        })
        .join('\n'),
    );
    this.problems = problems;
    this.list = list;
  }
}
