import { type TemplateResult, html } from 'lit/html.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { statusKind } from '../format.js';
import { strings } from '../strings.js';

/** The status by number and by a shape of its class: colour alone says nothing to some people. */
export function statusBadge(summary: ExchangeSummary, text?: string): TemplateResult {
  const kind = statusKind(summary);
  const words = text ?? (kind === 'aborted' ? strings.aborted : statusWords(summary));
  const title = summary.failure ?? strings.statusKinds[kind];
  return html`<span class="status-badge status-${kind}" title=${title}
    >${icon(kind)}<span>${words}</span></span
  >`;
}

/** Of a server that was called without one in between, there may be no status at all. */
const statusWords = ({ status }: ExchangeSummary): string =>
  status === undefined ? strings.failed : String(status);
