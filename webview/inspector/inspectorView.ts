import { type TemplateResult, html, nothing, render } from 'lit/html.js';
import { cssProperty } from '../ui/cssProperty.js';
import { type SplitOrientation, splitter } from '../ui/splitter.js';
import { VirtualRows } from '../ui/virtualRows.js';
import { ComparisonScreen } from './comparisonScreen.js';
import { FilterBox } from './filterBox.js';
import { scrolled } from './followMode.js';
import { InspectorKeys } from './inspectorKeys.js';
import { type InspectorModel } from './inspectorModel.js';
import { strings } from './strings.js';
import { drawer } from './view/control/drawer.js';
import { heldPane } from './view/control/heldPane.js';
import { heldRows } from './view/control/heldRows.js';
import { detailPane } from './view/detailPane.js';
import { emptyState } from './view/emptyState.js';
import { exchangeGrid, headerHeight, newRowsButton } from './view/exchangeGrid.js';
import { rowHeight } from './view/exchangeRows.js';
import { keyHelp } from './view/keyHelp.js';
import { droppedStrip, notice } from './view/notices.js';
import { pinnedRows } from './view/pinnedRows.js';
import { toolbar } from './view/toolbar.js';
import { controlsProblem } from './view/withControls.js';

const overscan = 10;
/** Below this width the detail stands under the list. */
const narrow = window.matchMedia('(max-width: 760px)');

/** Draws the model into the page, at most once a frame. */
export class InspectorView {
  readonly #root: HTMLElement;
  readonly #model: InspectorModel;
  readonly #rows: VirtualRows;
  readonly #box: FilterBox;
  readonly #comparison: ComparisonScreen;
  /** Whether the comparison was drawn last. */
  #isComparing = false;
  #frame: number | undefined;
  #isDrawing = false;
  /** Newest exchange that was in view; those after it are "new". */
  #seenSeq = 0;
  #drawnSelection: string | undefined;
  #drawnQuery = '';
  #drawnForgotten = 0;
  #drawnArrangement = 0;
  /** Where we scrolled to ourselves: the event of it is not the user's doing. */
  #ownScrollTop = -1;
  readonly #keys: InspectorKeys;

  constructor(root: HTMLElement, model: InspectorModel) {
    this.#root = root;
    this.#model = model;
    this.#box = new FilterBox(model.filter, () => {
      this.#drawAtOnce();
    });
    this.#comparison = new ComparisonScreen(model, () => {
      this.schedule();
    });
    this.#rows = new VirtualRows({
      rowHeight,
      headerHeight,
      overscan,
      onChange: () => {
        this.schedule();
      },
    });
    this.#keys = new InspectorKeys({
      model,
      rows: this.#rows,
      comparison: this.#comparison,
      draw: () => {
        this.#drawAtOnce();
      },
    });
    document.addEventListener('keydown', (event) => {
      this.#keys.onDocumentKey(event);
    });
    narrow.addEventListener('change', () => {
      this.schedule();
    });
  }

  schedule(): void {
    if (this.#frame === undefined && !this.#isDrawing) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#draw();
      });
    }
  }

  /** What is typed is answered in the frame that is begun, not in the one after. */
  #drawAtOnce(): void {
    if (!this.#isDrawing) {
      if (this.#frame !== undefined) {
        cancelAnimationFrame(this.#frame);
        this.#frame = undefined;
      }
      this.#draw();
    }
  }

  #draw(): void {
    this.#isDrawing = true;
    if (this.#model.comparison.isOpen) {
      this.#render();
      if (this.#comparison.rendered()) {
        this.#render();
      }
      // The list comes back as another element: what is selected is to be in view again.
      this.#drawnSelection = undefined;
      this.#isComparing = true;
      this.#isDrawing = false;
      return;
    }
    this.#rows.setCount(this.#model.list.visibleCount);
    this.#aim();
    this.#render();
    this.#rows.rendered();
    this.#revealSelection();
    // A list that was just put into the page, or that has to scroll, shows other rows: draw those.
    if (this.#rows.isOutdated) {
      this.#render();
    }
    this.#ownScrollTop = this.#rows.top;
    this.#isDrawing = false;
    this.#rememberSeen();
    if (this.#isComparing) {
      this.#isComparing = false;
      this.#takeFocus();
    }
  }

  /** What had it went with the comparison. */
  #takeFocus(): void {
    if (document.activeElement === document.body) {
      this.#rows.element?.focus();
    }
  }

  /** A list that follows is drawn once, at its new end; rows dropped from the front do not move what is being read. */
  #aim(): void {
    const { list, follow } = this.#model;
    const gone = list.forgottenVisible - this.#drawnForgotten;
    this.#drawnForgotten = list.forgottenVisible;
    if (list.arrangement !== this.#drawnArrangement) {
      this.#drawnArrangement = list.arrangement;
      this.#rows.replaced();
    }
    if (follow.isPinned) {
      this.#rows.aimAtEnd();
    } else if (gone > 0) {
      this.#rows.aimBy(-gone);
    }
  }

  #render(): void {
    render(this.#template(), this.#root);
  }

  #template(): TemplateResult {
    const orientation: SplitOrientation = narrow.matches ? 'stacked' : 'sideBySide';
    if (this.#model.comparison.isOpen) {
      return html`${controlsProblem(this.#model)} ${this.#comparison.template(orientation)}
      ${notice(this.#model)} ${keyHelp()}`;
    }
    const { selected, saved } = this.#model;
    const pane =
      heldPane(this.#model) ?? (selected ? detailPane(this.#model, selected) : undefined);
    const first = `${String(Math.round(saved.splitRatio * 1000) / 10)}%`;
    return html`<header>
        <h1 class="visually-hidden">${strings.title}</h1>
        ${toolbar(this.#model, this.#box, this.#rows.viewWidth)}
      </header>
      ${controlsProblem(this.#model)} ${drawer(this.#model)}
      <main class=${`panes ${pane ? orientation : 'alone'}`} ${cssProperty('--first-pane', first)}>
        <section class="list" aria-label=${strings.list}>
          ${heldRows(this.#model)} ${droppedStrip(this.#model)} ${pinnedRows(this.#model)}
          ${this.#listContent()}
        </section>
        ${
          pane
            ? html`${splitter({
                orientation,
                ratio: () => this.#model.saved.splitRatio,
                label: strings.detail.splitter,
                change: (ratio) => {
                  this.#model.setSplitRatio(ratio);
                },
              })}${pane}`
            : nothing
        }
      </main>
      ${notice(this.#model)} ${keyHelp()}`;
  }

  #listContent(): unknown {
    const empty = emptyState(this.#model);
    if (empty) {
      return empty;
    }
    const grid = exchangeGrid(this.#model, this.#rows, {
      onKey: (event) => {
        this.#keys.onListKey(event);
      },
      onScroll: () => {
        this.#onScroll();
      },
    });
    return html`${grid}${newRowsButton(this.#model, this.#seenSeq)}`;
  }

  /** Once the detail has its place, and the list is as large as it will be. */
  #revealSelection(): void {
    const { list, selected, filter } = this.#model;
    // Who has found a request by a query clears it to see what came before and after.
    const isOther = selected?.id !== this.#drawnSelection || filter.text !== this.#drawnQuery;
    this.#drawnSelection = selected?.id;
    this.#drawnQuery = filter.text;
    const index = selected && isOther ? list.visibleIndexOf(selected) : -1;
    if (index >= 0) {
      this.#rows.reveal(index);
    }
  }

  #rememberSeen(): void {
    const seen = this.#model.list.visibleAt(this.#rows.lastIndexInView);
    if (seen && seen.seq > this.#seenSeq) {
      this.#seenSeq = seen.seq;
      // The button tells how many are new, but not while the list follows them.
      if (!this.#model.follow.isPinned) {
        this.schedule();
      }
    }
  }

  #onScroll(): void {
    this.#rows.scrolled();
    const { top } = this.#rows;
    if (top !== this.#ownScrollTop && !this.#isDrawing) {
      this.#ownScrollTop = top;
      this.#model.setFollow(scrolled(this.#model.follow, this.#rows.isAtEnd));
      this.schedule();
    }
  }
}
