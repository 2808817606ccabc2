import { type TemplateResult, html } from 'lit/html.js';
import { iconButton } from '../../ui/icons.js';
import { captureStrings, controlStrings, strings } from '../strings.js';

const text = strings.help;

const helpId = 'key-help';

const dialog = (): HTMLDialogElement | undefined => {
  const element = document.getElementById(helpId);
  return element instanceof HTMLDialogElement ? element : undefined;
};

export function openHelp(): void {
  dialog()?.showModal();
}

export const isHelpOpen = (): boolean => dialog()?.open ?? false;

/** All keys in a dialog, which Escape closes. */
export const keyHelp = (): TemplateResult =>
  html`<dialog id=${helpId} class="help" aria-label=${text.title}>
    <div class="help-head">
      <h2>${text.title}</h2>
      ${iconButton({
        icon: 'close',
        label: text.close,
        run: () => {
          dialog()?.close();
        },
      })}
    </div>
    <dl class="keys">
      ${[...text.keys, ...captureStrings.keys, ...controlStrings.keys].map(
        ([keys, words]) =>
          html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${words}</dd>`,
      )}
    </dl>
  </dialog>`;
