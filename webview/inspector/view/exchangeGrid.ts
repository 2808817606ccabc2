import { type TemplateResult, html, nothing } from 'lit/html.js';
import { classMap } from 'lit/directives/class-map.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { cssProperty } from '../../ui/cssProperty.js';
import { icon } from '../../ui/icons.js';
import { type VirtualRows } from '../../ui/virtualRows.js';
import { formatDuration, formatTime } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { statusBadge } from './statusBadge.js';

/** Also in inspector.css. */
export const rowHeight = 22;
export const headerHeight = 24;

const columns = strings.columns;
const rowId = (summary: ExchangeSummary): string => `row-${String(summary.seq)}`;
const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

function headerRow(): TemplateResult {
  const names = ['time', 'method', 'operation', 'path', 'status', 'duration'] as const;
  return html`<div class="head" role="rowgroup">
    <div class="row" role="row" aria-rowindex="1">
      ${names.map((name) => html`<span class=${name} role="columnheader">${columns[name]}</span>`)}
      <span class="finding" role="columnheader"
        ><span class="visually-hidden">${columns.finding}</span></span
      >
    </div>
  </div>`;
}

function row(
  summary: ExchangeSummary,
  index: number,
  top: number,
  isSelected: boolean,
): TemplateResult {
  const { worstLevel, subject } = summary;
  const classes = { row: true, selected: isSelected, safe: isSafe(summary.method) };
  return html`<div
    class=${classMap(classes)}
    role="row"
    id=${rowId(summary)}
    data-index=${index}
    aria-rowindex=${index + 2}
    aria-selected=${isSelected ? 'true' : 'false'}
    ${cssProperty('transform', `translateY(${String(top)}px)`)}
  >
    <span class="time" role="gridcell">${formatTime(summary.startedAt)}</span>
    <span class="method" role="gridcell">${summary.method}</span>
    <span class="operation" role="gridcell"
      >${summary.operation}${
        subject === undefined ? nothing : html` <span class="subject">${subject}</span>`
      }</span
    >
    <span class="path" role="gridcell">${summary.path}</span>
    <span class="status" role="gridcell">${statusBadge(summary)}</span>
    <span class="duration" role="gridcell">${formatDuration(summary.duration)}</span>
    <span class="finding" role="gridcell"
      >${worstLevel === undefined ? nothing : icon(worstLevel, strings.levels[worstLevel])}</span
    >
  </div>`;
}

function visibleRows(model: InspectorModel, rows: VirtualRows): unknown {
  const { list, selected } = model;
  const shown = rows.items.flatMap(({ index }) => {
    const summary = list.visibleAt(index);
    return summary ? [{ summary, index }] : [];
  });
  return repeat(
    shown,
    ({ summary }) => summary.seq,
    ({ summary, index }) => row(summary, index, index * rowHeight, summary.id === selected?.id),
  );
}

export interface GridHandlers {
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onScroll: () => void;
}

/**
 * The live list. The grid keeps the focus itself and names its active row: rows come and go with
 * scrolling, and a focused one would take the focus along.
 */
export function exchangeGrid(
  model: InspectorModel,
  rows: VirtualRows,
  handlers: GridHandlers,
): TemplateResult {
  const { list, selected } = model;
  const selectRow = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const summary = list.visibleAt(Number(target?.getAttribute('data-index') ?? -1));
    if (summary) {
      model.select(summary);
    }
  };
  const isActiveRendered =
    selected && rows.items.some(({ index }) => list.visibleAt(index)?.id === selected.id);
  return html`<div
    class="grid"
    role="grid"
    tabindex="0"
    aria-label=${strings.list}
    aria-rowcount=${list.visibleCount + 1}
    aria-colcount="7"
    aria-activedescendant=${isActiveRendered ? rowId(selected) : nothing}
    ${ref((element) => {
      rows.attach(element instanceof HTMLElement ? element : undefined);
    })}
    @keydown=${handlers.onKey}
    @scroll=${handlers.onScroll}
    @click=${selectRow}
  >
    ${headerRow()}
    <div class="rows" role="rowgroup" ${cssProperty('height', `${String(rows.totalHeight)}px`)}>
      ${visibleRows(model, rows)}
    </div>
  </div>`;
}

/** "N new" at the lower edge while the list does not stand at its end. */
export function newRowsButton(model: InspectorModel, seenSeq: number): unknown {
  const count = model.list.visibleAfter(seenSeq);
  if (count === 0 || model.follow.isPinned) {
    return nothing;
  }
  return html`<vscode-button
    class="new-rows"
    aria-label=${strings.newRowsLabel(count)}
    @click=${() => {
      model.jumpToEnd();
    }}
    >${strings.newRows(count)}<span slot="start">${icon('arrowDown')}</span></vscode-button
  >`;
}
