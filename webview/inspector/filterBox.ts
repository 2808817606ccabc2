import { type FilterModel } from './filterModel.js';
import { type Completion } from './query/completions.js';

/** The list below the filter field: whether it is open, and which proposal is the active one. */
export class FilterBox {
  readonly #filter: FilterModel;
  readonly #changed: () => void;
  #items: readonly Completion[] = [];
  /** -1 while none is. */
  #active = -1;

  constructor(filter: FilterModel, changed: () => void) {
    this.#filter = filter;
    this.#changed = changed;
  }

  get items(): readonly Completion[] {
    return this.#items;
  }

  get isOpen(): boolean {
    return this.#items.length > 0;
  }

  get active(): number {
    return this.#active;
  }

  type(text: string, caret: number): void {
    this.#filter.setText(text);
    this.open(caret);
  }

  open(caret: number): void {
    this.#items = this.#filter.complete(caret);
    this.#active = -1;
    this.#changed();
  }

  close(): void {
    this.#items = [];
    this.#active = -1;
    this.#changed();
  }

  move(step: 1 | -1): void {
    const count = this.#items.length;
    // One more place than there are items: nothing active, the text as it was typed.
    this.#active = ((this.#active + 1 + step + count + 1) % (count + 1)) - 1;
    this.#changed();
  }

  /** Puts a proposal into the query; gives the place of the caret. */
  take(at = this.#active): number | undefined {
    const item = this.#items[at];
    if (!item) {
      return undefined;
    }
    this.#filter.setText(item.text);
    // A field wants its value next.
    if (item.kind === 'field') {
      this.open(item.caret);
    } else {
      this.close();
    }
    return item.caret;
  }
}
