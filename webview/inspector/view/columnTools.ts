import { type TemplateResult, html } from 'lit/html.js';
import { icon } from '../../ui/icons.js';
import {
  type ColumnName,
  columnNames,
  noChoice,
  resizeColumn,
  shownColumns,
  toggleColumn,
  widthForKey,
  withoutWidth,
} from '../columns.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';

const text = strings.columnMenu;

/** Which columns there are: a disclosure with a box for each. */
export function columnMenu(model: InspectorModel, width: number): TemplateResult {
  const shown = shownColumns(model.saved.columns, width);
  return html`<details
    class="column-menu"
    @keydown=${(event: KeyboardEvent) => {
      closeOnEscape(event);
    }}
  >
    <summary aria-label=${text.title} title=${text.title}>${icon('columns')}</summary>
    <div class="column-list" role="group" aria-label=${text.title}>
      ${columnNames
        .filter((name) => name !== 'operation')
        .map(
          (name) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${shown.includes(name)}
                @change=${() => {
                  model.setColumns(toggleColumn(model.saved.columns, name, width));
                }}
              />${strings.columns[name]}</label
            >`,
        )}
      <button
        type="button"
        class="link"
        @click=${() => {
          model.setColumns(noChoice);
        }}
      >
        ${text.reset}
      </button>
    </div>
  </details>`;
}

function closeOnEscape(event: KeyboardEvent): void {
  const menu = event.currentTarget;
  if (event.key === 'Escape' && menu instanceof HTMLDetailsElement && menu.open) {
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
}

const cellOf = (event: Event): HTMLElement | undefined => {
  const handle = event.currentTarget;
  return handle instanceof HTMLElement ? (handle.parentElement ?? undefined) : undefined;
};

/**
 * The edge of a column: dragged, or moved with Shift and the arrow keys, which lead from edge to edge without it; a
 * double click or Enter gives the usual width back.
 */
export function columnHandle(model: InspectorModel, name: ColumnName): TemplateResult {
  const resize = (width: number): void => {
    model.setColumns(resizeColumn(model.saved.columns, name, width));
  };
  const drag = (event: PointerEvent): void => {
    const handle = event.currentTarget;
    const cell = cellOf(event);
    if (cell && handle instanceof HTMLElement && handle.hasPointerCapture(event.pointerId)) {
      resize(event.clientX - cell.getBoundingClientRect().left);
    }
  };
  return html`<span
    class="column-handle"
    role="separator"
    aria-orientation="vertical"
    aria-label=${text.resize(strings.columns[name])}
    aria-valuenow=${model.saved.columns.widths[name] ?? 0}
    aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Enter"
    tabindex="-1"
    data-roving
    @pointerdown=${(event: PointerEvent) => {
      if (event.currentTarget instanceof HTMLElement) {
        event.currentTarget.setPointerCapture(event.pointerId);
      }
    }}
    @pointermove=${drag}
    @dblclick=${() => {
      model.setColumns(withoutWidth(model.saved.columns, name));
    }}
    @keydown=${(event: KeyboardEvent) => {
      // What was asked for last may not be drawn yet: keys that follow each other quickly add up.
      const drawn = cellOf(event)?.getBoundingClientRect().width ?? 0;
      const width = model.saved.columns.widths[name] ?? drawn;
      const next = event.shiftKey ? widthForKey(event.key, width) : undefined;
      if (next !== undefined) {
        resize(next);
      } else if (event.key === 'Enter') {
        model.setColumns(withoutWidth(model.saved.columns, name));
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }}
  ></span>`;
}
