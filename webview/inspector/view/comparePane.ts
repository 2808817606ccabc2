import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type ExchangeDetail,
  type ExchangeSide,
  type ExchangeSummary,
} from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { type DetailStore } from '../detailStore.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { bodyDifference } from './bodyDifference.js';
import { section } from './section.js';

const text = strings.compare;

const nameOf = ({ seq, operation, subject = '' }: ExchangeSummary): string =>
  `#${String(seq)} ${operation} ${subject}`.trim();

/** Says what waits to be compared, with a way out. */
export function compareStrip(model: InspectorModel): TemplateResult | typeof nothing {
  const base = model.compareBase;
  if (!base) {
    return nothing;
  }
  const isWaiting = base.id === model.selected?.id;
  return html`<p class="strip" role="status">
    ${icon('diff')}${isWaiting ? text.chosen(nameOf(base)) : text.with(nameOf(base))}
    <button
      type="button"
      class="link"
      @click=${() => {
        model.stopComparing();
      }}
    >
      ${text.stop}
    </button>
  </p>`;
}

function fact(name: string, before: string, after: string): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${before}</td>
    <td>${before === after ? html`<span class="muted">${text.same}</span>` : after}</td>
  </tr>`;
}

const valueOf = (headers: ExchangeDetail['requestHeaders'], name: string): string =>
  headers
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value)
    .join(', ');

/** Only those that differ. */
function headerFacts(
  before: ExchangeDetail['requestHeaders'],
  after: ExchangeDetail['requestHeaders'],
): readonly TemplateResult[] {
  const names = new Set([...before, ...after].map(([name]) => name.toLowerCase()));
  return [...names]
    .map((name) => [name, valueOf(before, name), valueOf(after, name)] as const)
    .filter(([, left, right]) => left !== right)
    .map(([name, left, right]) => fact(name, left, right));
}

function head(before: ExchangeDetail, after: ExchangeDetail): TemplateResult {
  const [left, right] = [before.summary, after.summary];
  return section(
    text.head,
    html`<table class="changes">
      <thead>
        <tr>
          <th scope="col">${text.part}</th>
          <th scope="col">${nameOf(left)}</th>
          <th scope="col">${nameOf(right)}</th>
        </tr>
      </thead>
      <tbody>
        ${fact(text.method, left.method, right.method)} ${fact(text.path, left.path, right.path)}
        ${fact(text.status, String(left.status ?? ''), String(right.status ?? ''))}
        ${headerFacts(before.requestHeaders, after.requestHeaders)}
        ${headerFacts(before.responseHeaders, after.responseHeaders)}
      </tbody>
    </table>`,
  );
}

function bodyOf(details: DetailStore, detail: ExchangeDetail, side: ExchangeSide) {
  const info = side === 'request' ? detail.requestBody : detail.responseBody;
  if (!info) {
    return { text: '', isTruncated: false };
  }
  const loaded = details.body(side);
  return loaded.kind === 'ready' ? loaded.value : undefined;
}

interface Pair {
  readonly model: InspectorModel;
  readonly before: ExchangeDetail;
  readonly after: ExchangeDetail;
}

function bodies({ model, before, after }: Pair, side: ExchangeSide): TemplateResult {
  const left = bodyOf(model.baseDetails, before, side);
  const right = bodyOf(model.details, after, side);
  const title = side === 'request' ? strings.body.requestLabel : strings.body.responseLabel;
  if (!left || !right) {
    return section(title, html`<p class="pending" role="status">${strings.body.loading}</p>`);
  }
  const isCut = left.isTruncated || right.isTruncated;
  return section(
    title,
    html`${bodyDifference(left.text, right.text, title)}
      ${isCut ? html`<p class="remark">${icon('hint')}${text.cut}</p>` : nothing}
      <vscode-button
        appearance="secondary"
        class="compact"
        @click=${() => {
          model.openComparison(side);
        }}
        >${side === 'request' ? text.openRequest : text.openResponse}<span slot="start"
          >${icon('diff')}</span
        ></vscode-button
      >`,
  );
}

/** The exchange that was marked beside the one that is selected. */
export function comparePane(model: InspectorModel, after: ExchangeDetail): TemplateResult {
  const { detail } = model.baseDetails;
  if (!model.compareBase || model.compareBase.id === after.summary.id) {
    return html`<p class="tab-content muted">${text.hint}</p>`;
  }
  if (detail.kind !== 'ready') {
    return html`<p class="pending" role="status">
      ${detail.kind === 'failed' ? detail.message : strings.detail.loading}
    </p>`;
  }
  const pair = { model, before: detail.value, after };
  return html`<div class="tab-content">
    ${head(detail.value, after)} ${bodies(pair, 'request')} ${bodies(pair, 'response')}
  </div>`;
}
