import { type MakeExamples } from '../../example/exampleExchange.js';
import { type ObservationRule } from '../../rule.js';
import { addressNoteExamples, addressNotes } from './addressNotes.js';
import { bodyNoteExamples, bodyNotes } from './bodyNotes.js';
import { bulkNoteExamples, bulkNotes } from './bulkNotes.js';
import { directoryNoteExamples, directoryNotes } from './directoryNotes.js';
import { faultNoteExamples, faultNotes } from './faultNotes.js';
import { forwardNoteExamples, forwardNotes } from './forwardNotes.js';
import { oauthNoteExamples, oauthNotes } from './oauthNotes.js';
import { patchNoteExamples, patchNotes } from './patchNotes.js';
import { queryNoteExamples, queryNotes } from './queryNotes.js';

/** What only the mock server can notice, as it knows what it did with a request. */
export const allNotes: readonly ObservationRule[] = [
  ...bodyNotes,
  ...patchNotes,
  ...bulkNotes,
  ...queryNotes,
  ...addressNotes,
  ...directoryNotes,
  ...oauthNotes,
  ...faultNotes,
  ...forwardNotes,
];

export const noteExamples: MakeExamples = () => ({
  ...bodyNoteExamples(),
  ...patchNoteExamples(),
  ...bulkNoteExamples(),
  ...queryNoteExamples(),
  ...addressNoteExamples(),
  ...directoryNoteExamples(),
  ...oauthNoteExamples(),
  ...faultNoteExamples(),
  ...forwardNoteExamples(),
});
