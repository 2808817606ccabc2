import { childOf, type JsonNode, type JsonPath } from '../json/jsonTree.js';
import { type Member, type Shape } from './shape.js';

/** What a path leads to: what belongs there, and the member of an object that it is in. */
export interface Found {
  readonly shape: Shape;
  /** The last one on the way; undefined at the root. */
  readonly member: Member | undefined;
}

/** @returns undefined where nothing is known about the place */
export function findShape(
  root: JsonNode | undefined,
  shape: Shape,
  path: JsonPath,
): Found | undefined {
  let found: Found | undefined = { shape, member: undefined };
  let node = root;
  for (const step of path) {
    node = childOf(node, step);
    found = found && stepInto(found, step, node);
  }
  return found;
}

function stepInto(
  { shape, member }: Found,
  step: string | number,
  node: JsonNode | undefined,
): Found | undefined {
  if (typeof step === 'number') {
    return shape.kind === 'list' ? { shape: shape.item(node), member } : undefined;
  }
  // One object where a list belongs is a mistake of its own, and its members are known all the same.
  const owner = shape.kind === 'list' ? shape.item(undefined) : shape;
  const next = owner.kind === 'object' ? owner.find(step) : undefined;
  return next && { shape: next.shape(node), member: next };
}
