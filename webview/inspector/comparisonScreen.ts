import { type TemplateResult, html, nothing } from 'lit/html.js';
import { comparedKinds } from '../../src/protocol/captureComparison.js';
import { cssProperty } from '../ui/cssProperty.js';
import { icon, iconButton } from '../ui/icons.js';
import { rovingFocus } from '../ui/rovingFocus.js';
import { type SplitOrientation, splitter } from '../ui/splitter.js';
import { VirtualRows } from '../ui/virtualRows.js';
import { type ComparisonStore } from './comparison/comparisonStore.js';
import { formatCount } from './format.js';
import { type InspectorModel } from './inspectorModel.js';
import { moveForKey, targetIndex } from './listKeys.js';
import { captureStrings, strings } from './strings.js';
import { comparisonRows, kindSigns } from './view/comparisonRows.js';
import { comparisonStep, listedOf } from './view/comparisonStep.js';
import { detailPaneId } from './view/detailPane.js';
import { headerHeight } from './view/exchangeGrid.js';
import { rowHeight } from './view/exchangeRows.js';
import { loadProblem } from './view/loadProblem.js';

const text = captureStrings.compare;
const overscan = 10;

/** Two captures that are compared, in place of the list of requests. */
export class ComparisonScreen {
  readonly #model: InspectorModel;
  readonly #store: ComparisonStore;
  readonly #rows: VirtualRows;
  readonly #schedule: () => void;
  #drawnAt: number | undefined;

  constructor(model: InspectorModel, schedule: () => void) {
    this.#model = model;
    this.#store = model.comparison;
    this.#schedule = schedule;
    this.#rows = new VirtualRows({ rowHeight, headerHeight, overscan, onChange: schedule });
  }

  /** Whether it has to be drawn once more. To be called after each render. */
  rendered(): boolean {
    this.#rows.rendered();
    const { at, openIndex } = this.#store;
    if (at !== this.#drawnAt) {
      this.#drawnAt = at;
      if (openIndex >= 0) {
        this.#rows.reveal(openIndex);
      }
    }
    return this.#rows.isOutdated;
  }

  template(orientation: SplitOrientation): TemplateResult {
    this.#rows.setCount(this.#store.shownCount);
    const { head, openRow } = this.#store;
    const { splitRatio } = this.#model.saved;
    const first = `${String(Math.round(splitRatio * 1000) / 10)}%`;
    const pane =
      openRow && head.kind === 'ready' ? comparisonStep(this.#model, openRow, head.value) : nothing;
    return html`<header>
        <h1 class="visually-hidden">${strings.title}</h1>
        ${this.#toolbar()}
      </header>
      <main
        class=${`panes ${pane === nothing ? 'alone' : orientation}`}
        ${cssProperty('--first-pane', first)}
      >
        <section class="list" aria-label=${text.list}>${this.#content()}</section>
        ${
          pane === nothing
            ? nothing
            : html`${splitter({
                orientation,
                ratio: () => this.#model.saved.splitRatio,
                label: strings.detail.splitter,
                change: (ratio) => {
                  this.#model.setSplitRatio(ratio);
                },
              })}${pane}`
        }
      </main>`;
  }

  /** Keys that nobody else has taken. Whether this was one of ours. */
  onKey(event: KeyboardEvent): boolean {
    const isInList = this.#rows.element?.contains(document.activeElement) ?? false;
    if (event.key === 'Escape') {
      this.#escape();
    } else if (event.key === 'o') {
      this.#store.toggleOnlyDifferences();
    } else if (event.key === 'l') {
      this.#toList();
    } else {
      return (isInList || document.activeElement === document.body) && this.#onListKey(event.key);
    }
    return true;
  }

  /** To the request of the open step, where it is in the present capture. */
  #toList(): void {
    const [listed] = listedOf(this.#model);
    if (listed) {
      this.#model.reveal(listed.id);
    }
  }

  #onListKey(key: string): boolean {
    if (moveForKey(key)) {
      this.#rows.element?.focus();
      this.#move(key);
    } else if (key === 'Enter' && this.#store.openRow) {
      document.getElementById(detailPaneId)?.focus();
    } else {
      return false;
    }
    return true;
  }

  /** One step back: from the pane to the list, from an open step to none, from the comparison to the requests. */
  #escape(): void {
    const isInPane = document.getElementById(detailPaneId)?.contains(document.activeElement);
    if (isInPane !== true && !this.#store.openRow) {
      this.#store.close();
      return;
    }
    if (isInPane !== true) {
      this.#store.select(undefined);
    }
    this.#rows.element?.focus();
  }

  #move(key: string): void {
    const move = moveForKey(key);
    const { openIndex, shownCount } = this.#store;
    if (move) {
      // Without a row that is open the first is where one begins, not the newest.
      const from = openIndex < 0 ? undefined : openIndex;
      const index =
        from === undefined && (move === 'next' || move === 'previous')
          ? 0
          : targetIndex(move, from ?? 0, shownCount, this.#rows.rowsPerPage);
      const at = this.#store.placeAt(index);
      if (at !== undefined) {
        this.#store.select(at);
      }
    }
  }

  #toolbar(): TemplateResult {
    const { head } = this.#store;
    const names =
      head.kind === 'ready' ? text.title(head.value.before, head.value.after) : text.heading;
    return html`<div class="toolbar" role="toolbar" aria-label=${text.heading}>
        <h2 class="compared-names">${names}</h2>
        <div class="list-actions">
          ${this.#button(text.openInEditor, () => {
            this.#store.openInEditor(null);
          })}${this.#button(text.summary, () => {
            this.#store.openSummary();
          })}${this.#button(captureStrings.actions.compare, () => {
            this.#model.captures.perform('compare');
          })}${iconButton({
            icon: 'close',
            label: text.close,
            run: () => {
              this.#store.close();
            },
          })}
        </div>
      </div>
      <div class="chips" role="toolbar" aria-label=${text.show} ${rovingFocus()}>
        ${comparedKinds.map((kind) =>
          this.#chip(`${kindSigns[kind]} ${text.kinds[kind]}`, this.#store.countOf(kind), {
            isOn: this.#store.isChosen(kind),
            run: () => {
              this.#store.toggleKind(kind);
            },
          }),
        )}
        ${this.#chip(text.onlyDifferences, undefined, {
          isOn: this.#store.isOnlyDifferences,
          run: () => {
            this.#store.toggleOnlyDifferences();
          },
        })}
      </div>`;
  }

  #button(label: string, run: () => void): TemplateResult {
    return html`<vscode-button appearance="secondary" class="compact" @click=${run}
      >${label}</vscode-button
    >`;
  }

  #chip(
    label: string,
    count: number | undefined,
    { isOn, run }: { readonly isOn: boolean; readonly run: () => void },
  ): TemplateResult {
    return html`<button
      type="button"
      class="chip"
      data-roving
      aria-pressed=${isOn ? 'true' : 'false'}
      @click=${run}
    >
      ${label}
      ${count === undefined ? nothing : html`<span class="chip-count">${formatCount(count)}</span>`}
    </button>`;
  }

  #content(): unknown {
    const { head, shownCount, loadedCount } = this.#store;
    if (head.kind === 'failed') {
      return loadProblem(head.message, () => {
        this.#store.retry();
      });
    }
    if (head.kind === 'loading') {
      return html`<p class="pending" role="status">${text.making}</p>`;
    }
    const isComplete = loadedCount >= head.value.rowCount;
    if (shownCount === 0 && isComplete) {
      const isAllSame = this.#store.countOf('same') === loadedCount;
      return html`<p class="empty">
        ${icon('success')} ${isAllSame ? text.allSame : text.noneOfKind}
      </p>`;
    }
    return comparisonRows(this.#store, this.#rows, {
      // Keys go up to the document.
      onKey: () => undefined,
      onScroll: () => {
        this.#rows.scrolled();
        this.#schedule();
      },
    });
  }
}
