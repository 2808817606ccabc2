import { live } from 'lit/directives/live.js';
import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type ExchangeDetail,
  type ExchangeSummary,
  exchangeActions,
} from '../../../src/protocol/inspector.js';
import { icon, iconButton } from '../../ui/icons.js';
import { type Loaded } from '../detailStore.js';
import { formatDuration, formatTime, statusText } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { type DetailTab, detailTabs, readTab } from '../savedState.js';
import { strings } from '../strings.js';
import { comparePane, compareStrip } from './comparePane.js';
import { loadProblem } from './loadProblem.js';
import { bothSides, messageSide } from './messageSide.js';
import { overview } from './overview.js';
import { replayLine } from './replayLine.js';
import { resourcePane } from './resourcePane.js';
import { statusBadge } from './statusBadge.js';

const text = strings.detail;

const actionIcons = {
  replay: 'replay',
  edit: 'edit',
  copyAs: 'export',
  openFixture: 'openInEditor',
} as const;

/** Id of the pane, which Enter in the list puts the focus on. */
export const detailPaneId = 'detail';

function heading(model: InspectorModel, summary: ExchangeSummary, url: string): TemplateResult {
  const status =
    summary.status === undefined || summary.isAborted ? undefined : statusText(summary.status);
  return html`<header class="detail-head">
    <div class="detail-title">
      <h2>
        ${summary.operation}${
          summary.subject === undefined
            ? nothing
            : html` <span class="subject">${summary.subject}</span>`
        }
      </h2>
      <div class="detail-actions" role="group" aria-label=${text.actions}>
        <vscode-button
          appearance="secondary"
          class="compact"
          @click=${() => {
            model.copyAsCurl();
          }}
          >${text.copyAsCurl}<span slot="start">${icon('terminal')}</span></vscode-button
        >${exchangeActions.map((action) =>
          iconButton({
            icon: actionIcons[action],
            label: text.perform[action],
            run: () => {
              model.perform(action);
            },
          }),
        )}${iconButton({
          icon: 'pin',
          label: model.isPinned(summary) ? strings.pins.unpin : strings.pins.pin,
          run: () => {
            model.togglePin(summary);
          },
        })}${iconButton({
          icon: 'diff',
          label: strings.compare.mark,
          run: () => {
            model.markForComparison();
          },
        })}${iconButton({
          icon: 'close',
          label: text.close,
          run: () => {
            model.deselect();
          },
        })}
      </div>
    </div>
    <p class="facts">
      <span class="method">${summary.method}</span>${statusBadge(summary, status)}<span
        >${formatDuration(summary.duration)}</span
      ><span>${formatTime(summary.startedAt)}</span>
    </p>
    <p class="url">
      <code>${url}</code>${iconButton({
        icon: 'copy',
        label: text.copyUrl,
        run: () => {
          model.copyText(text.copyUrl, url);
        },
      })}
    </p>
    ${replayLine(model, summary)}
  </header>`;
}

function tabContent(model: InspectorModel, detail: ExchangeDetail, tab: DetailTab): TemplateResult {
  switch (tab) {
    case 'overview':
      return overview(model, detail);
    case 'request':
      return messageSide(model, detail, 'request');
    case 'response':
      return messageSide(model, detail, 'response');
    case 'both':
      return bothSides(model, detail);
    case 'resource':
      return resourcePane(model);
    case 'compare':
      return comparePane(model, detail);
  }
}

function loadedContent(
  model: InspectorModel,
  loaded: Loaded<ExchangeDetail>,
  tab: DetailTab,
): TemplateResult {
  switch (loaded.kind) {
    case 'loading':
      return html`<p class="pending" role="status">${text.loading}</p>`;
    case 'failed':
      return loadProblem(`${text.failed}: ${loaded.message}`, () => {
        model.details.reload();
      });
    case 'ready':
      return tabContent(model, loaded.value, tab);
  }
}

/** The label is `live`, as the toolkit writes one of its own when the tab comes into the page. */
function tabOf(tab: DetailTab, findings: number): TemplateResult {
  const name = text.tabs[tab];
  const label = findings === 0 ? name : text.tabWithFindings(name, findings);
  return html`<vscode-panel-tab id=${`tab-${tab}`} aria-label=${live(label)}
    >${name}${findings === 0 ? nothing : html` <span class="badge">${findings}</span>`}</vscode-panel-tab
  >`;
}

function tabs(model: InspectorModel): TemplateResult {
  const { detail } = model.details;
  const { tab: active } = model.saved;
  const findings = detail.kind === 'ready' ? detail.value.findings.length : 0;
  const change = (event: Event): void => {
    const panels = event.currentTarget;
    // The property: the toolkit writes the attribute of the same name only later.
    if (event.target === panels && panels instanceof HTMLElement && 'activeid' in panels) {
      model.setTab(readTab(String(panels.activeid).replace('tab-', '')));
    }
  };
  return html`<vscode-panels aria-label=${text.label} activeid=${`tab-${active}`} @change=${change}>
    ${detailTabs.map((tab) => tabOf(tab, tab === 'overview' ? findings : 0))}
    ${detailTabs.map(
      (tab) =>
        html`<vscode-panel-view id=${`view-${tab}`}>
          ${tab === active ? loadedContent(model, detail, tab) : nothing}
        </vscode-panel-view>`,
    )}
  </vscode-panels>`;
}

export function detailPane(model: InspectorModel, summary: ExchangeSummary): TemplateResult {
  const { detail } = model.details;
  const url = detail.kind === 'ready' ? detail.value.url : summary.path;
  return html`<section class="detail" id=${detailPaneId} tabindex="-1" aria-label=${text.label}>
    ${heading(model, summary, url)} ${compareStrip(model)} ${tabs(model)}
  </section>`;
}
