import { type JsonValue } from '../base/json.js';
import { type Contract } from './contract.js';

/** What the form of a settings file shows, and what it may ask of its host. Data only. */

export interface FormFindingView {
  readonly level: 'error' | 'warning' | 'hint';
  /** JSON pointer into the settings file. */
  readonly pointer: string;
  readonly message: string;
  readonly consequence?: string;
  readonly fix?: string;
}

export interface FormChoiceView {
  readonly id: string;
  readonly label: string;
}

export interface FormColumnView {
  readonly name: string;
  readonly label: string;
  readonly control: 'text' | 'choice' | 'check';
  readonly choices?: readonly FormChoiceView[];
  readonly placeholder?: string;
}

export interface FormFieldView {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly control: 'text' | 'choice' | 'check' | 'checks' | 'lines' | 'rows';
  readonly choices?: readonly FormChoiceView[];
  readonly columns?: readonly FormColumnView[];
  /** With its default where the file says nothing. */
  readonly value: JsonValue;
  readonly findings: readonly FormFindingView[];
}

export interface FormTabView {
  readonly id: string;
  readonly title: string;
  readonly errors: number;
  readonly warnings: number;
  readonly sections: readonly {
    readonly title: string;
    readonly fields: readonly FormFieldView[];
  }[];
}

export interface FormExportView {
  readonly formats: readonly FormChoiceView[];
  readonly format: string;
  readonly description: string;
  /** What remains to be done by hand, where the text has no room for it. */
  readonly notes: readonly string[];
  /** Absent where errors forbid it. */
  readonly text?: string;
}

export interface SettingsFormView {
  readonly fileName: string;
  /** Why the file cannot be shown as a form. */
  readonly problem?: string;
  readonly errors: number;
  readonly warnings: number;
  readonly tabs: readonly FormTabView[];
  /** What is about no field of the form. */
  readonly others: readonly FormFindingView[];
  readonly exported: FormExportView;
}

export interface FormToHost extends Contract {
  readonly requests: {
    /** The first thing that a page asks. */
    readonly show: { readonly params: Record<string, never>; readonly result: SettingsFormView };
    /** A value of the file; without one the member is taken away. Resolves when the file has it. */
    readonly edit: {
      readonly params: { readonly pointer: string; readonly value?: JsonValue };
      readonly result: null;
    };
    readonly chooseFormat: { readonly params: { readonly format: string }; readonly result: null };
    readonly copyExport: { readonly params: Record<string, never>; readonly result: null };
    readonly openExport: { readonly params: Record<string, never>; readonly result: null };
    readonly openText: { readonly params: Record<string, never>; readonly result: null };
  };
  readonly events: Record<string, never>;
}

export interface HostToForm extends Contract {
  readonly requests: Record<string, never>;
  readonly events: {
    /** The file has changed, here or elsewhere. */
    readonly changed: SettingsFormView;
  };
}
