import { type TemplateResult, html, nothing } from 'lit/html.js';
import { iconButton } from '../../ui/icons.js';
import { formatTime } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { statusBadge } from './statusBadge.js';

/** Rows that stay above the list, whatever the query. */
export function pinnedRows(model: InspectorModel): TemplateResult | typeof nothing {
  const pinned = model.pinned;
  return pinned.length === 0
    ? nothing
    : html`<ul class="pinned" aria-label=${strings.pins.list}>
        ${pinned.map(
          (summary) =>
            html`<li>
              <button
                type="button"
                class="pinned-row"
                aria-current=${summary.id === model.selected?.id ? 'true' : nothing}
                @click=${() => {
                  model.reveal(summary.id);
                }}
              >
                <span class="muted">${formatTime(summary.startedAt)}</span>
                <span class="method">${summary.method}</span>
                <span class="pinned-text"
                  >${summary.operation} <span class="subject">${summary.subject}</span></span
                >${statusBadge(summary)}</button
              >${iconButton({
                icon: 'close',
                label: strings.pins.unpin,
                run: () => {
                  model.togglePin(summary);
                },
              })}
            </li>`,
        )}
      </ul>`;
}
