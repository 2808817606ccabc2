import { type TemplateResult, html } from 'lit/html.js';

/** A text of which what stands between backticks is code, as in Markdown. */
export const inlineCode = (text: string): readonly (string | TemplateResult)[] =>
  text.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`));

/** The same for where there is only text. */
export const withoutBackticks = (text: string): string => text.replaceAll('`', '');
