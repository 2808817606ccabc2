import { type JudgedAnswer, type JudgementRow, type Reaction } from './judgement.js';
import { lastRow, rateLimitRows } from './rows/commonRows.js';
import { groupRows } from './rows/groupRows.js';
import { lookupRows } from './rows/lookupRows.js';
import { probeRows } from './rows/probeRows.js';
import { readRows } from './rows/readRows.js';
import { userRows } from './rows/userRows.js';

/** The first that holds decides. */
export const judgementRows: readonly JudgementRow[] = [
  ...rateLimitRows,
  ...probeRows,
  ...lookupRows,
  ...userRows,
  ...groupRows,
  ...readRows,
  lastRow,
];

/** What Okta does next, and what its admin sees of it. */
export function judgeAnswer(answer: JudgedAnswer): Reaction {
  const row =
    judgementRows.find(
      ({ at, holds }) => (at.length === 0 || at.includes(answer.step)) && holds(answer),
    ) ?? lastRow;
  const text = row.text?.(answer);
  return {
    kind: row.reaction,
    row: row.id,
    ...(text !== undefined && { text }),
    ...(row.note !== undefined && { note: row.note }),
    isInferred: row.isInferred ?? false,
  };
}
