import { type TemplateResult, html, nothing } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ComparedKind, type ComparedRow } from '../../../src/protocol/captureComparison.js';
import { cssProperty } from '../../ui/cssProperty.js';
import { type VirtualRows } from '../../ui/virtualRows.js';
import { type ComparisonStore } from '../comparison/comparisonStore.js';
import { formatCount } from '../format.js';
import { captureStrings } from '../strings.js';
import { operationOf } from './comparisonStep.js';
import { type GridHandlers } from './exchangeGrid.js';
import { rowHeight } from './exchangeRows.js';

const text = captureStrings.compare;

/** By shape, as in a difference of texts: colour alone says nothing to some people. */
export const kindSigns: Readonly<Record<ComparedKind, string>> = {
  different: '≠',
  missing: '−',
  added: '+',
  same: '=',
};

const tracks = '1.5ch minmax(12ch, 1fr) minmax(5ch, 12ch) minmax(5ch, 12ch) 5ch';

const rowId = (at: number): string => `compared-${String(at)}`;

const statusOf = (status: number | undefined, isState: boolean): string =>
  status === undefined ? (isState ? '' : '–') : status === 0 ? text.noAnswer : String(status);

function rowOf(row: ComparedRow, at: number, place: RowPlace): TemplateResult {
  const { index, isSelected } = place;
  return html`<div
    role="row"
    id=${rowId(at)}
    class="row ${isSelected ? 'selected' : ''}"
    data-index=${index}
    aria-rowindex=${index + 2}
    aria-selected=${isSelected ? 'true' : 'false'}
    ${cssProperty('transform', `translateY(${String(index * rowHeight)}px)`)}
  >
    <span role="gridcell" class="kind-${row.kind}" title=${text.kinds[row.kind]}
      ><span aria-hidden="true">${kindSigns[row.kind]}</span
      ><span class="visually-hidden">${text.kinds[row.kind]}</span></span
    ><span role="gridcell">${operationOf(row)} <span class="subject">${row.subject}</span></span
    ><span role="gridcell">${statusOf(row.statusBefore, row.isState)}</span
    ><span role="gridcell">${statusOf(row.statusAfter, row.isState)}</span
    ><span role="gridcell" class="duration"
      >${row.differenceCount > 0 ? formatCount(row.differenceCount) : nothing}</span
    >
  </div>`;
}

interface RowPlace {
  readonly index: number;
  readonly isSelected: boolean;
}

/** The steps of both captures; as in the list of requests the grid keeps the focus itself. */
export function comparisonRows(
  store: ComparisonStore,
  rows: VirtualRows,
  handlers: GridHandlers,
): TemplateResult {
  const { first, end } = rows.takeRange();
  const indexes = Array.from({ length: end - first }, (_none, at) => first + at);
  const { at: open, openIndex } = store;
  const isOpenRendered = openIndex >= first && openIndex < end;
  const names = store.head.kind === 'ready' ? store.head.value : { before: '', after: '' };
  return html`<div
    class="grid compared"
    role="grid"
    tabindex="0"
    aria-label=${text.list}
    aria-rowcount=${store.shownCount + 1}
    aria-activedescendant=${open !== undefined && isOpenRendered ? rowId(open) : nothing}
    ${cssProperty('--tracks', tracks)}
    ${ref((element) => {
      rows.attach(element instanceof HTMLElement ? element : undefined);
    })}
    @keydown=${handlers.onKey}
    @scroll=${handlers.onScroll}
    @click=${(event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest('[data-index]') : null;
      const index = Number(target?.getAttribute('data-index') ?? -1);
      const at = store.placeAt(index);
      if (at !== undefined) {
        store.select(at);
      }
    }}
  >
    <div class="head" role="rowgroup">
      <div class="row" role="row" aria-rowindex="1">
        <span role="columnheader"><span class="visually-hidden">${text.kind}</span></span
        ><span role="columnheader">${text.step}</span
        ><span role="columnheader" title=${names.before}>${names.before}</span
        ><span role="columnheader" title=${names.after}>${names.after}</span
        ><span role="columnheader" class="duration" title=${text.differs}>≠</span>
      </div>
    </div>
    <div class="rows" role="rowgroup" ${cssProperty('height', `${String(rows.totalHeight)}px`)}>
      ${repeat(
        indexes,
        (index) => store.placeAt(index),
        (index) => {
          const [row, at] = [store.rowAt(index), store.placeAt(index)];
          return row && at !== undefined
            ? rowOf(row, at, { index, isSelected: at === open })
            : nothing;
        },
      )}
    </div>
  </div>`;
}
