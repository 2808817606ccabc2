import { type TemplateResult, html, nothing } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { type CaptureAction, partActions, wholeActions } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { rovingFocus } from '../../ui/rovingFocus.js';
import { type CaptureChoice, type CapturePart } from '../captures/captureChoice.js';
import { formatCount } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { captureStrings as text } from '../strings.js';

const buttonId = 'capture-menu-button';

const focusButton = (): void => {
  document.getElementById(buttonId)?.focus();
};

/** The same each time, so that it runs once for a menu that opens. */
const focusFirst = (element: Element | undefined): void => {
  // After this render: the items are drawn later than the menu itself.
  queueMicrotask(() => {
    const item = element?.querySelector('[aria-checked=true], [data-roving]');
    if (item instanceof HTMLElement) {
      item.focus();
    }
  });
};

const partItem = (choice: CaptureChoice, part: CapturePart): TemplateResult =>
  html`<button
    type="button"
    role="menuitemradio"
    data-roving
    tabindex="-1"
    aria-checked=${choice.part === part ? 'true' : 'false'}
    @click=${() => {
      choice.choose(part);
    }}
  >
    <span class="menu-mark">${choice.part === part ? icon('success') : nothing}</span
    >${text.parts[part]} <span class="menu-count">${formatCount(choice.countOf(part))}</span>
  </button>`;

const actionItem = (choice: CaptureChoice, action: CaptureAction): TemplateResult =>
  html`<button
    type="button"
    role="menuitem"
    data-roving
    tabindex="-1"
    @click=${() => {
      focusButton();
      choice.perform(action);
    }}
  >
    <span class="menu-mark"></span>${text.actions[action]}
  </button>`;

/** Escape leaves it; a letter leads to the next item that begins with it. */
function onKey(event: KeyboardEvent, choice: CaptureChoice): void {
  const menu = event.currentTarget;
  if (event.ctrlKey || event.metaKey || event.altKey || !(menu instanceof HTMLElement)) {
    return;
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    focusButton();
    choice.close();
  } else if (event.key.length === 1 && event.key !== ' ') {
    event.preventDefault();
    focusByLetter(menu, event.key.toLowerCase());
  }
}

function focusByLetter(menu: HTMLElement, letter: string): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[data-roving]')];
  const from = items.findIndex((item) => item === document.activeElement) + 1;
  [...items.slice(from), ...items.slice(0, from)]
    .find((item) => item.textContent.trim().toLowerCase().startsWith(letter))
    ?.focus();
}

const menu = (choice: CaptureChoice): TemplateResult =>
  html`<div
    class="menu"
    id="capture-menu"
    role="menu"
    aria-label=${text.menu}
    ${ref(focusFirst)}
    ${rovingFocus()}
    @keydown=${(event: KeyboardEvent) => {
      onKey(event, choice);
    }}
  >
    <div role="group" aria-label=${text.part}>
      ${choice.parts.map((part) => partItem(choice, part))}
    </div>
    <div role="separator"></div>
    ${partActions.map((action) => actionItem(choice, action))}
    <div role="separator"></div>
    ${wholeActions.map((action) => actionItem(choice, action))}
  </div>`;

/** What can be done with the capture: saved, passed on, sent again, compared. */
export function captureMenu({ captures: choice }: InspectorModel): TemplateResult {
  const leave = (event: FocusEvent): void => {
    const place = event.currentTarget;
    const isWithin =
      place instanceof HTMLElement &&
      event.relatedTarget instanceof Node &&
      place.contains(event.relatedTarget);
    if (!isWithin) {
      choice.close();
    }
  };
  return html`<div class="menu-place" @focusout=${leave}>
    <vscode-button
      appearance="icon"
      id=${buttonId}
      aria-label=${text.menu}
      title=${text.menu}
      aria-haspopup="menu"
      aria-expanded=${choice.isOpen ? 'true' : 'false'}
      @click=${() => {
        if (choice.isOpen) {
          choice.close();
        } else {
          choice.open();
        }
      }}
      >${icon('save')}</vscode-button
    >${choice.isOpen ? menu(choice) : nothing}
  </div>`;
}
