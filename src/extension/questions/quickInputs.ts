import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.js';
import { type Choice, type PickManyStep, type PickStep, type Step, type TextStep } from './step.js';

export interface Outcome {
  readonly way: 'next' | 'back' | 'leave';
  /** What to keep of it; absent where there is nothing. */
  readonly answer?: string | readonly string[];
}

export interface Place {
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

export function askOne(step: PickStep, offered: readonly string[], place: Place): Promise<Outcome> {
  const pick = createPick(step);
  const active = step.choices.filter(isIn(offered));
  // Without an active item Enter does nothing; the first one is active by itself.
  if (active.length > 0) {
    pick.activeItems = active;
  }
  return show(pick, step, place, {
    accept: () => {
      const [chosen] = pick.selectedItems;
      return chosen && toOutcome(chosen);
    },
    keep: () => undefined,
  });
}

const toOutcome = ({ value }: Choice): Outcome =>
  value === undefined ? { way: 'leave' } : { way: 'next', answer: value };

export function askMany(
  step: PickManyStep,
  offered: readonly string[],
  place: Place,
): Promise<Outcome> {
  const pick = createPick(step);
  pick.canSelectMany = true;
  pick.selectedItems = step.choices.filter(isIn(offered));
  // What is not among the choices now may be again, after a way back.
  const hidden = offered.filter((id) => !step.choices.some(({ value }) => value === id));
  const toAnswer = (): readonly string[] => [
    ...hidden,
    ...pick.selectedItems.flatMap(({ value }) => value ?? []),
  ];
  return show(pick, step, place, {
    accept: () => ({ way: 'next', answer: toAnswer() }),
    keep: toAnswer,
  });
}

export function askText(step: TextStep, offered: string, place: Place): Promise<Outcome> {
  const box = vscode.window.createInputBox();
  box.prompt = step.prompt;
  box.value = offered;
  box.password = step.isSecret ?? false;
  if (step.placeholder !== undefined) {
    box.placeholder = step.placeholder;
  }
  const check = (): vscode.InputBoxValidationMessage | undefined => {
    const found = step.validate(box.value);
    box.validationMessage = found;
    return found;
  };
  if (offered !== '') {
    // Nobody is told off before there is anything.
    check();
  }
  box.onDidChangeValue(check);
  return show(box, step, place, {
    accept: () =>
      check()?.severity === vscode.InputBoxValidationSeverity.Error
        ? undefined
        : { way: 'next', answer: box.value },
    keep: () => box.value,
  });
}

function createPick({ prompt, choices }: PickStep | PickManyStep): vscode.QuickPick<Choice> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.placeholder = prompt;
  pick.matchOnDetail = true;
  pick.items = choices;
  return pick;
}

const isIn =
  (values: readonly string[]) =>
  ({ value }: Choice): boolean =>
    value !== undefined && values.includes(value);

/** What a quick pick and an input box have in common. */
type Input = vscode.QuickInput &
  Pick<vscode.InputBox, 'buttons' | 'onDidTriggerButton' | 'onDidAccept'>;

interface Endings {
  /** Undefined where it goes on as it is. */
  readonly accept: () => Outcome | undefined;
  /** What was entered so far. */
  readonly keep: () => Outcome['answer'];
}

/** Shows it until it is accepted, left, or left backwards; it is gone then, with its listeners. */
async function show(
  input: Input,
  { title }: Step,
  { step, totalSteps, canGoBack }: Place,
  { accept, keep }: Endings,
): Promise<Outcome> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  const store = new DisposableStore();
  // First in, last out: its own end is not to be taken for a way of the user.
  store.add(input);
  const leave = (way: 'back' | 'leave'): Outcome => {
    const answer = keep();
    return { way, ...(answer !== undefined && { answer }) };
  };
  try {
    return await new Promise<Outcome>((resolve) => {
      store.add(
        input.onDidAccept(() => {
          const outcome = accept();
          if (outcome) {
            resolve(outcome);
          }
        }),
      );
      store.add(
        input.onDidTriggerButton((button) => {
          if (button === vscode.QuickInputButtons.Back) {
            resolve(leave('back'));
          }
        }),
      );
      store.add(
        input.onDidHide(() => {
          resolve(leave('leave'));
        }),
      );
      input.show();
    });
  } finally {
    store.dispose();
  }
}
