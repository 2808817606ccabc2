import { type Saying, SayingError } from '../base/saying.js';

/** Offsets in the text of a specification. */
export interface SpecSpan {
  readonly start: number;
  readonly end: number;
}

/** What a specification has wrong, and where. */
export interface SpecPlace {
  /** In a text. */
  readonly span?: SpecSpan;
  /** In JSON. */
  readonly member?: string;
}

/** A fault cannot be armed as it is written. The message is for people. */
export class FaultSpecError extends SayingError {
  override readonly name = 'FaultSpecError';
  readonly place: SpecPlace;

  constructor(said: Saying, place: SpecPlace) {
    super(said);
    this.place = place;
  }
}
