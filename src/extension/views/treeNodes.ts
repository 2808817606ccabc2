import { type ArmedFault } from '../../faults/armedFault.js';
import { type SwitchName } from '../../scim/profile.js';
import { type StoredResource } from '../../scim/store/directory.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';

export type ServerFact = 'baseUrl' | 'publicBaseUrl' | 'authorization' | 'oauth2' | 'captures';

export type ForwardFact = 'baseUrl' | 'publicBaseUrl' | 'target';

/** What a row of the tree stands for. */
export type TreeNode =
  | { readonly kind: 'server' }
  | { readonly kind: 'fact'; readonly fact: ServerFact }
  | { readonly kind: 'forward' }
  | { readonly kind: 'forwardFact'; readonly fact: ForwardFact }
  | { readonly kind: 'faults' }
  | { readonly kind: 'fault'; readonly fault: ArmedFault }
  | { readonly kind: 'profile' }
  | { readonly kind: 'switch'; readonly name: SwitchName }
  | { readonly kind: 'type'; readonly type: ResourceType }
  | { readonly kind: 'resource'; readonly stored: StoredResource }
  | { readonly kind: 'more'; readonly type: ResourceType; readonly remaining: number };

/** How many people or groups a step of the tree shows. */
export const pageSize = 100;

/** Rows are known by identity, because VS Code hands them to commands beside what callers give. */
const rows = new WeakMap<object, TreeNode>();

export function treeNode(node: TreeNode): TreeNode {
  rows.set(node, node);
  return node;
}

export const isTreeNode = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && rows.has(value);

/** Of a row of the tree, or the id itself. */
export function findFaultId(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  const row = typeof value === 'object' && value !== null ? rows.get(value) : undefined;
  return row?.kind === 'fault' ? row.fault.id : undefined;
}
