import { type Node, parseTree } from 'jsonc-parser';
import { toPointer } from '../../src/base/jsonPointer.js';

/** A value of a JSON text, with what is needed to show and to find it. */
export interface JsonNode {
  /** RFC 6901; the place of findings, and the identity of the node. */
  readonly pointer: string;
  /** As SCIM writes it, for example `emails[1].value`. */
  readonly path: string;
  /** Name in the object around it, or index in the array. */
  readonly name: string;
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** As it stands in the text, line breaks and all. */
  readonly source: string;
  readonly offset: number;
  readonly children: readonly JsonNode[];
}

/** Undefined where the text is no JSON. Numbers and doubled names stay as they came. */
export function readJsonTree(text: string): JsonNode | undefined {
  const root = parseTree(text);
  return root && toNode(root, text, [], '', '');
}

function toNode(
  node: Node,
  text: string,
  steps: readonly (string | number)[],
  path: string,
  name: string,
): JsonNode {
  const { offset, length, type } = node;
  return {
    pointer: toPointer(steps),
    path,
    name,
    kind: type === 'property' ? 'null' : type,
    source: text.slice(offset, offset + length),
    offset,
    children: childrenOf(node, text, steps, path),
  };
}

function childrenOf(
  { type, children = [] }: Node,
  text: string,
  steps: readonly (string | number)[],
  path: string,
): readonly JsonNode[] {
  if (type === 'array') {
    return children.map((child, at) =>
      toNode(child, text, [...steps, at], `${path}[${String(at)}]`, String(at)),
    );
  }
  return children.flatMap(({ children: [key, value] = [] }) => {
    const name = String(key?.value);
    return value
      ? [toNode(value, text, [...steps, name], joinPath(path, name, steps.length), name)]
      : [];
  });
}

/** RFC 7644 3.10: a colon behind the URN of an extension, which stands at the top. */
function joinPath(path: string, name: string, depth: number): string {
  const separator = depth === 1 && /^urn:/i.test(path) ? ':' : '.';
  return path === '' ? name : `${path}${separator}${name}`;
}

export function findNode(root: JsonNode, pointer: string): JsonNode | undefined {
  if (pointer === root.pointer) {
    return root;
  }
  const next = root.children.find(
    (child) => pointer === child.pointer || pointer.startsWith(`${child.pointer}/`),
  );
  return next && findNode(next, pointer);
}

/** All nodes whose name or simple value has the text in it, in their order. */
export function searchNodes(root: JsonNode, text: string): readonly JsonNode[] {
  const wanted = text.toLowerCase();
  const found: JsonNode[] = [];
  const visit = (node: JsonNode): void => {
    const own = node.children.length === 0 ? `${node.name} ${node.source}` : node.name;
    if (wanted !== '' && own.toLowerCase().includes(wanted)) {
      found.push(node);
    }
    node.children.forEach(visit);
  };
  visit(root);
  return found;
}
