import { type TemplateResult, html, nothing } from 'lit/html.js';
import { classMap } from 'lit/directives/class-map.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { cssProperty } from '../../ui/cssProperty.js';
import { icon } from '../../ui/icons.js';
import { type VirtualRows } from '../../ui/virtualRows.js';
import { type ColumnName, shownColumns, toTracks } from '../columns.js';
import { formatDuration, formatTime } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { type GroupPlace } from '../rowGroups.js';
import { type TimeSpan, barOf, spanOf } from '../waterfall.js';
import { columnHandle } from './columnTools.js';
import { statusBadge } from './statusBadge.js';

/** Also in inspector.css. */
export const rowHeight = 22;
export const headerHeight = 24;

const rowId = (summary: ExchangeSummary): string => `row-${String(summary.seq)}`;
const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** In words only where sight needs none. */
const isPicture = (name: ColumnName): boolean => name === 'finding';

function headerRow(model: InspectorModel, shown: readonly ColumnName[]): TemplateResult {
  return html`<div class="head" role="rowgroup">
    <div class="row" role="row" aria-rowindex="1">
      ${shown.map((name) =>
        isPicture(name)
          ? html`<span class=${name} role="columnheader"
              ><span class="visually-hidden">${strings.columns[name]}</span></span
            >`
          : html`<span class=${name} role="columnheader"
              >${strings.columns[name]}${columnHandle(model, name)}</span
            >`,
      )}
    </div>
  </div>`;
}

interface CellLook {
  readonly span: TimeSpan;
  readonly group: GroupPlace | undefined;
}

type Cell = (summary: ExchangeSummary, look: CellLook) => unknown;

function groupMark(group: GroupPlace | undefined): unknown {
  if (!group) {
    return nothing;
  }
  return group.kind === 'member'
    ? html`<span class="group-member" aria-hidden="true"></span>`
    : html`<span class="group-mark" data-fold
        >${icon(
          group.isOpen ? 'chevronDown' : 'chevronRight',
          group.isOpen ? strings.groups.close : strings.groups.open,
        )}</span
      >`;
}

/** A folded group is named by what it comes to. */
function titleOf(
  { operation, operationId = '', method }: ExchangeSummary,
  group: GroupPlace | undefined,
): string {
  if (group?.kind !== 'head' || group.isOpen || method !== 'POST') {
    return operation;
  }
  return operationId.startsWith('group.') ? strings.groups.newGroup : strings.groups.newUser;
}

const cells: Readonly<Record<ColumnName, Cell>> = {
  time: ({ startedAt }) => formatTime(startedAt),
  method: ({ method }) => method,
  operation: (summary, { group }) =>
    html`${groupMark(group)}${titleOf(summary, group)}${
      summary.subject === undefined
        ? nothing
        : html` <span class="subject">${summary.subject}</span>`
    }`,
  path: ({ path }) => path,
  status: (summary) => statusBadge(summary),
  duration: ({ duration }) => formatDuration(duration),
  waterfall: (summary, { span }) => {
    const { left, width } = barOf(summary, span);
    const words = strings.bar(formatTime(summary.startedAt), formatDuration(summary.duration));
    return html`<span
      class="bar"
      role="img"
      aria-label=${words}
      ${cssProperty('inset-inline-start', `${left.toFixed(2)}%`)}
      ${cssProperty('inline-size', `${width.toFixed(2)}%`)}
    ></span>`;
  },
  finding: ({ worstLevel }) =>
    worstLevel === undefined ? nothing : icon(worstLevel, strings.levels[worstLevel]),
};

interface RowLook extends CellLook {
  readonly index: number;
  readonly isSelected: boolean;
  readonly shown: readonly ColumnName[];
}

function row(summary: ExchangeSummary, look: RowLook): TemplateResult {
  const { index, isSelected, shown } = look;
  const classes = { row: true, selected: isSelected, safe: isSafe(summary.method) };
  return html`<div
    class=${classMap(classes)}
    role="row"
    id=${rowId(summary)}
    data-index=${index}
    aria-rowindex=${index + 2}
    aria-selected=${isSelected ? 'true' : 'false'}
    ${cssProperty('transform', `translateY(${String(index * rowHeight)}px)`)}
  >
    ${shown.map(
      (name) => html`<span class=${name} role="gridcell">${cells[name](summary, look)}</span>`,
    )}
  </div>`;
}

function visibleRows(
  model: InspectorModel,
  rows: VirtualRows,
  shown: readonly ColumnName[],
): unknown {
  const { list, selected } = model;
  const drawn = rows.items.flatMap(({ index }) => {
    const summary = list.visibleAt(index);
    return summary ? [{ summary, index }] : [];
  });
  const span = spanOf(drawn.map(({ summary }) => summary));
  return repeat(
    drawn,
    ({ summary }) => summary.seq,
    ({ summary, index }) =>
      row(summary, {
        index,
        isSelected: summary.id === selected?.id,
        shown,
        span,
        group: list.groupOf(summary.seq),
      }),
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
  const { list, selected, saved } = model;
  const shown = shownColumns(saved.columns, rows.viewWidth);
  const selectRow = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const summary = list.visibleAt(Number(target?.getAttribute('data-index') ?? -1));
    if (summary && event.target instanceof Element && event.target.closest('[data-fold]')) {
      model.toggleGroup(summary.seq);
    } else if (summary) {
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
    aria-colcount=${shown.length}
    aria-activedescendant=${isActiveRendered ? rowId(selected) : nothing}
    ${cssProperty('--tracks', toTracks(shown, saved.columns))}
    ${ref((element) => {
      rows.attach(element instanceof HTMLElement ? element : undefined);
    })}
    @keydown=${handlers.onKey}
    @scroll=${handlers.onScroll}
    @click=${selectRow}
  >
    ${headerRow(model, shown)}
    <div class="rows" role="rowgroup" ${cssProperty('height', `${String(rows.totalHeight)}px`)}>
      ${visibleRows(model, rows, shown)}
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
