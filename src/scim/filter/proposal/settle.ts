import { applyFix, type Problem } from '../problem.js';
import { type Candidate, type Draft } from './draft.js';

/** Reads the text again and says where it stops now; undefined where it goes through. */
export type FindDraft = (text: string) => Draft | undefined;

/** The first candidate with which the text can be read, else with which it can be read further. */
export function settle(text: string, drafts: readonly Draft[], findDraft: FindDraft): Problem {
  const last = drafts.at(-1) ?? { message: 'It cannot be read', span: { start: 0, end: 0 } };
  const tried = drafts.flatMap((draft) =>
    (draft.candidates ?? []).map((candidate) => ({
      draft,
      candidate,
      next: findDraft(applyFix(text, candidate)),
    })),
  );
  const best =
    tried.find(({ next }) => next === undefined) ??
    tried.find(({ draft, next }) => draft === last && isFurther(draft, next));
  return best ? toProblem(best.draft, best.candidate) : toProblem(last);
}

const isFurther = (draft: Draft, next: Draft | undefined): boolean =>
  next !== undefined && readTo(next) > readTo(draft);

const readTo = (draft: Draft): number => draft.readTo ?? draft.span.start;

function toProblem(draft: Draft, candidate?: Candidate): Problem {
  const { message, span } = draft;
  return candidate
    ? {
        message: candidate.message ?? message,
        span,
        fix: { span: candidate.span, text: candidate.text },
      }
    : { message, span };
}
