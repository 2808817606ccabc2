import { type DirectiveResult } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
  ['ArrowRight', 1],
  ['ArrowDown', 1],
]);

/** Where a key leads among `count` items, round the ends; undefined for a key that leads nowhere. */
function rovingTarget(key: string, from: number, count: number): number | undefined {
  if (count === 0) {
    return undefined;
  }
  if (key === 'Home' || key === 'End') {
    return key === 'Home' ? 0 : count - 1;
  }
  const step = steps.get(key);
  return step === undefined ? undefined : (from + step + count) % count;
}

const itemsOf = (element: Element): readonly HTMLElement[] =>
  [...element.querySelectorAll('[data-roving]')].filter((item) => item instanceof HTMLElement);

function settle(items: readonly HTMLElement[], current: HTMLElement | undefined): void {
  for (const item of items) {
    const tabIndex = item === current ? 0 : -1;
    if (item.tabIndex !== tabIndex) {
      item.tabIndex = tabIndex;
    }
  }
}

const watched = new WeakSet<Element>();

function watch(element: Element): void {
  element.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const items = itemsOf(element);
    const from = items.findIndex((item) => item === document.activeElement);
    const target = from < 0 ? undefined : rovingTarget(event.key, from, items.length);
    const item = target === undefined ? undefined : items[target];
    if (item) {
      event.preventDefault();
      event.stopPropagation();
      settle(items, item);
      item.focus();
    }
  });
  element.addEventListener('focusin', (event) => {
    const items = itemsOf(element);
    const item = items.find((one) => one === event.target);
    if (item) {
      settle(items, item);
    }
  });
}

/** One stop for Tab in the element; arrow keys, Home and End lead among what is marked `data-roving`. */
export const rovingFocus = (): DirectiveResult =>
  ref((element) => {
    if (!element) {
      return;
    }
    if (!watched.has(element)) {
      watched.add(element);
      watch(element);
    }
    // After this render: what stands in the element may be drawn later than the element itself.
    queueMicrotask(() => {
      const items = itemsOf(element);
      settle(items, items.find(({ tabIndex }) => tabIndex === 0) ?? items[0]);
    });
  });
