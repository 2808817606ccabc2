import { type VirtualRows } from '../ui/virtualRows.js';
import { type ComparisonScreen } from './comparisonScreen.js';
import { controlKeys } from './control/controlKeys.js';
import { type InspectorModel } from './inspectorModel.js';
import { type ListMove, moveForKey, targetIndex } from './listKeys.js';
import { type Drawer } from './savedState.js';
import { drawerId } from './view/control/drawer.js';
import { detailPaneId } from './view/detailPane.js';
import { filterFieldId } from './view/filterBar.js';
import { isHelpOpen, openHelp } from './view/keyHelp.js';

interface InspectorKeysDeps {
  readonly model: InspectorModel;
  readonly rows: VirtualRows;
  readonly comparison: ComparisonScreen;
  /** At once, where what comes next needs it to be drawn. */
  readonly draw: () => void;
}

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

/** Turns keys into what the model does. */
export class InspectorKeys {
  readonly #model: InspectorModel;
  readonly #rows: VirtualRows;
  readonly #comparison: ComparisonScreen;
  readonly #drawNow: () => void;
  /** As the help lists them. */
  readonly #shortcuts: ReadonlyMap<string, () => void>;

  constructor({ model, rows, comparison, draw }: InspectorKeysDeps) {
    this.#model = model;
    this.#rows = rows;
    this.#comparison = comparison;
    this.#drawNow = draw;
    this.#shortcuts = new Map([
      ...this.#listShortcuts(),
      ...controlKeys(
        model,
        () => {
          this.#focusPane();
        },
        (drawer) => {
          this.#toggleDrawer(drawer);
        },
      ),
    ]);
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

  /** Keys typed while the list has the focus. */
  onListKey(event: KeyboardEvent): void {
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

  /** Keys that nobody else has taken. */
  onDocumentKey(event: KeyboardEvent): void {
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
      this.onListKey(event);
    }
  }

  /** One step back: filter text, then out of the field; out of a panel; out of the detail; then the selection. */
  #escape(event: KeyboardEvent): void {
    event.preventDefault();
    const { drawer } = this.#model.saved;
    if (drawer && document.getElementById(drawerId)?.contains(document.activeElement)) {
      this.#toggleDrawer(drawer);
      return;
    }
    if (isTyping(event)) {
      if (
        event.target === document.getElementById(filterFieldId) &&
        this.#model.saved.filterText !== ''
      ) {
        this.#model.setFilter('');
        // At once: the next key must not be added to the text that was cleared.
        this.#drawNow();
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
    this.#drawNow();
    this.#focus(detailPaneId);
  }

  /** The focus goes with it: into what opens, and from what closes to the list. */
  #toggleDrawer(drawer: Drawer): void {
    this.#model.toggleDrawer(drawer);
    this.#drawNow();
    if (this.#model.saved.drawer !== undefined) {
      this.#focus(drawerId);
    } else if (document.activeElement === document.body) {
      this.#rows.element?.focus();
    }
  }

  #focus(id: string): void {
    document.getElementById(id)?.focus();
  }
}
