import { type Profile } from '../profile.js';
import { type FilterOptions } from './parser.js';

/** What a profile takes in the filter of a query, beyond RFC 7644 3.4.2.2. */
export const filterOptionsOf = (profile: Profile): FilterOptions => ({
  acceptsUnquotedStrings: profile.acceptsUnquotedFilterStrings,
  acceptsBracketsBeforeSub: profile.acceptsBracketsBeforeSub,
});
