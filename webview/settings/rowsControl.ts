import { type TemplateResult, html } from 'lit/html.js';
import { isJsonArray, isJsonObject, type JsonValue, readMember } from '../../src/base/json.js';
import { type FormColumnView, type FormFieldView } from '../../src/protocol/settingsForm.js';
import { type FormModel } from './formModel.js';
import { checkControl, choiceControl, textControl } from './simpleControls.js';
import { strings } from './strings.js';

/** A table, a row for each object of a list. */
export function rowsControl(model: FormModel, field: FormFieldView): TemplateResult {
  const { pointer, label, columns = [], value } = field;
  const rows = isJsonArray(value) ? value : [];
  return html`
    ${
      rows.length === 0
        ? html`<p class="muted">${strings.noRows}</p>`
        : html`<div class="table-frame" tabindex="0" role="group" aria-label=${label}>
            <table>
              <thead>
                <tr>
                  ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
                  <td></td>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (row, at) =>
                    html`<tr>
                      ${columns.map(
                        (column) => html`<td>${cell(model, { field, column, row, at })}</td>`,
                      )}
                      <td>
                        <vscode-button
                          appearance="secondary"
                          aria-label=${strings.removeRow(label, at + 1)}
                          @click=${() => model.edit(`${pointer}/${String(at)}`)}
                          >×</vscode-button
                        >
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    <vscode-button
      appearance="secondary"
      aria-label=${`${strings.addRow}: ${label}`}
      @click=${() => model.edit(`${pointer}/${String(rows.length)}`, newRow(columns))}
      >${strings.addRow}</vscode-button
    >
  `;
}

interface Cell {
  readonly field: FormFieldView;
  readonly column: FormColumnView;
  readonly row: JsonValue;
  readonly at: number;
}

function cell(model: FormModel, { field, column, row, at }: Cell): TemplateResult {
  const pointer = `${field.pointer}/${String(at)}/${column.name}`;
  const value = isJsonObject(row) ? (readMember(row, column.name) ?? null) : null;
  const label = strings.cell(column.label, at + 1);
  switch (column.control) {
    case 'choice':
      return choiceControl(
        { label, value, ...(column.choices && { choices: column.choices }) },
        (id) => model.edit(pointer, id),
      );
    case 'check':
      return checkControl(label, value === true, (isOn) => model.edit(pointer, isOn), false);
    case 'text':
      return textControl(model, { pointer, label, placeholder: column.placeholder, value });
  }
}

/** With its first member, so that the file tells what is missing in the others. */
const newRow = (columns: readonly FormColumnView[]): JsonValue => {
  const [first] = columns;
  return first ? { [first.name]: '' } : {};
};
