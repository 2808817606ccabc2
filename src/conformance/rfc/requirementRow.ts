import { type Requirement } from '../model/requirement.js';

export type RequirementRow = readonly [
  id: string,
  level: 'MUST' | 'SHOULD',
  section: string,
  text: string,
  rules?: readonly string[],
  untestable?: string,
];

export const toRequirement = (
  document: string,
  [id, level, section, text, rules = [], untestable]: RequirementRow,
): Requirement => ({
  id,
  level,
  reference: `${document} ${section}`,
  text,
  ...(rules.length > 0 && { rules }),
  ...(untestable !== undefined && { untestable }),
});
