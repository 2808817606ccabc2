import { noChange } from 'lit/html.js';
import {
  type DirectiveResult,
  type ElementPart,
  type PartInfo,
  Directive,
  PartType,
  directive,
} from 'lit/directive.js';
import { type ColumnName } from '../columns.js';
import { type TimeSpan, barOf, spanOf } from '../waterfall.js';
import { type RowLook, cellDrawings } from './exchangeCells.js';

/** Also in inspector.css. */
export const rowHeight = 22;

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';
export const rowId = (seq: number): string => `row-${String(seq)}`;

/** Rows that are not shown for now are kept for those to come, as many as a jump of a page needs. */
const mostSpare = 80;

interface Cell {
  readonly name: ColumnName;
  readonly element: HTMLElement;
  text: string | undefined;
}

/** One row in the page; it shows one exchange after the other. */
class ExchangeRow {
  readonly element: HTMLElement;
  readonly #cells: readonly Cell[];
  #look: RowLook | undefined;
  #left = '';
  #width = '';

  constructor(names: readonly ColumnName[]) {
    this.element = document.createElement('div');
    this.element.setAttribute('role', 'row');
    this.#cells = names.map((name) => {
      const element = document.createElement('span');
      element.className = name;
      element.setAttribute('role', 'gridcell');
      this.element.append(element);
      return { name, element, text: undefined };
    });
  }

  get seq(): number | undefined {
    return this.#look?.summary.seq;
  }

  show(look: RowLook, span: TimeSpan): void {
    const before = this.#look;
    this.#look = look;
    if (before?.index !== look.index) {
      this.#place(look.index);
    }
    if (before?.summary !== look.summary || before.isSelected !== look.isSelected) {
      this.#name(look);
    }
    for (const cell of this.#cells) {
      const drawing = cellDrawings[cell.name];
      const text = drawing.textOf(look);
      if (text !== cell.text) {
        cell.text = text;
        drawing.draw(cell.element, look, text);
      }
      if (cell.name === 'waterfall') {
        this.#setBar(cell.element, look, span);
      }
    }
  }

  #place(index: number): void {
    this.element.setAttribute('data-index', String(index));
    this.element.setAttribute('aria-rowindex', String(index + 2));
    this.element.style.setProperty('transform', `translateY(${String(index * rowHeight)}px)`);
  }

  #name({ summary: { seq, method }, isSelected }: RowLook): void {
    this.element.id = rowId(seq);
    this.element.className = `row${isSelected ? ' selected' : ''}${isSafe(method) ? ' safe' : ''}`;
    this.element.setAttribute('aria-selected', isSelected ? 'true' : 'false');
  }

  #setBar(cell: HTMLElement, { summary }: RowLook, span: TimeSpan): void {
    const bar = cell.firstElementChild;
    const { left, width } = barOf(summary, span);
    const place = { left: `${left.toFixed(2)}%`, width: `${width.toFixed(2)}%` };
    if (bar instanceof HTMLElement && (place.left !== this.#left || place.width !== this.#width)) {
      this.#left = place.left;
      this.#width = place.width;
      bar.style.setProperty('inset-inline-start', place.left);
      bar.style.setProperty('inline-size', place.width);
    }
  }
}

/**
 * The rows in view, in their order. Rows are by far the most of the page, and each batch of exchanges and each
 * letter of a query changes them: so they are no templates but elements, used again and again.
 */
class ExchangeRowsDirective extends Directive {
  #parent: Element | undefined;
  #rows: readonly ExchangeRow[] = [];
  #spare: ExchangeRow[] = [];
  #names: readonly ColumnName[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('exchangeRows belongs on an element');
    }
  }

  override update({ element }: ElementPart, [looks, names]: Parameters<this['render']>): unknown {
    this.#parent = element;
    return this.render(looks, names);
  }

  override render(looks: readonly RowLook[], names: readonly ColumnName[]): unknown {
    if (this.#parent) {
      this.#show(this.#parent, looks, names);
    }
    return noChange;
  }

  #show(parent: Element, looks: readonly RowLook[], names: readonly ColumnName[]): void {
    if (names.join() !== this.#names.join()) {
      parent.replaceChildren();
      this.#names = names;
      this.#rows = [];
      this.#spare = [];
    }
    this.#rows = this.#arrange(parent, looks);
    const span = spanOf(looks.map(({ summary }) => summary));
    for (const [at, row] of this.#rows.entries()) {
      const look = looks[at];
      if (look) {
        row.show(look, span);
      }
    }
  }

  /**
   * A row for each look. One that shows the exchange already stays where it is; one whose exchange has gone takes
   * over the next that has none. Both lists ascend, so that one walk will do.
   */
  #arrange(parent: Element, looks: readonly RowLook[]): readonly ExchangeRow[] {
    const wanted = new Set(looks.map(({ summary }) => summary.seq));
    const isWanted = ({ seq }: ExchangeRow): boolean => seq !== undefined && wanted.has(seq);
    const known = new Set(this.#rows.map(({ seq }) => seq));
    const waiting = [...this.#rows].reverse();
    const arranged = looks.map(({ summary: { seq } }) => {
      if (known.has(seq)) {
        this.#dropUntil(seq, waiting);
      }
      const next = waiting.at(-1);
      if (next && (next.seq === seq || (!known.has(seq) && !isWanted(next)))) {
        waiting.pop();
        return next;
      }
      const row = this.#spare.pop() ?? new ExchangeRow(this.#names);
      parent.insertBefore(row.element, next?.element ?? null);
      return row;
    });
    this.#dropUntil(undefined, waiting);
    this.#spare.length = Math.min(this.#spare.length, mostSpare);
    return arranged;
  }

  /** @param waiting the last one is the next; afterwards it is the one of the exchange */
  #dropUntil(seq: number | undefined, waiting: ExchangeRow[]): void {
    while (waiting.length > 0 && waiting.at(-1)?.seq !== seq) {
      const row = waiting.pop();
      if (row) {
        row.element.remove();
        this.#spare.push(row);
      }
    }
  }
}

const asDirective = directive(ExchangeRowsDirective);

/** Draws the rows into the element, which is theirs alone. */
export const exchangeRows = (
  looks: readonly RowLook[],
  names: readonly ColumnName[],
): DirectiveResult => asDirective(looks, names);
