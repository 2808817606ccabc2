import { type TemplateResult, html } from 'lit/html.js';

export type SplitOrientation = 'sideBySide' | 'stacked';

export interface Splitter {
  readonly orientation: SplitOrientation;
  /** Share of the first pane, 0 to 1, as it was asked for last: that may not be drawn yet. */
  readonly ratio: () => number;
  readonly label: string;
  readonly change: (ratio: number) => void;
}

const smallest = 0.15;
const largest = 0.85;
const middle = 0.5;
const step = 0.02;

export const clampRatio = (ratio: number): number =>
  Math.min(largest, Math.max(smallest, Number.isFinite(ratio) ? ratio : middle));

/** Where a key moves the splitter, or undefined for a key that does not. */
export function ratioForKey(key: string, ratio: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return clampRatio(ratio - step);
    case 'ArrowRight':
    case 'ArrowDown':
      return clampRatio(ratio + step);
    case 'Home':
      return smallest;
    case 'End':
      return largest;
    case 'Enter':
      return middle;
    default:
      return undefined;
  }
}

function ratioAt(event: PointerEvent, pane: Element, orientation: SplitOrientation): number {
  const box = pane.getBoundingClientRect();
  return clampRatio(
    orientation === 'sideBySide'
      ? (event.clientX - box.left) / box.width
      : (event.clientY - box.top) / box.height,
  );
}

/** The bar between two panes: dragged, moved with the arrow keys, put back by a double click. */
export function splitter({ orientation, ratio, label, change }: Splitter): TemplateResult {
  const drag = (event: PointerEvent): void => {
    const bar = event.currentTarget;
    if (bar instanceof HTMLElement && bar.parentElement && bar.hasPointerCapture(event.pointerId)) {
      change(ratioAt(event, bar.parentElement, orientation));
    }
  };
  const grab = (event: PointerEvent): void => {
    if (event.currentTarget instanceof HTMLElement && event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
  };
  const key = (event: KeyboardEvent): void => {
    const next = ratioForKey(event.key, ratio());
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      change(next);
    }
  };
  return html`<div
    class="splitter"
    role="separator"
    tabindex="0"
    aria-label=${label}
    aria-orientation=${orientation === 'sideBySide' ? 'vertical' : 'horizontal'}
    aria-valuemin=${smallest * 100}
    aria-valuemax=${largest * 100}
    aria-valuenow=${Math.round(ratio() * 100)}
    @pointerdown=${grab}
    @pointermove=${drag}
    @keydown=${key}
    @dblclick=${() => {
      change(middle);
    }}
  ></div>`;
}
