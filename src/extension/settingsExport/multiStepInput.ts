import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';

export interface Choice extends vscode.QuickPickItem {
  readonly value: string;
}

interface StepBase {
  /** Where the answer goes; asked again with the same id, the answer is offered again. */
  readonly id: string;
  readonly prompt: string;
}

export interface PickStep extends StepBase {
  readonly kind: 'pick';
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
}

export interface PickManyStep extends StepBase {
  readonly kind: 'pickMany';
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
}

export interface TextStep extends StepBase {
  readonly kind: 'text';
  readonly value: string;
  readonly placeholder?: string;
  /** Shown while typing; an error keeps the step, a warning does not. */
  validate(text: string): vscode.InputBoxValidationMessage | undefined;
}

export type Step = PickStep | PickManyStep | TextStep;
export type Answers = ReadonlyMap<string, string | readonly string[]>;

const back = Symbol('back');
type Outcome = string | readonly string[] | typeof back | undefined;

/**
 * Asks one question after the other, with a way back. Which questions there are may depend on the
 * answers so far.
 *
 * @returns undefined where the user left
 */
export async function askSteps(
  title: string,
  stepsFor: (answers: Answers) => readonly Step[],
): Promise<Answers | undefined> {
  const answers = new Map<string, string | readonly string[]>();
  let at = 0;
  for (;;) {
    const steps = stepsFor(answers);
    const step = steps[at];
    if (!step) {
      return answers;
    }
    const outcome = await ask(step, { title, step: at + 1, totalSteps: steps.length });
    if (outcome === undefined) {
      return undefined;
    }
    if (outcome === back) {
      at -= 1;
    } else {
      answers.set(step.id, outcome);
      at += 1;
    }
  }
}

interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

async function ask(step: Step, place: Place): Promise<Outcome> {
  const store = new DisposableStore();
  try {
    return await (step.kind === 'text'
      ? askText(step, place, store)
      : askChoice(step, place, store));
  } finally {
    store.dispose();
  }
}

/** What a quick pick and an input box have in common. */
type Input = vscode.QuickInput & {
  buttons: readonly vscode.QuickInputButton[];
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
};

function prepare(input: Input, place: Place): Disposable {
  input.title = place.title;
  input.step = place.step;
  input.totalSteps = place.totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return input;
}

function settle(input: Input, store: DisposableStore, resolve: (outcome: Outcome) => void): void {
  store.add(
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) {
        resolve(back);
      }
    }),
  );
  store.add(
    input.onDidHide(() => {
      resolve(undefined);
    }),
  );
  input.show();
}

function askChoice(
  step: PickStep | PickManyStep,
  place: Place,
  store: DisposableStore,
): Promise<Outcome> {
  const pick = vscode.window.createQuickPick<Choice>();
  store.add(prepare(pick, place));
  const isChosen = ({ value }: Choice): boolean =>
    step.kind === 'pick' ? value === step.value : step.value.includes(value);
  pick.placeholder = step.prompt;
  pick.matchOnDetail = true;
  pick.canSelectMany = step.kind === 'pickMany';
  pick.items = step.choices;
  const chosen = step.choices.filter(isChosen);
  if (step.kind === 'pickMany') {
    pick.selectedItems = chosen;
  } else {
    pick.activeItems = chosen;
  }
  return new Promise((resolve) => {
    store.add(
      pick.onDidAccept(() => {
        const values = pick.selectedItems.map(({ value }) => value);
        if (step.kind === 'pickMany') {
          resolve(values);
        } else if (values[0] !== undefined) {
          resolve(values[0]);
        }
      }),
    );
    settle(pick, store, resolve);
  });
}

function askText(step: TextStep, place: Place, store: DisposableStore): Promise<Outcome> {
  const box = vscode.window.createInputBox();
  store.add(prepare(box, place));
  box.prompt = step.prompt;
  box.value = step.value;
  if (step.placeholder !== undefined) {
    box.placeholder = step.placeholder;
  }
  const check = (): vscode.InputBoxValidationMessage | undefined => {
    const found = step.validate(box.value);
    box.validationMessage = found;
    return found;
  };
  check();
  return new Promise((resolve) => {
    store.add(box.onDidChangeValue(check));
    store.add(
      box.onDidAccept(() => {
        if (check()?.severity !== vscode.InputBoxValidationSeverity.Error) {
          resolve(box.value);
        }
      }),
    );
    settle(box, store, resolve);
  });
}
