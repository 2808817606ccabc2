/** A file that cannot be played: where in it, and why. */
export class RunscopeError extends Error {
  override readonly name = 'RunscopeError';
  /** JSON pointer; empty for the whole file. */
  readonly pointer: string;

  constructor(pointer: string, reason: string) {
    super(pointer === '' ? reason : `${pointer}: ${reason}`);
    this.pointer = pointer;
  }
}
