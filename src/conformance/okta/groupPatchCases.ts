import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import {
  addMembers,
  memberValue,
  patchBody,
  pathless,
  removeMember,
  replaceMembers,
} from './bodies.js';
import { consequences } from './consequences.js';
import {
  expectGroup,
  makeGroup,
  makeUsers,
  memberOf,
  patchGroup,
  readGroup,
} from './groupSteps.js';
import { oktaCase } from './oktaCase.js';

interface GroupPatch {
  readonly id: string;
  readonly title: string;
  /** Of four users, who is in the group before and after. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly isRenamed?: boolean;
  readonly body: (
    users: readonly MadeResource[],
    group: MadeResource,
    newName: string,
  ) => JsonObject;
  readonly requirement: string;
  readonly fix: string;
}

/** A user of the four; there always is one. */
const pick = (
  users: readonly MadeResource[],
  ...places: readonly number[]
): ReturnType<typeof memberOf>[] =>
  places.flatMap((place) => (users[place] ? [memberOf(users[place])] : []));

const rename = (group: MadeResource, displayName: string): JsonObject =>
  pathless({ id: group.id, displayName });

const fixes = {
  pathless:
    'Merge the value of a replace without a path into the group: set displayName, ignore id, leave the members (RFC 7644 3.5.2.3)',
  add: 'Let add with the path members put its values to those that are there, each once (RFC 7644 3.5.2.1)',
  remove:
    'Read the filter in members[value eq "…"] and take out that member alone (RFC 7644 3.5.2.2); where there is none, do nothing',
  replace:
    'Let replace with the path members set exactly the list that it brings, an empty one too (RFC 7644 3.5.2.3)',
  order: 'Carry out the operations of a PATCH one after another, in their order, all of them',
} as const;

const groupPatches: readonly GroupPatch[] = [
  {
    id: 'add',
    title: 'Members are added to those that are there',
    before: [0],
    after: [0, 1, 2],
    body: (users) => patchBody(addMembers(pick(users, 1, 2))),
    requirement: 'okta.group.patch.add',
    fix: fixes.add,
  },
  {
    id: 'addFirst',
    title: 'The first members are added to a group that was created empty',
    before: [],
    after: [0, 1],
    body: (users) => patchBody(addMembers(pick(users, 0, 1))),
    requirement: 'okta.group.patch.add',
    fix: fixes.add,
  },
  {
    id: 'addTwice',
    title: 'A member who is added again is there once',
    before: [0, 1],
    after: [0, 1],
    body: (users) => patchBody(addMembers(pick(users, 1))),
    requirement: 'okta.group.patch.add',
    fix: fixes.add,
  },
  {
    id: 'addNullDisplay',
    title: 'A member whose display is null is added',
    before: [0],
    after: [0, 1],
    body: (users) =>
      patchBody({
        op: 'add',
        path: 'members',
        value: pick(users, 1).map(({ value }) => memberValue({ value, display: null })),
      }),
    requirement: 'okta.group.member',
    fix: 'Take display as it comes: it is of no account, and null means no value',
  },
  {
    id: 'remove',
    title: 'One member is removed and the others stay',
    before: [0, 1, 2],
    after: [0, 2],
    body: (users) => patchBody(...pick(users, 1).map(removeMember)),
    requirement: 'okta.group.patch.remove',
    fix: fixes.remove,
  },
  {
    id: 'removeMissing',
    title: 'The removal of somebody who is no member leaves the members',
    before: [0, 1],
    after: [0, 1],
    body: (users) => patchBody(...pick(users, 3).map(removeMember)),
    requirement: 'okta.group.patch.remove',
    fix: fixes.remove,
  },
  {
    id: 'removeLast',
    title: 'The last member is removed',
    before: [0],
    after: [],
    body: (users) => patchBody(...pick(users, 0).map(removeMember)),
    requirement: 'okta.group.patch.remove',
    fix: fixes.remove,
  },
  {
    id: 'removeAndAdd',
    title: 'Several members are removed and others added in one PATCH',
    before: [0, 1, 2],
    after: [2, 3],
    body: (users) => patchBody(...pick(users, 0, 1).map(removeMember), addMembers(pick(users, 3))),
    requirement: 'okta.group.patch.several',
    fix: fixes.order,
  },
  {
    id: 'moved',
    title: 'A member who is removed and added in one PATCH is in the group',
    before: [0, 1],
    after: [0, 1],
    body: (users) => patchBody(...pick(users, 0).map(removeMember), addMembers(pick(users, 0))),
    requirement: 'okta.group.patch.several',
    fix: fixes.order,
  },
  {
    id: 'replace',
    title: 'Push now replaces all members',
    before: [0, 1],
    after: [1, 2, 3],
    body: (users) => patchBody(replaceMembers(pick(users, 1, 2, 3))),
    requirement: 'okta.group.patch.replace',
    fix: fixes.replace,
  },
  {
    id: 'replaceEmpty',
    title: 'Push now of an emptied group takes all members out',
    before: [0, 1],
    after: [],
    body: () => patchBody(replaceMembers([])),
    requirement: 'okta.group.patch.replace',
    fix: fixes.replace,
  },
  {
    id: 'wholeEmpty',
    title: 'A replace without a path that empties members takes all out',
    before: [0, 1],
    after: [],
    body: (_, group) => pathless({ members: [], id: group.id, displayName: group.name }),
    requirement: 'okta.group.patch.pathless',
    fix: fixes.replace,
  },
  {
    id: 'whole',
    title: 'A replace without a path that has members, id and displayName sets all of it',
    before: [0, 1],
    after: [1, 2],
    isRenamed: true,
    body: (users, group, displayName) =>
      pathless({
        members: pick(users, 1, 2).map(memberValue),
        id: group.id,
        displayName,
      }),
    requirement: 'okta.group.patch.pathless',
    fix: fixes.replace,
  },
  {
    id: 'rename',
    title: 'A rename without a path changes the name and leaves the members',
    before: [0, 1],
    after: [0, 1],
    isRenamed: true,
    body: (_, group, displayName) => rename(group, displayName),
    requirement: 'okta.group.patch.pathless',
    fix: fixes.pathless,
  },
  {
    id: 'sameName',
    title: 'The rename to the name that it has, sent with each push, is taken',
    before: [0, 1],
    after: [0, 1],
    body: (_, group) => rename(group, group.name),
    requirement: 'okta.group.patch.pathless',
    fix: fixes.pathless,
  },
];

export const groupPatchCases: readonly ConformanceCase[] = [
  ...groupPatches.map(toCase),
  oktaCase({
    id: 'okta.group.patch.push',
    group: 'Group push',
    title: 'A whole push: created empty, members added, read, renamed to its own name (OIN)',
    requirements: ['okta.group.create', 'okta.group.patch.add', 'okta.group.patch.pathless'],
    needs: ['groups', 'patch'],
    run: pushWhole,
  }),
];

function toCase(row: GroupPatch): ConformanceCase {
  return oktaCase({
    id: `okta.group.patch.${row.id}`,
    group: 'Group push',
    title: `${row.title} (OIN)`,
    requirements: [row.requirement],
    needs: ['groups', 'patch'],
    run: async (context) => {
      const users = await makeUsers(context, 4);
      const at = (places: readonly number[]): readonly MadeResource[] =>
        places.flatMap((place) => users[place] ?? []);
      const made = await makeGroup(context, at(row.before));
      const displayName = row.isRenamed === true ? context.newGroupName() : made.name;
      const reply = await patchGroup(context, made, row.body(users, made, displayName), {
        cause: `${row.requirement}.status`,
        doing: `"${row.title}" by PATCH`,
        fix: row.fix,
      });
      await expectGroup(
        context,
        made,
        { displayName, members: at(row.after) },
        {
          doing: `"${row.title}" by PATCH`,
          cause: `${row.requirement}.members`,
          fix: row.fix,
          seenIn: [reply],
        },
      );
    },
  });
}

async function pushWhole(context: CaseContext): Promise<void> {
  const users = await makeUsers(context, 2);
  const made = await makeGroup(context, []);
  await patchGroup(context, made, patchBody(addMembers(users.map(memberOf))), {
    cause: 'okta.group.patch.add.status',
    doing: 'PATCH that adds the members',
    fix: fixes.add,
  });
  const before = await readGroup(context, made);
  const reply = await patchGroup(context, made, rename(made, made.name), {
    cause: 'okta.group.patch.pathless.status',
    doing: 'The rename without a path that goes out with each push',
    okta: consequences.groupNotRenamed,
    fix: fixes.pathless,
  });
  context.expect({
    id: 'read',
    holds: before['displayName'] === made.name,
    message: 'GET of the group between the two PATCH requests does not give its name',
    expected: made.name,
    actual: before['displayName'] ?? null,
    okta: consequences.groupNotPushed,
    fix: 'Answer GET /Groups/{id} with the group as it is stored',
  });
  await expectGroup(
    context,
    made,
    { members: users },
    {
      doing: 'The rename that follows each push',
      cause: 'okta.group.patch.pathless.members',
      fix: fixes.pathless,
      seenIn: [reply],
    },
  );
}
