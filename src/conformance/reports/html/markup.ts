/** A piece of HTML in which everything is escaped that has to be. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | number | Markup | readonly (string | number | Markup)[];

/** Text that is put into the template is escaped, for elements and quoted attributes alike; Markup is not. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const pieces = parts.map((part, at) => {
    const value = values[at];
    return value === undefined ? part : part + toText(value);
  });
  return new Markup(pieces.join(''));
}

export const noMarkup = new Markup('');

function toText(content: Content): string {
  if (content instanceof Markup) {
    return content.text;
  }
  if (typeof content === 'string' || typeof content === 'number') {
    return escape(String(content));
  }
  return content.map(toText).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
