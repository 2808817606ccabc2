import { type JsonValue, isJsonArray } from '../../base/json.js';
import { invalidValue } from '../errors.js';
import { type NoteId } from '../note.js';
import { describeValue } from './simpleValue.js';
import { type ReadContext } from './valueReader.js';

export interface MessageKind {
  readonly urn: string;
  /** With its article: `A BulkRequest`. */
  readonly noun: string;
  readonly section: string;
  readonly noteId: NoteId;
}

/**
 * What a message is stands in its `schemas` (RFC 7644 3.1). Where they are missing, its path says it too,
 * which some profiles take; what says that it is something else is not taken.
 *
 * @throws ScimError
 */
export function checkMessageSchemas(
  given: JsonValue | undefined,
  { urn, noun, section, noteId }: MessageKind,
  { profile, note }: Pick<ReadContext, 'profile' | 'note'>,
): void {
  const urns = isJsonArray(given) ? given : [];
  const wanted = urn.toLowerCase();
  if (urns.some((one) => typeof one === 'string' && one.toLowerCase() === wanted)) {
    return;
  }
  const problem = `${noun} needs "schemas": ["${urn}"] (${section})`;
  const isMissing = given === undefined || given === null || (isJsonArray(given) && !urns.length);
  if (!isMissing) {
    throw invalidValue(`${problem}, but has ${describeValue(urns[0] ?? given)}`);
  }
  if (!profile.acceptsMissingSchemas) {
    throw invalidValue(problem);
  }
  note({
    id: noteId,
    level: profile.toleranceLevel,
    detail: `${problem}; it was taken as one all the same`,
  });
}
