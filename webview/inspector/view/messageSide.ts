import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type ExchangeDetail,
  type ExchangeSide,
  type FindingView,
} from '../../../src/protocol/inspector.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { bodySection } from './bodySection.js';
import { finding } from './findingList.js';

type Headers = ExchangeDetail['requestHeaders'];

/** What a header is for; undefined for those that are nobody's but the server's. */
function explain(name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(strings.headers, lower) ? strings.headers[lower] : undefined;
}

function headerName(name: string, id: string): TemplateResult {
  const words = explain(name);
  return words === undefined
    ? html`${name}`
    : html`<span class="explained" tabindex="0" aria-describedby=${id}
        >${name}<span class="tooltip" role="tooltip" id=${id}>${words}</span></span
      >`;
}

function headersTable(
  headers: Headers,
  side: ExchangeSide,
  findings: readonly FindingView[],
): TemplateResult {
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
      ${headers.map(([name, value], at) => {
        const found = findings.filter(
          ({ place }) =>
            place?.part === 'header' && place.name.toLowerCase() === name.toLowerCase(),
        );
        return html`<tr>
          <th scope="row">${headerName(name, `header-${side}-${String(at)}`)}</th>
          <td>
            ${value}${
              found.length === 0
                ? nothing
                : html`<ul class="findings header-findings">
                    ${found.map(finding)}
                  </ul>`
            }
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function sideContent(
  model: InspectorModel,
  detail: ExchangeDetail,
  side: ExchangeSide,
): TemplateResult {
  if (side === 'response' && detail.summary.status === undefined) {
    return html`<p class="muted">${strings.detail.noResponse}</p>`;
  }
  const headers = side === 'request' ? detail.requestHeaders : detail.responseHeaders;
  const findings = detail.findings.filter(
    ({ place }) => place?.part === 'header' && place.side === side,
  );
  return html`<section>${bodySection(model, detail, side)}</section>
    <section>
      <h3>${strings.detail.headers}</h3>
      ${headersTable(headers, side, findings)}
    </section>`;
}

/** Headers and body of one direction. */
export const messageSide = (
  model: InspectorModel,
  detail: ExchangeDetail,
  side: ExchangeSide,
): TemplateResult => html`<div class="tab-content">${sideContent(model, detail, side)}</div>`;

/** Request and answer: side by side where there is room, else one below the other. */
export function bothSides(model: InspectorModel, detail: ExchangeDetail): TemplateResult {
  const { request, response } = strings.detail.tabs;
  return html`<div class="both">
    <section class="tab-content" aria-label=${request}>
      <h2>${request}</h2>
      ${sideContent(model, detail, 'request')}
    </section>
    <section class="tab-content" aria-label=${response}>
      <h2>${response}</h2>
      ${sideContent(model, detail, 'response')}
    </section>
  </div>`;
}
