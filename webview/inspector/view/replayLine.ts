import { type TemplateResult, html, nothing } from 'lit/html.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { type InspectorModel } from '../inspectorModel.js';
import { controlStrings } from '../strings.js';

const text = controlStrings.replays;

/** Of many the newest. */
const mostLinks = 5;

/** Whose request this exchange repeats, and what repeats it; each a click away. */
export function replayLine(
  model: InspectorModel,
  summary: ExchangeSummary,
): TemplateResult | typeof nothing {
  const { replayOf } = summary;
  const replays = model.list.replays.of(summary.id);
  if (replayOf === undefined && replays.length === 0) {
    return nothing;
  }
  const origin = replayOf === undefined ? undefined : model.list.find(replayOf);
  return html`<div class="replay-line">
    ${
      replayOf === undefined
        ? nothing
        : html`<p>
            ${icon('replay')} ${text.of}
            ${origin ? link(model, origin) : html`<span class="muted">${text.gone}</span>`}
          </p>`
    }
    ${
      replays.length === 0
        ? nothing
        : html`<p>
            ${icon('replay')} ${text.again(replays.length)}
            ${replays.slice(-mostLinks).map((one) => link(model, one))}
          </p>`
    }
  </div>`;
}

function link(
  model: InspectorModel,
  { id, seq, status, operation }: ExchangeSummary,
): TemplateResult {
  const end = status === undefined ? '' : ` → ${String(status)}`;
  return html`<button
    type="button"
    class="link"
    @click=${() => {
      model.reveal(id);
    }}
  >
    ${String(seq)} ${operation}${end}
  </button> `;
}
