import { noChange } from 'lit/html.js';
import {
  type AttributePart,
  type DirectiveResult,
  Directive,
  type ElementPart,
  type PartInfo,
  PartType,
  directive,
} from 'lit/directive.js';

class CssPropertyDirective extends Directive {
  #element: HTMLElement | undefined;
  #last: string | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('cssProperty belongs on an element');
    }
  }

  override render(name: string, value: string): unknown {
    if (value !== this.#last) {
      this.#last = value;
      this.#element?.style.setProperty(name, value);
    }
    return noChange;
  }

  override update(
    part: AttributePart | ElementPart,
    [name, value]: Parameters<this['render']>,
  ): unknown {
    this.#element = part.element instanceof HTMLElement ? part.element : undefined;
    return this.render(name, value);
  }
}

const asDirective = directive(CssPropertyDirective);

/**
 * Sets one CSS property through the CSSOM. A `style` attribute would be blocked by our content
 * security policy, and Lit's `styleMap` writes one at the first render.
 */
export function cssProperty(name: string, value: string): DirectiveResult {
  return asDirective(name, value);
}
