import { type Note } from '../../src/scim/note.js';
import { type ReadContext } from '../../src/scim/message/valueReader.js';
import { type ProfileName, profiles } from '../../src/scim/profile.js';

/** A reading context that keeps its notes. */
export interface NotingContext extends ReadContext {
  readonly notes: readonly Note[];
  /** Their ids, in order. */
  readonly noteIds: readonly string[];
}

export function createContext(profile: ProfileName = 'strict'): NotingContext {
  const notes: Note[] = [];
  return {
    profile: profiles[profile],
    notes,
    note: (note) => {
      notes.push(note);
    },
    get noteIds() {
      return notes.map(({ id }) => id);
    },
  };
}
