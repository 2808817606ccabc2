import { type TemplateResult, html, nothing } from 'lit/html.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { type JsonValue } from '../../src/base/json.js';
import { type FormChoiceView } from '../../src/protocol/settingsForm.js';
import { type FormModel } from './formModel.js';

const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : '');

interface TextParts {
  readonly id?: string;
  readonly pointer: string;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: JsonValue;
}

/**
 * One line of text, which goes into the file as it is typed. The toolkit takes its name from its content alone; the
 * styles hide it, as each field shows its label in the same way.
 */
export const textControl = (
  model: FormModel,
  { id, pointer, label, placeholder, value }: TextParts,
): TemplateResult => html`
  <vscode-text-field
    id=${ifDefined(id)}
    placeholder=${ifDefined(placeholder)}
    .value=${live(model.textAt(pointer, textOf(value)))}
    @input=${(event: Event) => {
      model.type(pointer, typedIn(event));
    }}
    @focusout=${() => {
      model.settle(pointer);
    }}
    >${label}</vscode-text-field
  >
`;

/** A drop-down list. */
export const choiceControl = (
  { label, choices = [], value }: ChoiceParts,
  choose: (id: string) => Promise<void>,
): TemplateResult => html`
  <vscode-dropdown
    aria-label=${label}
    .value=${live(textOf(value))}
    @change=${(event: Event) => {
      void choose(typedIn(event));
    }}
  >
    ${choices.map(
      ({ id, label: text }) =>
        html`<vscode-option value=${id} ?selected=${id === value}>${text}</vscode-option>`,
    )}
  </vscode-dropdown>
`;

interface ChoiceParts {
  readonly label: string;
  readonly choices?: readonly FormChoiceView[];
  readonly value: JsonValue;
}

/** A box with its label. */
export const checkControl = (
  label: string,
  isOn: boolean,
  set: (isOn: boolean) => Promise<void>,
  isLabelShown = true,
): TemplateResult => html`
  <vscode-checkbox
    aria-label=${isLabelShown ? nothing : label}
    .checked=${live(isOn)}
    @change=${(event: Event) => {
      const isChecked = isChecking(event);
      // The toolkit tells its own first drawing as a change, too.
      if (isChecked !== isOn) {
        void set(isChecked);
      }
    }}
    >${isLabelShown ? label : nothing}</vscode-checkbox
  >
`;

/** @returns what stands in the control that the event is of */
export function typedIn({ target }: Event): string {
  const value: unknown = target !== null && 'value' in target ? target.value : '';
  return typeof value === 'string' ? value : '';
}

const isChecking = ({ target }: Event): boolean =>
  target !== null && 'checked' in target && target.checked === true;
