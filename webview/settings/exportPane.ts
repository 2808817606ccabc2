import { type TemplateResult, html } from 'lit/html.js';
import { type SettingsFormView } from '../../src/protocol/settingsForm.js';
import { type FormModel } from './formModel.js';
import { choiceControl } from './simpleControls.js';
import { strings } from './strings.js';

/** What leaves the form, as it stands. */
export function exportPane(
  model: FormModel,
  { exported, errors }: SettingsFormView,
): TemplateResult {
  const { formats, format, description, notes, text } = exported;
  return html`<aside aria-label=${strings.exports}>
    <h2>${strings.exports}</h2>
    ${choiceControl({ label: strings.format, choices: formats, value: format }, (id) =>
      model.chooseFormat(id),
    )}
    <p class="help">${description}</p>
    ${notes.map((note) => html`<p>${note}</p>`)}
    ${
      text === undefined
        ? html`<p>${strings.notUsable(errors)}</p>`
        : html`
            <div class="buttons">
              <vscode-button @click=${() => model.copyExport()}>${strings.copy}</vscode-button>
              <vscode-button appearance="secondary" @click=${() => model.openExport()}
                >${strings.open}</vscode-button
              >
            </div>
            <pre tabindex="0" aria-label=${strings.preview}>${text}</pre>
          `
    }
  </aside>`;
}
