import { type TemplateResult, html } from 'lit/html.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { type StatusKind, statusKind } from '../format.js';
import { strings } from '../strings.js';

interface StatusLook {
  readonly kind: StatusKind;
  readonly words: string;
  readonly title: string;
}

export function statusLook(summary: ExchangeSummary): StatusLook {
  const kind = statusKind(summary);
  return {
    kind,
    words: kind === 'aborted' ? strings.aborted : statusWords(summary),
    title: summary.failure ?? strings.statusKinds[kind],
  };
}

/** The status by number and by a shape of its class: colour alone says nothing to some people. */
export function statusBadge(summary: ExchangeSummary, text?: string): TemplateResult {
  const { kind, words, title } = statusLook(summary);
  return html`<span class="status-badge status-${kind}" title=${title}
    >${icon(kind)}<span>${text ?? words}</span></span
  >`;
}

/** Of a server that was called without one in between, there may be no status at all. */
const statusWords = ({ status }: ExchangeSummary): string =>
  status === undefined ? strings.failed : String(status);
