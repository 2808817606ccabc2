import type * as vscode from 'vscode';

interface StepBase {
  /** Where the answer goes. */
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
}

export interface TextStep extends StepBase {
  readonly kind: 'text';
  readonly placeholder?: string;
  /** Not to be seen while it is typed. */
  readonly isSecret?: boolean;
  /** Shown while typing; an error keeps the step, a warning does not. */
  readonly validate: (text: string) => vscode.InputBoxValidationMessage | undefined;
}

export interface PickStep extends StepBase {
  readonly kind: 'pick';
  readonly choices: readonly Choice[];
}

export interface PickManyStep extends StepBase {
  readonly kind: 'pickMany';
  readonly choices: readonly Choice[];
}

export type Step = TextStep | PickStep | PickManyStep;

export interface Choice extends vscode.QuickPickItem {
  /** The answer; absent where the choice ends the questions. */
  readonly value?: string;
  /** The choice is shown, but cannot be had. */
  readonly refusal?: Refusal;
}

/** Says why, and how to go on: each way is a choice with a reason below it. */
export interface Refusal {
  readonly prompt: string;
  readonly choices: readonly Choice[];
}
