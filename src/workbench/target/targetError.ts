import { type Saying, SayingError } from '../../base/saying.js';

export type TargetField = 'url' | 'authorization';

/** `invalid`: no request could be sent there. `remote`: nobody has said that it may be called. */
export type TargetFailure = 'invalid' | 'remote';

/** A target that is not called. The message is for people: what is wrong, and what to do. */
export class TargetError extends SayingError {
  override readonly name = 'TargetError';
  readonly reason: TargetFailure;
  readonly field: TargetField;

  constructor(reason: TargetFailure, field: TargetField, said: Saying | string) {
    super(said);
    this.reason = reason;
    this.field = field;
  }
}
