import { type TemplateResult, html } from 'lit/html.js';
import { type InspectorModel } from '../../inspectorModel.js';
import { controlStrings } from '../../strings.js';
import { loadProblem } from '../loadProblem.js';

const text = controlStrings.forms;

/** Draws what has fields, once the script is there that knows them. */
export function withForms({ forms }: InspectorModel, draw: () => TemplateResult): TemplateResult {
  forms.want();
  if (forms.hasFailed) {
    return loadProblem(text.failed, () => {
      forms.retry();
    });
  }
  return forms.isReady ? draw() : html`<p class="pending" role="status">${text.loading}</p>`;
}
