import { type TemplateResult, html, nothing } from 'lit/html.js';
import { icon, iconButton } from '../../ui/icons.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';

/** What the capture has lost, above the list. */
export function droppedStrip(model: InspectorModel): TemplateResult | typeof nothing {
  const { dropped } = model.list;
  return dropped === 0
    ? nothing
    : html`<p class="strip" role="note">${icon('hint')}${strings.dropped(dropped)}</p>`;
}

/** What became of the last action. The region is always there, so that changes are announced. */
export function notice(model: InspectorModel): TemplateResult {
  const current = model.notice;
  return html`<div class="notices" role="status">
    ${
      current
        ? html`<div class="notice notice-${current.kind}">
            ${icon(current.kind === 'done' ? 'success' : 'error')}<span>${current.text}</span>
            ${
              current.kind === 'failed'
                ? iconButton({
                    icon: 'close',
                    label: strings.notice.dismiss,
                    run: () => {
                      model.dismissNotice();
                    },
                  })
                : nothing
            }
          </div>`
        : nothing
    }
  </div>`;
}
