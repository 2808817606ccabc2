import { type FilterExplanation } from '../../scim/filter/explain.js';

/** A filter in words, in one line. */
export const toSentence = ({ label, children }: FilterExplanation): string =>
  children.length === 0 ? label : `${label} (${children.map(toSentence).join('; ')})`;
