import { type Capability } from '../model/capability.js';
import { type CaseContext } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';

export interface RfcCase {
  /** Behind `rfc.` and the subject. */
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly needs?: readonly Capability[];
  readonly run: (context: CaseContext) => Promise<void>;
}

/** The cases of one subject; what all of them need comes first. */
export const casesOf = (
  subject: string,
  group: string,
  rows: readonly RfcCase[],
  needs: readonly Capability[] = [],
): readonly ConformanceCase[] =>
  rows.map((row) => ({
    id: `rfc.${subject}.${row.id}`,
    group,
    title: row.title,
    requirements: row.requirements,
    needs: [...needs, ...(row.needs ?? [])],
    run: row.run,
  }));
