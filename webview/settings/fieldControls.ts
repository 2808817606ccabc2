import { type TemplateResult, html } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { isJsonArray, type JsonValue } from '../../src/base/json.js';
import { type FormFieldView } from '../../src/protocol/settingsForm.js';
import { type FormModel } from './formModel.js';
import { rowsControl } from './rowsControl.js';
import { checkControl, choiceControl, textControl, typedIn } from './simpleControls.js';

/** The control of a field. */
export function fieldControl(model: FormModel, field: FormFieldView): TemplateResult {
  switch (field.control) {
    case 'text':
      return textControl(model, { ...field, id: fieldId(field.pointer) });
    case 'lines':
      return linesControl(model, field);
    case 'choice':
      return choiceControl(field, (id) => model.edit(field.pointer, id));
    case 'check':
      return checkControl(field.label, field.value === true, (isOn) =>
        model.edit(field.pointer, isOn),
      );
    case 'checks':
      return checksControl(model, field);
    case 'rows':
      return rowsControl(model, field);
  }
}

const textsOf = (value: JsonValue): readonly string[] =>
  isJsonArray(value) ? value.filter((item) => typeof item === 'string') : [];

const linesControl = (model: FormModel, { pointer, label, value }: FormFieldView): TemplateResult =>
  html`<vscode-text-area
    id=${fieldId(pointer)}
    rows="3"
    .value=${live(textsOf(value).join('\n'))}
    @change=${(event: Event) => {
      const lines = typedIn(event).split('\n');
      void model.edit(
        pointer,
        lines.map((line) => line.trim()).filter((line) => line !== ''),
      );
    }}
    >${label}</vscode-text-area
  >`;

const checksControl = (
  model: FormModel,
  { pointer, choices = [], value }: FormFieldView,
): TemplateResult => {
  const chosen = textsOf(value);
  return html`<div class="checks">
    ${choices.map(({ id, label }) =>
      checkControl(label, chosen.includes(id), (isOn) =>
        model.edit(
          pointer,
          choices.map((one) => one.id).filter((one) => (one === id ? isOn : chosen.includes(one))),
        ),
      ),
    )}
  </div>`;
};

export const fieldId = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;
