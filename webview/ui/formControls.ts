import { type TemplateResult, html, nothing } from 'lit/html.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

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

/**
 * The toolkit takes the name of a control from its content, and only when it is drawn first; the styles hide that, as
 * the label stands above. Where the control is used again for something else, `aria-label` says what.
 */
const labelled = (label: string, control: TemplateResult): TemplateResult =>
  html`<div class="field">
    <span class="field-label" aria-hidden="true">${label}</span>${control}
  </div>`;

/** One line. */
export const textField = (parts: FieldParts): TemplateResult =>
  labelled(
    parts.label,
    html`<vscode-text-field
        class=${parts.isCode ? 'is-code' : ''}
        id=${ifDefined(parts.id)}
        placeholder=${ifDefined(parts.placeholder)}
        ?readonly=${parts.isReadOnly ?? false}
        aria-invalid=${parts.problem?.isError ? 'true' : nothing}
        aria-label=${parts.label}
        .value=${live(parts.value)}
        @input=${inputOf(parts)}
        >${parts.label}</vscode-text-field
      >${problemOf(parts)}`,
  );

/** Several lines. */
export const textArea = (parts: FieldParts & { readonly rows: number }): TemplateResult =>
  labelled(
    parts.label,
    html`<vscode-text-area
        class=${parts.isCode ? 'is-code' : ''}
        id=${ifDefined(parts.id)}
        rows=${parts.rows}
        resize="vertical"
        ?readonly=${parts.isReadOnly ?? false}
        aria-invalid=${parts.problem?.isError ? 'true' : nothing}
        aria-label=${parts.label}
        .value=${live(parts.value)}
        @input=${inputOf(parts)}
        >${parts.label}</vscode-text-area
      >${problemOf(parts)}`,
  );

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A drop-down list, which opens downwards: its styles let it stand over the edge of a panel. */
export const choiceField = (
  parts: ControlParts & { readonly choices: readonly Choice[] },
): TemplateResult =>
  labelled(
    parts.label,
    html`<vscode-dropdown
      id=${ifDefined(parts.id)}
      aria-label=${parts.label}
      position="below"
      .value=${live(parts.value)}
      @change=${inputOf(parts)}
    >
      ${parts.choices.map(
        ({ value, label }) =>
          html`<vscode-option value=${value} ?selected=${value === parts.value}
            >${label}</vscode-option
          >`,
      )}
    </vscode-dropdown>`,
  );

/** A box; its label is for screen readers, as it stands beside it in other words. */
export const switchBox = (
  label: string,
  isOn: boolean,
  set: (isOn: boolean) => void,
): TemplateResult =>
  html`<vscode-checkbox
    @change=${({ target }: Event) => {
      const isChecked = target !== null && 'checked' in target && target.checked === true;
      // The toolkit tells what is set from here as a change, too; so this stands before it.
      if (isChecked !== isOn) {
        set(isChecked);
      }
    }}
    aria-label=${label}
    .checked=${live(isOn)}
    >${label}</vscode-checkbox
  >`;

/** Enter in a field of one line: the toolkit's fields belong to no form of the browser's. */
export const onEnter =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    const { target } = event;
    if (
      event.key === 'Enter' &&
      target instanceof HTMLElement &&
      target.localName === 'vscode-text-field'
    ) {
      event.preventDefault();
      run();
    }
  };
