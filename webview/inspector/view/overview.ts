import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type BodyInfo,
  type ExchangeDetail,
  type ExchangeSummary,
  type PatchOperationView,
} from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { formatDateTime, formatDuration, formatSize } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { filterSection } from './filterSection.js';
import { findingList } from './findingList.js';
import { section } from './section.js';

const text = strings.detail;

function operation(view: PatchOperationView): TemplateResult {
  return html`<li>
    <p>${view.meaning}</p>
    <p class="operation-code">
      <code>${view.op}</code>${view.path === undefined ? nothing : html` <code>${view.path}</code>`}
    </p>
    ${view.value === undefined ? nothing : html`<pre tabindex="0">${view.value}</pre>`}
  </li>`;
}

function operations(detail: ExchangeDetail): TemplateResult | typeof nothing {
  return detail.patchOperations.length === 0
    ? nothing
    : section(
        text.operations,
        html`<ol class="operations">
          ${detail.patchOperations.map(operation)}
        </ol>`,
      );
}

function pairs(rows: readonly (readonly [string, unknown])[]): TemplateResult {
  return html`<dl class="pairs">
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function query(detail: ExchangeDetail): TemplateResult | typeof nothing {
  return detail.query.length === 0
    ? nothing
    : section(
        text.query,
        pairs(detail.query.map(({ name, value }) => [name, html`<code>${value}</code>`] as const)),
      );
}

function bodyWords(body: BodyInfo | undefined): string {
  if (!body) {
    return text.noBody;
  }
  const size = formatSize(body.sizeBytes);
  return body.mediaType === undefined ? size : `${size}, ${body.mediaType}`;
}

function general(detail: ExchangeDetail): TemplateResult {
  const { summary } = detail;
  return section(
    text.general,
    pairs([
      [text.started, formatDateTime(summary.startedAt)],
      [text.duration, formatDuration(summary.duration)],
      [text.protocol, `HTTP/${detail.httpVersion}`],
      ...(summary.source === undefined
        ? []
        : [[text.source, strings.sources[summary.source]] as const]),
      [text.requestBody, bodyWords(detail.requestBody)],
      [text.responseBody, bodyWords(detail.responseBody)],
    ]),
  );
}

/** How it ended, where that was not by a whole answer. */
function ending({ failure, isAborted }: ExchangeSummary): TemplateResult | typeof nothing {
  if (failure !== undefined) {
    return html`<p class="problem">${icon('error')} ${strings.failedLong} ${failure}</p>`;
  }
  return isAborted
    ? html`<p class="problem">${icon('aborted')} ${strings.abortedLong}</p>`
    : nothing;
}

/** What the exchange means: findings first, then the parts that SCIM gives a sense to. */
export function overview(model: InspectorModel, detail: ExchangeDetail): TemplateResult {
  return html`<div class="tab-content">
    ${ending(detail.summary)} ${findingList(detail)} ${operations(detail)}
    ${filterSection(model, detail.filter)} ${query(detail)} ${general(detail)}
  </div>`;
}
