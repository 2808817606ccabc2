import { type JsonObject } from '../../../base/json.js';
import { type Member } from '../account.js';
import {
  addMembers,
  removeMember,
  replaceMembers,
  toMemberBody,
  toNewGroup,
  toPatch,
  toPathlessPatch,
  toWholeGroup,
} from '../groupBody.js';
import { type Plan, type PlanContext, type Step } from '../plan.js';
import { type PlanInputs } from '../planInputs.js';
import { toLookupPath, toResourcePath } from '../queries.js';
import { idOf, objectOf, readList } from '../reply.js';

const endpoint = '/Groups';

interface Group {
  readonly name: string;
  readonly members: readonly Member[];
}

const groupPath = ({ state }: PlanContext<unknown>): string =>
  toResourcePath(endpoint, state.id ?? '');

type Following = (context: PlanContext<unknown>) => string | undefined;

const findGroup = <Input extends { readonly name: string }>(
  whereFound: Following,
  whereNot: Following,
): Step<Input> => ({
  kind: 'findGroup',
  request: ({ input, options }) => ({
    method: 'GET',
    path: toLookupPath(endpoint, { attribute: 'displayName', value: input.name }, options),
  }),
  then: (reply, context) => {
    const [found] = readList(reply)?.resources ?? [];
    const id = found && idOf(found);
    return found === undefined || id === undefined
      ? { to: whereNot(context) }
      : { to: whereFound(context), state: { id, resource: found, isLinked: true } };
  },
});

/** An app that PATCHes gives the members by a request of their own. */
const createGroup: Step<Group> = {
  kind: 'createGroup',
  request: ({ input: { name, members }, switches }) => ({
    method: 'POST',
    path: endpoint,
    body: toNewGroup(name, switches.groupCreation === 'members' ? members : []),
  }),
  then: (reply, { input, switches }) => {
    const resource = objectOf(reply);
    const id = idOf(resource);
    const afterwards = input.members.length === 0 ? undefined : 'addMembers';
    return {
      to: switches.groupUpdate === 'put' ? 'read' : afterwards,
      state: { resource, ...(id !== undefined && { id }) },
    };
  },
};

/** Goes before the PUT, and before the PATCH of the name. */
const readGroup: Step<Group> = {
  kind: 'readGroup',
  request: (context) => ({ method: 'GET', path: groupPath(context) }),
  then: (reply, { switches }) => ({
    to: switches.groupUpdate === 'put' ? 'put' : 'rename',
    state: { resource: objectOf(reply) },
  }),
};

const putGroup: Step<Group> = {
  kind: 'updateGroup',
  request: (context) => {
    const { input, options, state } = context;
    const id = options.sendsGroupId ? state.id : undefined;
    return {
      method: 'PUT',
      path: groupPath(context),
      body: toWholeGroup(id, input.name, input.members),
    };
  },
  then: () => ({}),
};

/** Sent behind each change of members too, whether the name has changed or not. */
const renameGroup: Step<Group> = {
  kind: 'updateGroup',
  request: (context) => ({
    method: 'PATCH',
    path: groupPath(context),
    body: toPathlessPatch({ id: context.state.id ?? '', displayName: context.input.name }),
  }),
  then: () => ({}),
};

/** As many PATCHes as the operations need. */
const patchMembers = <Input extends Group>(
  self: string,
  toOperations: (context: PlanContext<Input>) => readonly (readonly JsonObject[])[],
): Step<Input> => ({
  kind: 'updateGroup',
  request: (context) => ({
    method: 'PATCH',
    path: groupPath(context),
    body: toPatch(...(toOperations(context)[context.state.batch] ?? [])),
  }),
  then: (_reply, context) => {
    const batch = context.state.batch + 1;
    const isMore = batch < toOperations(context).length;
    return { to: isMore ? self : 'read', state: { batch } };
  },
});

/** Removals go first. */
function toBatches(
  added: readonly Member[],
  removed: readonly string[],
  size: number,
): readonly (readonly JsonObject[])[] {
  const changes = [
    ...removed.map((id) => ({ id })),
    ...added.map((member) => ({ member })),
  ] satisfies readonly ({ readonly id: string } | { readonly member: Member })[];
  const batches: (readonly JsonObject[])[] = [];
  const step = Math.max(1, Math.min(size, changes.length));
  for (let at = 0; at < changes.length; at += step) {
    const part = changes.slice(at, at + step);
    const members = part.flatMap((change) => ('member' in change ? [change.member] : []));
    const removals = part.flatMap((change) => ('id' in change ? [removeMember(change.id)] : []));
    batches.push([...removals, ...(members.length > 0 ? [addMembers(members)] : [])]);
  }
  return batches;
}

const addAll = patchMembers<Group>('addMembers', ({ input, options }) =>
  toBatches(input.members, [], options.membersPerPatch),
);

const replaceAll: Step<Group> = {
  kind: 'updateGroup',
  request: (context) => ({
    method: 'PATCH',
    path: groupPath(context),
    body: toPatch(replaceMembers(context.input.members)),
  }),
  then: () => ({ to: 'read' }),
};

const replaceWhole: Step<Group> = {
  kind: 'updateGroup',
  request: (context) => {
    const { input, state } = context;
    const members = input.members.map(toMemberBody);
    return {
      method: 'PATCH',
      path: groupPath(context),
      body: toPathlessPatch({ members, id: state.id ?? '', displayName: input.name }),
    };
  },
  then: () => ({}),
};

const updateSteps = { read: readGroup, put: putGroup, rename: renameGroup };
const linkSteps = { ...updateSteps, addMembers: addAll, replaceMembers: replaceAll };

const firstOfLink: Following = ({ switches, options }) => {
  if (switches.groupUpdate === 'put') {
    return 'read';
  }
  return options.linkedMembers === 'replace' ? 'replaceMembers' : 'addMembers';
};

export const findGroupPlan: Plan<PlanInputs['findGroup']> = {
  id: 'findGroup',
  title: 'Check whether a group is there',
  section: '1.9',
  begin: () => 'find',
  steps: {
    find: findGroup(
      () => undefined,
      () => undefined,
    ),
  },
};

export const pushGroupPlan: Plan<PlanInputs['pushGroup']> = {
  id: 'pushGroup',
  title: 'Push a group by name: create, or link with the one that is there',
  section: '1.9',
  begin: () => 'find',
  steps: { find: findGroup(firstOfLink, () => 'create'), create: createGroup, ...linkSteps },
};

export const linkGroupPlan: Plan<PlanInputs['linkGroup']> = {
  id: 'linkGroup',
  title: 'Link a pushed group with a group of the server',
  section: '1.9',
  begin: firstOfLink,
  steps: linkSteps,
};

export const renameGroupPlan: Plan<PlanInputs['renameGroup']> = {
  id: 'renameGroup',
  title: 'Rename a pushed group',
  section: '1.9',
  begin: () => 'read',
  steps: updateSteps,
};

export const changeMembersPlan: Plan<PlanInputs['changeMembers']> = {
  id: 'changeMembers',
  title: 'Push changes of the members of a group',
  section: '1.9',
  begin: ({ switches, input }) => {
    if (input.added.length + input.removed.length === 0) {
      return undefined;
    }
    return switches.groupUpdate === 'put' ? 'read' : 'patchMembers';
  },
  steps: {
    patchMembers: patchMembers('patchMembers', ({ input, options }) =>
      toBatches(input.added, input.removed, options.membersPerPatch),
    ),
    ...updateSteps,
  },
};

export const pushGroupNowPlan: Plan<PlanInputs['pushGroupNow']> = {
  id: 'pushGroupNow',
  title: 'Push now: name and all members of a group',
  section: '1.9',
  begin: ({ switches, options }) => {
    if (switches.groupUpdate === 'put') {
      return 'read';
    }
    return options.pushNowPatch === 'path' ? 'replaceMembers' : 'replaceWhole';
  },
  steps: { ...updateSteps, replaceMembers: replaceAll, replaceWhole },
};

export const unlinkGroupPlan: Plan<PlanInputs['unlinkGroup']> = {
  id: 'unlinkGroup',
  title: 'Unlink a pushed group: delete it on the server, or leave it',
  section: '1.9',
  begin: ({ input }) => (input.deletes ? 'delete' : undefined),
  steps: {
    delete: {
      kind: 'deleteGroup',
      request: (context) => ({ method: 'DELETE', path: groupPath(context) }),
      then: () => ({}),
    },
  },
};
