import {
  Virtualizer,
  type VirtualItem,
  type VirtualizerOptions,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from '@tanstack/virtual-core';

export interface VirtualRowsOptions {
  readonly rowHeight: number;
  /** Height of the sticky header inside the scrolling element. */
  readonly headerHeight: number;
  /** Rows kept rendered beyond either edge. */
  readonly overscan: number;
  /** The rows to render have changed. */
  readonly onChange: () => void;
}

/** Rows of one height inside one scrolling element, of which only those in view are rendered. */
export class VirtualRows {
  readonly #options: VirtualRowsOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #element: HTMLElement | null = null;
  #count = 0;

  constructor(options: VirtualRowsOptions) {
    this.#options = options;
    this.#virtualizer = new Virtualizer(this.#virtualizerOptions());
    // Never unmounted: the list lives as long as its page. Detaching the element stops the observers.
    this.#virtualizer._didMount();
  }

  get element(): HTMLElement | null {
    return this.#element;
  }

  attach(element: HTMLElement | undefined): void {
    this.#element = element ?? null;
  }

  setCount(count: number): void {
    if (count !== this.#count) {
      this.#count = count;
      this.#virtualizer.setOptions(this.#virtualizerOptions());
    }
  }

  /** To be called after each render: starts or stops observing the element. */
  rendered(): void {
    this.#virtualizer._willUpdate();
  }

  /** The rows to render, in order. `start` is counted from the first row. */
  get items(): readonly VirtualItem[] {
    return this.#virtualizer.getVirtualItems();
  }

  get totalHeight(): number {
    return this.#count * this.#options.rowHeight;
  }

  /** Height of the rows in view, without the header. */
  get viewHeight(): number {
    return Math.max(0, (this.#element?.clientHeight ?? 0) - this.#options.headerHeight);
  }

  /** Of the rows; before the first render that of the window. */
  get viewWidth(): number {
    return this.#element?.clientWidth ?? window.innerWidth;
  }

  get rowsPerPage(): number {
    return Math.max(1, Math.floor(this.viewHeight / this.#options.rowHeight) - 1);
  }

  /** Index of the last row of which at least half is in view, or -1. */
  get lastIndexInView(): number {
    const end = (this.#element?.scrollTop ?? 0) + this.viewHeight;
    return Math.min(this.#count, Math.floor(end / this.#options.rowHeight + 0.5)) - 1;
  }

  get isAtEnd(): boolean {
    const element = this.#element;
    return (
      !element || element.scrollTop + element.clientHeight >= element.scrollHeight - this.#slack
    );
  }

  /** What the range of rendered rows was made for: while it stays, the rows do too. */
  get range(): string {
    const { items } = this;
    return `${String(items[0]?.index)} ${String(items.at(-1)?.index)}`;
  }

  /** To be called before a render that shows more rows: the end is in view at once. */
  growToEnd(content: HTMLElement): void {
    content.style.setProperty('height', `${String(this.totalHeight)}px`);
    this.scrollToEnd();
  }

  scrollToEnd(): void {
    this.#scrollTo(this.totalHeight);
  }

  scrollBy(rows: number): void {
    this.#scrollTo((this.#element?.scrollTop ?? 0) + rows * this.#options.rowHeight);
  }

  /** Scrolls just as far as it takes to see the whole row. */
  reveal(index: number): void {
    const { rowHeight } = this.#options;
    const top = this.#element?.scrollTop ?? 0;
    const start = index * rowHeight;
    if (start < top) {
      this.#scrollTo(start);
    } else if (start + rowHeight > top + this.viewHeight) {
      this.#scrollTo(start + rowHeight - this.viewHeight);
    }
  }

  get #slack(): number {
    return this.#options.rowHeight / 2;
  }

  #scrollTo(top: number): void {
    const element = this.#element;
    if (element) {
      element.scrollTop = top;
      // The event comes a frame later; without this one the frame between would show no rows.
      element.dispatchEvent(new Event('scroll'));
    }
  }

  #virtualizerOptions(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { rowHeight, headerHeight, overscan, onChange } = this.#options;
    return {
      count: this.#count,
      getScrollElement: () => this.#element,
      estimateSize: () => rowHeight,
      scrollPaddingStart: headerHeight,
      overscan,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange,
    };
  }
}
