/** Everything that notes are about. What they mean is told in src/validate/rules, a rule for each. */
export const noteIds = [
  'body.bareMember',
  'body.booleanString',
  'body.coreUrn',
  'body.duplicateValue',
  'body.readOnly',
  'body.schemas',
  'body.secondPrimary',
  'body.unknownAttribute',
  'body.unknownSchema',
  'patch.addedOnMiss',
  'patch.alreadyThere',
  'patch.booleanString',
  'patch.emptyOperations',
  'patch.filterOnOneValue',
  'patch.listForOne',
  'patch.missedRemove',
  'patch.opCapitals',
  'patch.pathInValue',
  'patch.pathTolerated',
  'patch.removeWithValue',
  'patch.schemas',
  'bulk.dataText',
  'bulk.deleteData',
  'bulk.failOnErrorsZero',
  'bulk.methodCapitals',
  'bulk.pathSlashes',
  'bulk.schemas',
  'search.schemas',
  'filter.booleanString',
  'filter.email',
  'filter.tolerated',
  'filter.typeMismatch',
  'filter.unknownAttribute',
  'directory.lostMembership',
  'directory.memberType',
] as const;

export type NoteId = (typeof noteIds)[number];

/**
 * Something that the service tolerated or ignored while it handled a message: not a failure, but
 * what a developer wants to know. The server puts notes on the exchange as observations.
 */
export interface Note {
  readonly id: NoteId;
  readonly level: 'warning' | 'hint';
  readonly detail: string;
  /**
   * JSON pointers to what it is about in the body of the request, names as the schema spells them.
   * Left out where it is about the whole body, or about none.
   */
  readonly pointers?: readonly string[];
}

/** Takes notes; an array's `push` bound to it, or a function that drops them. */
export type TakeNote = (note: Note) => void;
