/** A text or an icon that can be seen, in CSS pixels of the window. */
export interface VisiblePiece {
  readonly kind: 'text' | 'icon';
  /** A text of several lines, or with an ellipsis, has several pieces of one number. */
  readonly node: number;
  /** The text, or what the icon belongs to. */
  readonly name: string;
  /** Where it stands: element and classes, from outside. */
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** WCAG 1.4.3: from 24 px, or from 18.66 px in bold. */
  readonly isLarge: boolean;
  /** What cannot be used may be pale (WCAG 1.4.3). */
  readonly isDisabled: boolean;
  /** Something that does not scroll ends before it does, and no ellipsis says so. */
  readonly isCutOff: boolean;
  /** What stands on different opaque layers (a menu, the page below it) does not overlap. */
  readonly layer: number;
}

/**
 * What can be seen of the page, shadow trees included; what something opaque covers, or has scrolled away, is
 * left out. Runs in the page, so that it holds all that it needs.
 */
export function findVisiblePieces(): readonly VisiblePiece[] {
  const parentOf = (node: Node): Element | null =>
    (node instanceof Element || node instanceof Text) && node.assignedSlot
      ? node.assignedSlot
      : node.parentNode instanceof ShadowRoot
        ? node.parentNode.host
        : node.parentElement;

  const chainOf = (element: Element): Element[] => {
    const chain: Element[] = [];
    for (let one: Element | null = element; one; one = parentOf(one)) {
      chain.push(one);
    }
    return chain;
  };

  const nameOf = (element: Element): string => {
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    return `${element.localName}${classes}`;
  };

  const hitAt = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y);
    for (let inner = hit; inner?.shadowRoot;) {
      inner = inner.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) {
        break;
      }
      hit = inner;
    }
    return hit;
  };

  /** The part that no box around it hides. */
  const clip = (rect: DOMRect, chain: readonly Element[]): { box: DOMRect; isCutOff: boolean } => {
    let { left, top, right, bottom } = rect;
    let isCutOff = false;
    const narrow = (box: DOMRect, mayHideX: boolean, mayHideY: boolean): void => {
      isCutOff ||=
        (!mayHideX && (left < box.left - 1.5 || right > box.right + 1.5)) ||
        // Letters are smaller than the box of their line.
        (!mayHideY && (top < box.top - 4 || bottom > box.bottom + 4));
      left = Math.max(left, box.left);
      top = Math.max(top, box.top);
      right = Math.min(right, box.right);
      bottom = Math.min(bottom, box.bottom);
    };
    let hasEllipsis = false;
    for (const element of chain) {
      const style = getComputedStyle(element);
      hasEllipsis ||= style.textOverflow === 'ellipsis';
      if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
        const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
        const box = element.getBoundingClientRect();
        narrow(box, hasEllipsis || scrolls(style.overflowX), scrolls(style.overflowY));
      }
    }
    narrow(new DOMRect(0, 0, innerWidth, innerHeight), false, false);
    return { box: new DOMRect(left, top, right - left, bottom - top), isCutOff };
  };

  const layers = new Map<Element | undefined, number>();
  const layerOf = (chain: readonly Element[]): number => {
    const opaque = chain.find((one) => {
      const { position, backgroundColor } = getComputedStyle(one);
      return position !== 'static' && !/^rgba\(.*, 0(?:\.\d+)?\)$/.test(backgroundColor);
    });
    const layer = layers.get(opaque) ?? layers.size;
    layers.set(opaque, layer);
    return layer;
  };

  const pieces: VisiblePiece[] = [];
  let node = 0;
  const take = (kind: VisiblePiece['kind'], name: string, rect: DOMRect, owner: Element): void => {
    const chain = chainOf(owner);
    if (chain.some((one) => getComputedStyle(one).visibility === 'hidden')) {
      return;
    }
    // For screen readers alone.
    const isHidden = chain.some((one) => {
      const { width, height } = one.getBoundingClientRect();
      return getComputedStyle(one).position === 'absolute' && width <= 1 && height <= 1;
    });
    const { box, isCutOff } = clip(rect, chain);
    if (isHidden || box.width < 3 || box.height < 5) {
      return;
    }
    const hit = hitAt(box.left + box.width / 2, box.top + box.height / 2);
    if (!hit || !(chain.includes(hit) || chainOf(hit).includes(owner))) {
      return;
    }
    const { fontSize, fontWeight } = getComputedStyle(owner);
    const size = parseFloat(fontSize);
    pieces.push({
      kind,
      node,
      name,
      path: chain.slice(0, 4).reverse().map(nameOf).join(' > '),
      x: box.left,
      y: box.top,
      width: box.width,
      height: box.height,
      isLarge: size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700),
      isDisabled: chain.some((one) => one.matches(':disabled, [disabled], [aria-disabled="true"]')),
      isCutOff,
      layer: layerOf(chain),
    });
  };

  const noText = ['style', 'script', 'title', 'option'];
  const takeLines = (one: Text): void => {
    const owner = parentOf(one);
    if (!owner || noText.includes(owner.localName)) {
      return;
    }
    // Line by line: the blanks before and after are no text.
    for (const { 0: line, index } of one.data.matchAll(/\S[^\n]*/g)) {
      const range = document.createRange();
      range.setStart(one, index);
      range.setEnd(one, index + line.trimEnd().length);
      for (const rect of range.getClientRects()) {
        take('text', line.slice(0, 40), rect, owner);
      }
    }
  };

  const walk = (one: Node): void => {
    node += 1;
    if (one instanceof Text) {
      takeLines(one);
    } else if (one instanceof SVGSVGElement) {
      const label = parentOf(one)?.closest('[aria-label], button, vscode-button, a')?.ariaLabel;
      take('icon', label ?? one.ariaLabel ?? 'icon', one.getBoundingClientRect(), one);
    } else {
      if (one instanceof Element && one.shadowRoot) {
        one.shadowRoot.childNodes.forEach(walk);
      }
      one.childNodes.forEach(walk);
    }
  };
  walk(document.body);
  return pieces;
}
