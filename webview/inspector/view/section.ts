import { type TemplateResult, html } from 'lit/html.js';

export const section = (title: string, content: unknown): TemplateResult =>
  html`<section>
    <h3>${title}</h3>
    ${content}
  </section>`;
