import { type TemplateResult, html, nothing, render } from 'lit/html.js';
import { cssProperty } from '../ui/cssProperty.js';
import { type SplitOrientation, splitter } from '../ui/splitter.js';
import { VirtualRows } from '../ui/virtualRows.js';
import { ComparisonScreen } from './comparisonScreen.js';
import { controlKeys } from './control/controlKeys.js';
import { FilterBox } from './filterBox.js';
import { scrolled } from './followMode.js';
import { type InspectorModel } from './inspectorModel.js';
import { type ListMove, moveForKey, targetIndex } from './listKeys.js';
import { strings } from './strings.js';
import { drawer } from './view/control/drawer.js';
import { heldPane } from './view/control/heldPane.js';
import { heldRows } from './view/control/heldRows.js';
import { detailPane, detailPaneId } from './view/detailPane.js';
import { emptyState } from './view/emptyState.js';
import { exchangeGrid, headerHeight, newRowsButton } from './view/exchangeGrid.js';
import { rowHeight } from './view/exchangeRows.js';
import { isHelpOpen, keyHelp, openHelp } from './view/keyHelp.js';
import { droppedStrip, notice } from './view/notices.js';
import { pinnedRows } from './view/pinnedRows.js';
import { filterFieldId } from './view/filterBar.js';
import { toolbar } from './view/toolbar.js';

const overscan = 10;
/** Below this width the detail stands under the list. */
const narrow = window.matchMedia('(max-width: 760px)');

/** Where the keys typed go, also inside the toolkit's shadow trees. */
function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    // Letters choose an option.
    (target instanceof HTMLElement && target.localName === 'vscode-dropdown')
  );
}

const hasModifier = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey;

/** Draws the model into the page, at most once a frame, and turns keys into what the model does. */
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
  #drawnForgotten = 0;
  /** Where we scrolled to ourselves: the event of it is not the user's doing. */
  #ownScrollTop = -1;
  /** As the help lists them. */
  readonly #shortcuts: ReadonlyMap<string, () => void>;

  constructor(root: HTMLElement, model: InspectorModel) {
    this.#root = root;
    this.#model = model;
    this.#shortcuts = new Map([
      ...this.#listShortcuts(),
      ...controlKeys(model, () => {
        this.#focusPane();
      }),
    ]);
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
    document.addEventListener('keydown', (event) => {
      this.#onDocumentKey(event);
    });
    narrow.addEventListener('change', () => {
      this.schedule();
    });
  }

  #listShortcuts(): readonly (readonly [key: string, run: () => void])[] {
    return [
      [
        '/',
        () => {
          this.#focus(filterFieldId);
        },
      ],
      ['?', openHelp],
      [
        'c',
        () => {
          this.#model.copyAsCurl();
        },
      ],
      [
        'e',
        () => {
          this.#model.perform('edit');
        },
      ],
      [
        'f',
        () => {
          this.#model.toggleFollow();
        },
      ],
      [
        'g',
        () => {
          this.#model.setGrouped(!this.#model.saved.isGrouped);
        },
      ],
      [
        'm',
        () => {
          this.#model.markForComparison();
        },
      ],
      [
        'p',
        () => {
          this.#model.togglePinOfSelected();
        },
      ],
      [
        'r',
        () => {
          this.#model.perform('replay');
        },
      ],
      [
        's',
        () => {
          this.#model.captures.open();
        },
      ],
      [
        'x',
        () => {
          this.#model.perform('copyAs');
        },
      ],
    ];
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
      return html`${this.#comparison.template(orientation)} ${notice(this.#model)} ${keyHelp()}`;
    }
    const { selected, saved } = this.#model;
    const pane =
      heldPane(this.#model) ?? (selected ? detailPane(this.#model, selected) : undefined);
    const first = `${String(Math.round(saved.splitRatio * 1000) / 10)}%`;
    return html`<header>
        <h1 class="visually-hidden">${strings.title}</h1>
        ${toolbar(this.#model, this.#box, this.#rows.viewWidth)}
      </header>
      ${drawer(this.#model)}
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
        this.#onListKey(event);
      },
      onScroll: () => {
        this.#onScroll();
      },
    });
    return html`${grid}${newRowsButton(this.#model, this.#seenSeq)}`;
  }

  /** Once the detail has its place, and the list is as large as it will be. */
  #revealSelection(): void {
    const { list, selected } = this.#model;
    const isOtherSelection = selected?.id !== this.#drawnSelection;
    this.#drawnSelection = selected?.id;
    const index = selected && isOtherSelection ? list.visibleIndexOf(selected) : -1;
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

  #onListKey(event: KeyboardEvent): void {
    if (hasModifier(event)) {
      return;
    }
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      this.#toggleGroup(event);
      return;
    }
    const move = moveForKey(event.key);
    if (move) {
      event.preventDefault();
      this.#move(move);
    } else if (event.key === 'Enter' && this.#model.selected) {
      event.preventDefault();
      this.#focus(detailPaneId);
    }
  }

  #toggleGroup(event: KeyboardEvent): void {
    const seq = this.#model.selected?.seq;
    if (seq !== undefined && this.#model.list.groupOf(seq)) {
      event.preventDefault();
      this.#model.toggleGroup(seq, event.key === 'ArrowRight');
    }
  }

  #move(move: ListMove): void {
    const { list, selected } = this.#model;
    const from = selected ? list.visibleIndexOf(selected) : -1;
    const index = targetIndex(move, from, list.visibleCount, this.#rows.rowsPerPage);
    const summary = list.visibleAt(index);
    if (summary) {
      this.#model.select(summary);
    }
  }

  #onDocumentKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || hasModifier(event) || isHelpOpen()) {
      return;
    }
    if (this.#model.comparison.isOpen && event.key !== '?') {
      if (this.#comparison.onKey(event)) {
        event.preventDefault();
      }
    } else if (event.key === 'Escape') {
      this.#escape(event);
    } else if (!isTyping(event)) {
      this.#shortcut(event);
    }
  }

  #shortcut(event: KeyboardEvent): void {
    const run = this.#shortcuts.get(event.key);
    if (run) {
      event.preventDefault();
      run();
    } else if (event.target === document.body && moveForKey(event.key)) {
      // Keys typed where nothing has the focus go to the list.
      this.#rows.element?.focus();
      this.#onListKey(event);
    }
  }

  /** One step back: filter text, then out of the field; out of the detail; then the selection. */
  #escape(event: KeyboardEvent): void {
    event.preventDefault();
    if (isTyping(event)) {
      if (
        event.target === document.getElementById(filterFieldId) &&
        this.#model.saved.filterText !== ''
      ) {
        this.#model.setFilter('');
        // At once: the next key must not be added to the text that was cleared.
        this.#drawAtOnce();
      } else {
        this.#rows.element?.focus();
      }
      return;
    }
    const detail = document.getElementById(detailPaneId);
    if (detail?.contains(document.activeElement)) {
      this.#rows.element?.focus();
    } else if (this.#model.breakpoints.selectedId !== undefined) {
      this.#model.breakpoints.deselect();
    } else {
      this.#model.deselect();
    }
  }

  /** Of what is to be drawn, too. */
  #focusPane(): void {
    this.#draw();
    this.#focus(detailPaneId);
  }

  #focus(id: string): void {
    document.getElementById(id)?.focus();
  }
}
