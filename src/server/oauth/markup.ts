/** Text that may stand in a page as it is. Made by the template alone, which escapes all else. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * HTML. What is filled in is text, never markup, in elements and in quoted attributes alike. (Not called
 * `html`: formatters would lay out what is in it, and the hash of the style would no longer hold.)
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const filled = parts.map((part, at) => `${part}${toText(values[at] ?? '')}`);
  return new Markup(filled.join(''));
}

function toText(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') {
    return value.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  }
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('');
}
