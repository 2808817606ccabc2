import { type Task } from '../../okta/org/job.js';
import { type Org } from '../../okta/org/org.js';

/** The tabs of the Admin Console that the tree shows. */
export type OktaTab = 'people' | 'groups' | 'assignments' | 'pushes' | 'tasks';

/** What a row of the tree stands for, by ids: what it shows is looked up when it is drawn. */
export type OktaNode =
  | { readonly kind: 'app' }
  | { readonly kind: 'tab'; readonly tab: OktaTab }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'member'; readonly groupId: string; readonly id: string }
  | { readonly kind: 'assignment'; readonly id: string }
  | { readonly kind: 'assignedGroup'; readonly id: string }
  | { readonly kind: 'push'; readonly id: string }
  | { readonly kind: 'task'; readonly id: string };

/** Rows are known by identity, because VS Code hands them to commands beside what callers give. */
const rows = new WeakMap<object, OktaNode>();

function oktaNode(node: OktaNode): OktaNode {
  rows.set(node, node);
  return node;
}

export const findOktaNode = (value: unknown): OktaNode | undefined =>
  typeof value === 'object' && value !== null ? rows.get(value) : undefined;

/** The rows below a row, or the roots. */
export function childrenOf(org: Org, node?: OktaNode): OktaNode[] {
  if (!node) {
    return rootsOf(org);
  }
  if (node.kind === 'tab') {
    return rowsOf(org, node.tab);
  }
  if (node.kind !== 'group') {
    return [];
  }
  const { id: groupId } = node;
  const memberIds = org.groups.find(groupId)?.memberIds ?? [];
  return [...memberIds].map((id) => oktaNode({ kind: 'member', groupId, id }));
}

function rootsOf({ queue }: Org): OktaNode[] {
  const tabs: readonly OktaTab[] = [
    'people',
    'groups',
    'assignments',
    'pushes',
    ...(queue.tasks.length > 0 ? (['tasks'] as const) : []),
  ];
  return [oktaNode({ kind: 'app' }), ...tabs.map((tab) => oktaNode({ kind: 'tab', tab }))];
}

function rowsOf({ people, groups, accounts, groupPush, queue }: Org, tab: OktaTab): OktaNode[] {
  switch (tab) {
    case 'people':
      return people.all.map(({ id }) => oktaNode({ kind: 'person', id }));
    case 'groups':
      return groups.all.map(({ id }) => oktaNode({ kind: 'group', id }));
    case 'assignments':
      return [
        ...[...accounts.groupIds].map((id) => oktaNode({ kind: 'assignedGroup', id })),
        ...accounts.all.map(({ personId: id }) => oktaNode({ kind: 'assignment', id })),
      ];
    case 'pushes':
      return groupPush.all.map(({ id }) => oktaNode({ kind: 'push', id }));
    case 'tasks':
      return queue.tasks.map(({ job: { id } }) => oktaNode({ kind: 'task', id }));
  }
}

export const findTask = (org: Org, id: string): Task | undefined =>
  org.queue.tasks.find(({ job }) => job.id === id);
