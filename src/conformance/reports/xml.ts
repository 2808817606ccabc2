export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** A piece of XML 1.0, with its line ends. */
export function xmlElement(
  name: string,
  attributes: XmlAttributes,
  content: string | readonly string[] = [],
): string {
  const start = `<${name}${Object.entries(attributes).map(xmlAttribute).join('')}`;
  const inner = typeof content === 'string' ? xmlText(content) : indented(content);
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

const indented = (children: readonly string[]): string =>
  children.length === 0 ? '' : `\n${children.join('\n')}\n`;

const xmlAttribute = ([name, value]: readonly [string, string | number | undefined]): string =>
  value === undefined ? '' : ` ${name}="${xmlText(String(value)).replaceAll('\n', '&#10;')}"`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** What XML 1.0 has no character for (control characters, halves of surrogates) is written as an escape. */
function xmlText(text: string): string {
  return text
    .replace(noXml, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[&<>"\r\t]/g, (character) => entities[character] ?? character);
}

const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
