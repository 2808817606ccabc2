import { type TemplateResult, html } from 'lit/html.js';
import { strings } from '../strings.js';

/** Says that something could not be loaded, and offers another try. */
export const loadProblem = (message: string, retry: () => void): TemplateResult =>
  html`<div class="problem" role="alert">
    <p>${message}</p>
    <vscode-button appearance="secondary" @click=${retry}>${strings.detail.retry}</vscode-button>
  </div>`;
