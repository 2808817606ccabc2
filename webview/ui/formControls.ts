import { type TemplateResult, html, nothing } from 'lit/html.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

// The browser's own controls: those of the toolkit would take 40 kB of what the inspector may have.

interface ControlParts {
  readonly id?: string;
  /** Stands above the control. */
  readonly label: string;
  readonly value: string;
  /** Runs with each letter, or when something is chosen. */
  readonly set: (value: string) => void;
}

export interface FieldParts extends ControlParts {
  readonly placeholder?: string;
  /** What is wrong with what stands in it. */
  readonly problem?: { readonly message: string; readonly isError: boolean } | undefined;
  readonly isReadOnly?: boolean;
  /** For code: of one width, and not looked at as prose. */
  readonly isCode?: boolean;
}

/** What stands in the control that the event is of. */
function typedIn({ target }: Event): string {
  const value: unknown = target !== null && 'value' in target ? target.value : '';
  return typeof value === 'string' ? value : '';
}

/** Told at once, and again when it becomes another one. */
const problemOf = ({ problem }: FieldParts): TemplateResult =>
  html`<span class="field-problem ${problem?.isError ? 'is-error' : ''}" role="status"
    >${problem?.message ?? nothing}</span
  >`;

const inputOf =
  ({ set }: ControlParts) =>
  (event: Event) => {
    set(typedIn(event));
  };

/** One line. */
export const textField = (parts: FieldParts): TemplateResult =>
  html`<label class="field"
    ><span class="field-label">${parts.label}</span
    ><input
      type="text"
      class="control ${parts.isCode ? 'is-code' : ''}"
      autocomplete="off"
      spellcheck="false"
      id=${ifDefined(parts.id)}
      placeholder=${ifDefined(parts.placeholder)}
      ?readonly=${parts.isReadOnly ?? false}
      aria-label=${parts.label}
      aria-invalid=${parts.problem?.isError ? 'true' : nothing}
      .value=${live(parts.value)}
      @input=${inputOf(parts)}
    />${problemOf(parts)}</label
  >`;

/** Several lines. */
export const textArea = (parts: FieldParts & { readonly rows: number }): TemplateResult =>
  html`<label class="field"
    ><span class="field-label">${parts.label}</span
    ><textarea
      class="control ${parts.isCode ? 'is-code' : ''}"
      spellcheck="false"
      id=${ifDefined(parts.id)}
      rows=${parts.rows}
      ?readonly=${parts.isReadOnly ?? false}
      aria-label=${parts.label}
      aria-invalid=${parts.problem?.isError ? 'true' : nothing}
      .value=${live(parts.value)}
      @input=${inputOf(parts)}
    ></textarea
    >${problemOf(parts)}</label
  >`;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A drop-down list. */
export const choiceField = (
  parts: ControlParts & { readonly choices: readonly Choice[] },
): TemplateResult =>
  html`<label class="field"
    ><span class="field-label">${parts.label}</span
    ><select class="control" id=${ifDefined(parts.id)} @change=${inputOf(parts)}>
      ${parts.choices.map(
        ({ value, label }) =>
          html`<option value=${value} .selected=${live(value === parts.value)}>${label}</option>`,
      )}
    </select></label
  >`;

/** A box; its label is for screen readers, as it stands beside it in other words. */
export const switchBox = (
  label: string,
  isOn: boolean,
  set: (isOn: boolean) => void,
): TemplateResult =>
  html`<input
    type="checkbox"
    aria-label=${label}
    .checked=${live(isOn)}
    @change=${({ target }: Event) => {
      set(target instanceof HTMLInputElement && target.checked);
    }}
  />`;

/** Enter in a field of one line. A form has no button of the browser's own that would be pressed by it. */
export const onEnter =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key === 'Enter' && target instanceof HTMLInputElement && target.type === 'text') {
      event.preventDefault();
      run();
    }
  };
