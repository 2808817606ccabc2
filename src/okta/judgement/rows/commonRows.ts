import { oktaTexts } from '../../../validate/oktaTexts.js';
import { type JudgementRow } from '../judgement.js';

/** Looked at before all others. */
export const rateLimitRows: readonly JudgementRow[] = [
  {
    id: 'any.tooManyRequests',
    at: [],
    condition: 'The status is 429',
    holds: ({ reply }) => reply.status === 429,
    reaction: 'retry',
    text: () => oktaTexts.rateLimit,
    note: 'Waits for Retry-After where that is a whole number of seconds, else for 5 minutes, doubled by each further 429; after 10 attempts it is a task',
    section: '1.11',
    failures: [30],
  },
];

/** Looked at where no other row holds. */
export const lastRow: JudgementRow = {
  id: 'any.success',
  at: [],
  condition: 'Nothing else holds',
  holds: () => true,
  reaction: 'continue',
  section: '1.10',
};
