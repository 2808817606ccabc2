import { type TemplateResult, html, nothing } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { cssProperty } from '../../ui/cssProperty.js';
import { icon } from '../../ui/icons.js';
import { rovingFocus } from '../../ui/rovingFocus.js';
import { type RowRange, type VirtualRows } from '../../ui/virtualRows.js';
import { type ColumnName, shownColumns, toTracks } from '../columns.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { columnHandle } from './columnTools.js';
import { type RowLook } from './exchangeCells.js';
import { exchangeRows, rowId } from './exchangeRows.js';

/** Also in inspector.css. */
export const headerHeight = 24;

/** In words only where sight needs none. */
const isPicture = (name: ColumnName): boolean => name === 'finding';

function headerRow(model: InspectorModel, shown: readonly ColumnName[]): TemplateResult {
  return html`<div class="head" role="rowgroup">
    <div class="row" role="row" aria-rowindex="1" ${rovingFocus()}>
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

function looksOf(model: InspectorModel, { first, end }: RowRange): readonly RowLook[] {
  const { list, selected } = model;
  const looks: RowLook[] = [];
  for (let index = first; index < end; index++) {
    const summary = list.visibleAt(index);
    if (summary) {
      const isSelected = summary.id === selected?.id;
      looks.push({ summary, index, isSelected, group: list.groupOf(summary.seq) });
    }
  }
  return looks;
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
  const range = rows.takeRange();
  const active = selected ? list.visibleIndexOf(selected) : -1;
  const isActiveRendered = active >= range.first && active < range.end;
  return html`<div
    class="grid"
    role="grid"
    tabindex="0"
    aria-label=${strings.list}
    aria-rowcount=${list.visibleCount + 1}
    aria-colcount=${shown.length}
    aria-activedescendant=${selected && isActiveRendered ? rowId(selected.seq) : nothing}
    ${cssProperty('--tracks', toTracks(shown, saved.columns))}
    ${ref((element) => {
      rows.attach(element instanceof HTMLElement ? element : undefined);
    })}
    @keydown=${handlers.onKey}
    @scroll=${handlers.onScroll}
    @click=${selectRow}
  >
    ${headerRow(model, shown)}
    <div
      class="rows"
      role="rowgroup"
      ${cssProperty('height', `${String(rows.totalHeight)}px`)}
      ${exchangeRows(looksOf(model, range), shown)}
    ></div>
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
