import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type BodyInfo,
  type ExchangeDetail,
  type ExchangeSide,
} from '../../../src/protocol/inspector.js';
import { codeBlock } from '../../ui/codeBlock.js';
import { hexDump } from '../../ui/hexDump.js';
import { icon, iconButton } from '../../ui/icons.js';
import { formatSize } from '../format.js';
import { type BodyText } from '../incoming.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { loadProblem } from './loadProblem.js';

const text = strings.body;

type Headers = ExchangeDetail['requestHeaders'];

function headersTable(headers: Headers): TemplateResult {
  if (headers.length === 0) {
    return html`<p class="muted">${strings.detail.noHeaders}</p>`;
  }
  return html`<table class="headers">
    <thead>
      <tr>
        <th scope="col">${strings.detail.headerName}</th>
        <th scope="col">${strings.detail.headerValue}</th>
      </tr>
    </thead>
    <tbody>
      ${headers.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Blocks already built: a render must not build 256 kB of nodes again. */
const blocks = new WeakMap<BodyText, HTMLElement>();

function blockOf(body: BodyText, side: ExchangeSide): HTMLElement {
  const label = side === 'request' ? text.requestLabel : text.responseLabel;
  const known = blocks.get(body);
  if (known) {
    return known;
  }
  const block =
    body.form === 'raw'
      ? codeBlock(hexDump(body.text), 'plain', label)
      : codeBlock(body.text, body.form === 'json' ? 'json' : 'plain', label);
  blocks.set(body, block);
  return block;
}

function remark(body: BodyText, info: BodyInfo): string | undefined {
  if (body.form === 'raw') {
    return text.raw;
  }
  const isCalledJson = info.mediaType?.toLowerCase().includes('json') ?? false;
  return body.form === 'text' && isCalledJson ? text.notJson : undefined;
}

function shownBody(
  model: InspectorModel,
  body: BodyText,
  info: BodyInfo,
  side: ExchangeSide,
): TemplateResult {
  const words = remark(body, info);
  return html`${
    words === undefined ? nothing : html`<p class="remark">${icon('warning')}${words}</p>`
  }
  ${blockOf(body, side)}
  ${
    body.isTruncated
      ? html`<p class="remark">
          ${icon('hint')}${text.cut}
          <vscode-button
            appearance="secondary"
            class="compact"
            @click=${() => {
              model.details.loadBody(side, true);
            }}
            >${text.loadAll}</vscode-button
          >
        </p>`
      : nothing
  }`;
}

function loadedBody(model: InspectorModel, info: BodyInfo, side: ExchangeSide): TemplateResult {
  const loaded = model.details.body(side);
  switch (loaded.kind) {
    case 'loading':
      return html`<p class="pending" role="status">${text.loading}</p>`;
    case 'failed':
      return loadProblem(`${text.failed}: ${loaded.message}`, () => {
        model.details.loadBody(side, false);
      });
    case 'ready':
      return shownBody(model, loaded.value, info, side);
  }
}

function bodySection(
  model: InspectorModel,
  info: BodyInfo | undefined,
  side: ExchangeSide,
): TemplateResult {
  if (!info) {
    return html`<h3>${strings.detail.body}</h3>
      <p class="muted">${strings.detail.emptyBody}</p>`;
  }
  return html`<div class="section-head">
      <h3>${strings.detail.body}</h3>
      <span class="muted">${formatSize(info.sizeBytes)}</span>
      <span class="section-actions"
        >${iconButton({
          icon: 'copy',
          label: text.copy,
          run: () => {
            model.copyBody(side);
          },
        })}${iconButton({
          icon: 'openInEditor',
          label: text.open,
          run: () => {
            model.openBody(side);
          },
        })}</span
      >
    </div>
    ${loadedBody(model, info, side)}`;
}

/** Headers and body of one direction. */
export function messageSide(
  model: InspectorModel,
  detail: ExchangeDetail,
  side: ExchangeSide,
): TemplateResult {
  if (side === 'response' && detail.summary.status === undefined) {
    return html`<div class="tab-content">
      <p class="muted">${strings.detail.noResponse}</p>
    </div>`;
  }
  const headers = side === 'request' ? detail.requestHeaders : detail.responseHeaders;
  const info = side === 'request' ? detail.requestBody : detail.responseBody;
  return html`<div class="tab-content">
    <section>${bodySection(model, info, side)}</section>
    <section>
      <h3>${strings.detail.headers}</h3>
      ${headersTable(headers)}
    </section>
  </div>`;
}
