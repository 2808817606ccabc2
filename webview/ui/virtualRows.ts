export interface VirtualRowsOptions {
  readonly rowHeight: number;
  /** Height of the sticky header inside the scrolling element. */
  readonly headerHeight: number;
  /** Rows kept rendered beyond either edge. */
  readonly overscan: number;
  /** The element has another size by now. */
  readonly onChange: () => void;
}

/** Indexes of rows: from the first to before the end. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** In milliseconds. */
const fillingPause = 300;

const isWithin = (inner: RowRange, outer: RowRange): boolean =>
  inner.first >= outer.first && inner.end <= outer.end;

/**
 * Rows of one height inside one scrolling element, of which only those in view are rendered. Where it stands
 * and how large it is are remembered from its events: to ask the page while it is being drawn would
 * have it laid out once more. So a draw is: `setCount`, where to stand, render, `rendered`.
 */
export class VirtualRows {
  readonly #options: VirtualRowsOptions;
  readonly #resizes: ResizeObserver;
  #element: HTMLElement | null = null;
  /** The element as of the last render. */
  #observed: HTMLElement | null = null;
  #count = 0;
  #top = 0;
  /** Of the element, in pixels; undefined until it is in the page. */
  #size: { readonly width: number; readonly height: number } | undefined;
  /** Where the element is to be scrolled to once it is rendered. */
  #aim: number | undefined;
  #drawn: RowRange = { first: 0, end: 0 };
  /** Somebody waits for the next render. */
  #isUrgent = false;
  #filling: number | undefined;
  #drawnCount = 0;
  #drawnWidth = 0;

  constructor(options: VirtualRowsOptions) {
    this.#options = options;
    this.#resizes = new ResizeObserver(() => {
      if (this.#measure()) {
        options.onChange();
      }
    });
  }

  get element(): HTMLElement | null {
    return this.#element;
  }

  attach(element: HTMLElement | undefined): void {
    this.#element = element ?? null;
  }

  setCount(count: number): void {
    this.#count = count;
  }

  /** The rows are others by now: the next render has those in view alone, and the ones around them come later. */
  replaced(): void {
    this.#isUrgent = true;
  }

  /** The rows to render: at first only those in view, as somebody waits for them. */
  takeRange(): RowRange {
    const isWhole = this.#size !== undefined && !this.#isUrgent;
    this.#drawn = this.#rangeWith(isWhole ? this.#options.overscan : 0);
    this.#drawnWidth = this.viewWidth;
    return this.#drawn;
  }

  /** Whether rows are missing that are in view, or were rendered for another width. */
  get isOutdated(): boolean {
    return (
      this.#element !== null &&
      (this.#drawnWidth !== this.viewWidth || !isWithin(this.#rangeWith(0), this.#drawn))
    );
  }

  /** To be called after each render: scrolls to where it should stand. */
  rendered(): void {
    if (this.#isUrgent) {
      this.#isUrgent = false;
      this.#fillLater();
    }
    const { aim, isOther } = { aim: this.#aim, isOther: this.#element !== this.#observed };
    this.#aim = undefined;
    if (isOther) {
      this.#observe();
    }
    const isOtherCount = this.#count !== this.#drawnCount;
    this.#drawnCount = this.#count;
    if (aim !== undefined && (isOther || isOtherCount || !this.#standsAt(aim))) {
      this.#scrollTo(aim);
    } else if (isOther || isOtherCount) {
      this.scrolled();
    }
  }

  /** To be called when the element was scrolled, by whomever. */
  scrolled(): void {
    this.#top = this.#element?.scrollTop ?? 0;
  }

  get totalHeight(): number {
    return this.#count * this.#options.rowHeight;
  }

  /** Height of the rows in view, without the header. Until they are in the page, that of the window. */
  get viewHeight(): number {
    const height = this.#size?.height ?? window.innerHeight;
    return Math.max(0, height - this.#options.headerHeight);
  }

  /** Of the rows; before the first render that of the window. */
  get viewWidth(): number {
    return this.#size?.width ?? window.innerWidth;
  }

  /** Pixels above the first row in view. */
  get top(): number {
    return this.#top;
  }

  get rowsPerPage(): number {
    return Math.max(1, Math.floor(this.viewHeight / this.#options.rowHeight) - 1);
  }

  /** Index of the last row of which at least half is in view, or -1. */
  get lastIndexInView(): number {
    const end = this.#top + this.viewHeight;
    return Math.min(this.#count, Math.floor(end / this.#options.rowHeight + 0.5)) - 1;
  }

  get isAtEnd(): boolean {
    return this.#element === null || this.#top >= this.#topOfEnd - this.#options.rowHeight / 2;
  }

  /** The end is in view after the next render. */
  aimAtEnd(): void {
    this.#aim = Infinity;
  }

  /** After the next render the rows in view stand that much further down. */
  aimBy(rows: number): void {
    this.#aim = (this.#aim ?? this.#top) + rows * this.#options.rowHeight;
  }

  /** Scrolls just as far as it takes to see the whole row; looks how large the view is by now. */
  reveal(index: number): void {
    this.#measure();
    const { rowHeight } = this.#options;
    const start = index * rowHeight;
    if (start < this.#top) {
      this.#scrollTo(start);
    } else if (start + rowHeight > this.#top + this.viewHeight) {
      this.#scrollTo(start + rowHeight - this.viewHeight);
    }
  }

  #standsAt(top: number): boolean {
    return Math.abs(Math.min(top, this.#topOfEnd) - this.#top) < 1;
  }

  get #topOfEnd(): number {
    return Math.max(0, this.totalHeight - this.viewHeight);
  }

  #rangeWith(overscan: number): RowRange {
    const { rowHeight } = this.#options;
    // A list that has become shorter will be scrolled back by the browser.
    const top = Math.max(0, Math.min(this.#aim ?? this.#top, this.#topOfEnd));
    const first = Math.floor(top / rowHeight);
    const end = Math.ceil((top + this.viewHeight) / rowHeight);
    return {
      first: Math.max(0, first - overscan),
      end: Math.min(this.#count, end + overscan),
    };
  }

  /** Not between two keys that follow each other. */
  #fillLater(): void {
    window.clearTimeout(this.#filling);
    this.#filling = window.setTimeout(this.#options.onChange, fillingPause);
  }

  #scrollTo(top: number): void {
    const element = this.#element;
    if (element) {
      // The browser knows best where the end is.
      element.scrollTop = Math.min(top, this.totalHeight);
      this.#top = element.scrollTop;
    }
  }

  #observe(): void {
    this.#resizes.disconnect();
    this.#observed = this.#element;
    this.#size = undefined;
    if (this.#element) {
      // Tells the size at once, when the page is laid out anyway.
      this.#resizes.observe(this.#element);
    }
  }

  /** Whether the size is another. */
  #measure(): boolean {
    const element = this.#element;
    if (!element) {
      return false;
    }
    const { clientWidth: width, clientHeight: height } = element;
    const isOther = width !== this.viewWidth || height !== this.#size?.height;
    this.#size = { width, height };
    return isOther;
  }
}
