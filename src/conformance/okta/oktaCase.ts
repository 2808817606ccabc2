import { type ConformanceCase } from '../model/conformanceCase.js';

/** A row of the suite: `needs` nothing where it is left out. */
export const oktaCase = ({
  needs = [],
  ...row
}: Omit<ConformanceCase, 'needs'> & Partial<Pick<ConformanceCase, 'needs'>>): ConformanceCase => ({
  ...row,
  needs,
});
