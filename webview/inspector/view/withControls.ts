import { type TemplateResult, html, nothing } from 'lit/html.js';
import { type InspectorModel } from '../inspectorModel.js';
import { controlStrings, strings } from '../strings.js';

const text = controlStrings.controls;

/** Draws what has fields, once the script is there that knows them. */
export const withControls = (
  { controls }: InspectorModel,
  draw: () => TemplateResult,
): TemplateResult =>
  controls.isReady ? draw() : html`<p class="pending" role="status">${text.loading}</p>`;

/** Where that script cannot be loaded. The button is the browser's own: it needs no script. */
export const controlsProblem = ({ controls }: InspectorModel): TemplateResult | typeof nothing =>
  controls.hasFailed
    ? html`<div class="strip" role="alert">
        ${text.failed}
        <button
          type="button"
          class="link"
          @click=${() => {
            controls.retry();
          }}
        >
          ${strings.detail.retry}
        </button>
      </div>`
    : nothing;
