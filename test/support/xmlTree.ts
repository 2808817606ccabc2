import { SaxesParser } from 'saxes';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

/** @throws where it is not well-formed XML 1.0 */
export function parseXml(xml: string): XmlNode {
  const root: OpenNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const top = (): OpenNode => open.at(-1) ?? root;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: OpenNode = { name, attributes, children: [], text: '' };
    top().children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    top().text += text;
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) {
    throw new Error('There is no element in it');
  }
  return document;
}

export const allNodes = (node: XmlNode): readonly XmlNode[] => [
  node,
  ...node.children.flatMap(allNodes),
];
