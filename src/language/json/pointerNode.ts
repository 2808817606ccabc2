import { fromPointer } from '../../base/jsonPointer.js';
import { childOf, findMember, type JsonNode } from './jsonTree.js';

/** What a JSON pointer leads to, as far as there is something. */
export interface PointedNode {
  readonly node: JsonNode;
  /** The name before the node, where it is the member of an object. */
  readonly key: JsonNode | undefined;
  /** The steps that lead nowhere: what is missing. */
  readonly missing: readonly string[];
}

export function pointedNode(root: JsonNode, pointer: string): PointedNode {
  const steps = fromPointer(pointer);
  let node = root;
  for (const [at, step] of steps.entries()) {
    const next = stepInto(node, step);
    if (!next) {
      return { node, key: keyOf(node), missing: steps.slice(at) };
    }
    node = next;
  }
  return { node, key: keyOf(node), missing: [] };
}

const stepInto = (node: JsonNode, step: string): JsonNode | undefined =>
  node.type === 'array'
    ? childOf(node, Number(step))
    : (childOf(node, step) ?? findMember(node, step)?.value);

const keyOf = ({ parent }: JsonNode): JsonNode | undefined =>
  parent?.type === 'property' ? parent.children?.[0] : undefined;
