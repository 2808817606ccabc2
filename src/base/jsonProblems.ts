import { JsonShapeError } from './jsonCursor.js';

/** A JSON document is not as it should be: everything that is wrong with it. */
export class JsonShapeErrors extends Error {
  override readonly name = 'JsonShapeErrors';
  readonly problems: readonly JsonShapeError[];

  constructor(problems: readonly JsonShapeError[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}

/** Lets a reader go on behind what is wrong, so that everything is told at once. */
export class JsonProblems {
  /** Several readers may fail at the same place for the same reason. */
  readonly #byMessage = new Map<string, JsonShapeError>();

  /** Undefined where `read` failed. */
  attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof JsonShapeError)) {
        throw error;
      }
      this.#byMessage.set(error.message, error);
      return undefined;
    }
  }

  /** @throws JsonShapeErrors where anything has failed */
  check(): void {
    if (this.#byMessage.size > 0) {
      throw new JsonShapeErrors([...this.#byMessage.values()]);
    }
  }
}
