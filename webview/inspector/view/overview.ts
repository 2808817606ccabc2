import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type BodyInfo,
  type DecodedFilter,
  type ExchangeDetail,
  type FilterNode,
  type PatchOperationView,
} from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { formatDateTime, formatDuration, formatSize } from '../format.js';
import { strings } from '../strings.js';
import { findingList } from './findingList.js';

const text = strings.detail;

function section(title: string, content: unknown): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    ${content}
  </section>`;
}

function filterNode(node: FilterNode): TemplateResult {
  return html`<li>
    <code>${node.label}</code>
    ${
      node.children.length === 0
        ? nothing
        : html`<ul>
            ${node.children.map(filterNode)}
          </ul>`
    }
  </li>`;
}

/** The text with the wrong part marked, and a caret under it. */
function brokenFilter(filter: Extract<DecodedFilter, { error: string }>): TemplateResult {
  const start = Math.min(Math.max(0, Math.floor(filter.start)), filter.text.length);
  const end = Math.min(Math.max(start + 1, Math.floor(filter.end)), filter.text.length);
  const before = filter.text.slice(0, start);
  const wrong = filter.text.slice(start, end);
  const caret = `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`;
  return html`<pre class="broken-filter" tabindex="0" aria-label=${text.filter}>
${before}<mark>${wrong}</mark>${filter.text.slice(end)}
<span aria-hidden="true">${caret}</span></pre>
    <p class="problem">${icon('error')} ${text.filterError(filter.error, start + 1)}</p>`;
}

function filterSection(filter: DecodedFilter | undefined): TemplateResult | typeof nothing {
  if (!filter) {
    return nothing;
  }
  return section(
    text.filter,
    'error' in filter
      ? brokenFilter(filter)
      : html`<p><code class="filter-text">${filter.text}</code></p>
          <ul class="filter-tree">
            ${filterNode(filter.tree)}
          </ul>`,
  );
}

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
      [text.requestBody, bodyWords(detail.requestBody)],
      [text.responseBody, bodyWords(detail.responseBody)],
    ]),
  );
}

/** What the exchange means: findings first, then the parts that SCIM gives a sense to. */
export function overview(detail: ExchangeDetail): TemplateResult {
  return html`<div class="tab-content">
    ${
      detail.summary.isAborted
        ? html`<p class="problem">${icon('aborted')} ${strings.abortedLong}</p>`
        : nothing
    }
    ${findingList(detail)} ${operations(detail)} ${filterSection(detail.filter)} ${query(detail)}
    ${general(detail)}
  </div>`;
}
