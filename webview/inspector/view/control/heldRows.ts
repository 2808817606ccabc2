import { type TemplateResult, html, nothing } from 'lit/html.js';
import { cssProperty } from '../../../ui/cssProperty.js';
import { icon, iconButton } from '../../../ui/icons.js';
import { type HeldRow, secondsLeft } from '../../control/breakpointStore.js';
import { type InspectorModel } from '../../inspectorModel.js';
import { controlStrings } from '../../strings.js';

const text = controlStrings.held;

/** What is held, above the list, with the time that is left. */
export function heldRows(model: InspectorModel): TemplateResult {
  const { held } = model.breakpoints;
  return html`<div class="visually-hidden" role="status">${announcement(held.at(-1))}</div>
    ${
      held.length === 0
        ? nothing
        : html`<ul class="held" aria-label=${text.list}>
            ${held.map((row) => heldRow(model, row))}
          </ul>`
    }`;
}

/** Once for each, not each second. */
const announcement = (row: HeldRow | undefined): string =>
  row ? text.announce(nameOf(row), Math.round(row.longest / 1000)) : '';

const nameOf = ({ method, target, status }: HeldRow): string =>
  [method, target, status].filter((part) => part !== undefined).join(' ');

function heldRow(model: InspectorModel, row: HeldRow): TemplateResult {
  const { breakpoints } = model;
  const isSelected = breakpoints.selectedId === row.id;
  return html`<li>
    <button
      type="button"
      class="held-row"
      title=${text.see}
      aria-current=${isSelected ? 'true' : nothing}
      @click=${() => {
        breakpoints.select(row.id);
      }}
    >
      ${icon('breakpoints')}<span class="held-stage">${text[row.stage]}</span
      ><span class="method">${row.method}</span
      ><span class="pinned-text">${row.target}</span
      >${row.status === undefined ? nothing : html`<span>${row.status}</span>`}${timer(row)}
    </button>
    ${iconButton({
      icon: 'continue',
      label: text.continue,
      run: () => {
        breakpoints.continue(row.id);
      },
    })}${iconButton({
      icon: 'edit',
      label: text.see,
      run: () => {
        breakpoints.select(row.id);
      },
    })}${iconButton({
      icon: 'drop',
      label: text.drop,
      run: () => {
        breakpoints.drop(row.id);
      },
    })}
  </li>`;
}

/** Seconds, and a bar that gets shorter. */
export function timer(row: HeldRow): TemplateResult {
  const seconds = secondsLeft(row);
  const share = row.longest === 0 ? 0 : Math.min(1, (seconds * 1000) / row.longest);
  return html`<span class="timer ${seconds <= 10 ? 'is-late' : ''}" title=${text.leftLong(seconds)}
    ><span class="timer-bar" aria-hidden="true"
      ><span ${cssProperty('inline-size', `${(share * 100).toFixed(1)}%`)}></span></span
    ><span class="timer-text">${text.left(seconds)}</span></span
  >`;
}
