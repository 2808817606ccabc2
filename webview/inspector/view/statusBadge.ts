import { type TemplateResult, html } from 'lit/html.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { statusKind } from '../format.js';
import { strings } from '../strings.js';

/** The status by number and by a shape of its class: colour alone says nothing to some people. */
export function statusBadge(summary: ExchangeSummary, text?: string): TemplateResult {
  const kind = statusKind(summary);
  const words = text ?? (kind === 'aborted' ? strings.aborted : String(summary.status));
  return html`<span class="status-badge status-${kind}" title=${strings.statusKinds[kind]}
    >${icon(kind)}<span>${words}</span></span
  >`;
}
