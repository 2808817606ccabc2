import { type Outcome, type Place, askMany, askOne, askText } from './quickInputs.js';
import { type Choice, type PickStep, type Step } from './step.js';

export type Answer = string | readonly string[];
export type Answers = ReadonlyMap<string, Answer>;

/**
 * Asks one question after the other, with a way back. Which questions there are may depend on the
 * answers so far.
 *
 * @param answers what is offered at first. Takes each answer at once, and what stands in a question
 *   when it is left, so that nothing is entered twice.
 * @returns false where the user left
 */
export async function askSteps(
  stepsFor: (answers: Answers) => readonly Step[],
  answers: Map<string, Answer>,
): Promise<boolean> {
  let at = 0;
  for (;;) {
    const steps = stepsFor(answers);
    const step = steps[at];
    if (!step) {
      return true;
    }
    const place = { step: at + 1, totalSteps: steps.length, canGoBack: at > 0 };
    const { way, answer } = await ask(step, answers.get(step.id), place);
    if (answer !== undefined) {
      answers.set(step.id, answer);
    }
    if (way === 'leave') {
      return false;
    }
    at += way === 'next' ? 1 : -1;
  }
}

function ask(step: Step, offered: Answer = [], place: Place): Promise<Outcome> {
  const values = typeof offered === 'string' ? [offered] : offered;
  switch (step.kind) {
    case 'text':
      return askText(step, values[0] ?? '', place);
    case 'pick':
      return askAllowed(step, values, place);
    case 'pickMany':
      return askMany(step, values, place);
  }
}

/** A choice that is refused brings its explanation, and from there a way on or back to the choices. */
async function askAllowed(
  step: PickStep,
  offered: readonly string[],
  place: Place,
): Promise<Outcome> {
  for (;;) {
    const outcome = await askOne(step, offered, place);
    const refusal = outcome.way === 'next' && findChoice(step, outcome.answer)?.refusal;
    if (!refusal) {
      return outcome;
    }
    const explained = await askOne({ ...step, ...refusal }, [], { ...place, canGoBack: true });
    if (explained.way !== 'back') {
      return explained;
    }
  }
}

const findChoice = ({ choices }: PickStep, answer: Answer | undefined): Choice | undefined =>
  choices.find(({ value }) => value === answer);
