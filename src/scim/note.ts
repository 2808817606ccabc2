/**
 * Something that the service tolerated or ignored while it handled a message: not a failure, but
 * what a developer wants to know. The server puts notes on the exchange as observations.
 */
export interface Note {
  /** Stable id, for example `body.unknownAttribute`. */
  readonly id: string;
  readonly level: 'warning' | 'hint';
  readonly detail: string;
}

/** Takes notes; an array's `push` bound to it, or a function that drops them. */
export type TakeNote = (note: Note) => void;
