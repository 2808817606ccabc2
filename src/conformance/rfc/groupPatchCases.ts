import { type JsonObject } from '../../base/json.js';
import { type OktaConsequence } from '../../validate/finding.js';
import { type CaseContext, type MadeResource } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { expectMembers } from './memberChecks.js';
import { patch, read } from './requests.js';
import { casesOf, type RfcCase } from './rfcCase.js';
import { expectStatus, isSuccess } from './statusChecks.js';

interface People {
  readonly a: MadeResource;
  readonly b: MadeResource;
  readonly c: MadeResource;
}

/** The group has `a` and `b` before. */
interface MemberRow {
  readonly id: string;
  readonly title: string;
  readonly operations: (people: People, group: MadeResource) => readonly JsonObject[];
  readonly after: readonly (keyof People)[];
  readonly requirement: string;
  readonly fix: string;
}

const byFilter =
  'Read the filter in the brackets of a path, and change only the members that match it';
const addAll = 'Add the members to those that are there, each once';

const rows: readonly MemberRow[] = [
  {
    id: 'add',
    title: 'add of one member keeps the others',
    operations: ({ c }) => [
      { op: 'add', path: 'members', value: [{ value: c.id, display: c.name }] },
    ],
    after: ['a', 'b', 'c'],
    requirement: 'patch.add',
    fix: addAll,
  },
  {
    id: 'addPathless',
    title: 'add without path adds members',
    operations: ({ c }) => [{ op: 'add', value: { members: [{ value: c.id }] } }],
    after: ['a', 'b', 'c'],
    requirement: 'patch.add',
    fix: addAll,
  },
  {
    id: 'addAgain',
    title: 'add of who is a member changes nothing',
    operations: ({ b }) => [{ op: 'add', path: 'members', value: [{ value: b.id }] }],
    after: ['a', 'b'],
    requirement: 'patch.add',
    fix: addAll,
  },
  {
    id: 'remove',
    title: 'remove of one member leaves the others',
    operations: ({ b }) => [{ op: 'remove', path: `members[value eq "${b.id}"]` }],
    after: ['a'],
    requirement: 'patch.remove',
    fix: byFilter,
  },
  {
    id: 'removeSeveral',
    title: 'remove of several members in one request',
    operations: ({ a, b }) => [
      { op: 'remove', path: `members[value eq "${a.id}"]` },
      { op: 'remove', path: `members[value eq "${b.id}"]` },
    ],
    after: [],
    requirement: 'patch.remove',
    fix: byFilter,
  },
  {
    id: 'removeOr',
    title: 'remove with or in its filter',
    operations: ({ a, b }) => [
      { op: 'remove', path: `members[value eq "${a.id}" or value eq "${b.id}"]` },
    ],
    after: [],
    requirement: 'patch.remove',
    fix: byFilter,
  },
  {
    id: 'removeAll',
    title: 'remove of members empties the group',
    operations: () => [{ op: 'remove', path: 'members' }],
    after: [],
    requirement: 'patch.remove',
    fix: 'Take all members away where the path names members alone',
  },
  {
    id: 'removeAndAdd',
    title: 'remove and add in one request',
    operations: ({ a, c }) => [
      { op: 'remove', path: `members[value eq "${a.id}"]` },
      { op: 'add', path: 'members', value: [{ value: c.id }] },
    ],
    after: ['b', 'c'],
    requirement: 'patch.sequence',
    fix: 'Apply all operations in their order',
  },
  {
    id: 'replace',
    title: 'replace of members takes the others away',
    operations: ({ b, c }) => [
      { op: 'replace', path: 'members', value: [{ value: b.id }, { value: c.id }] },
    ],
    after: ['b', 'c'],
    requirement: 'patch.replace',
    fix: 'Let the members be those of the value, no more and no fewer',
  },
  {
    id: 'replaceNone',
    title: 'replace of members by [] empties the group',
    operations: () => [{ op: 'replace', path: 'members', value: [] }],
    after: [],
    requirement: 'patch.replace',
    fix: 'Take an empty array: the group has no members then',
  },
  {
    id: 'rename',
    title: 'replace of displayName leaves the members',
    operations: (_people, { id, name }) => [
      { op: 'replace', value: { id, displayName: `${name}-renamed` } },
    ],
    after: ['a', 'b'],
    requirement: 'patch.replace',
    fix: 'Merge the value of an operation without path into the group; ignore id, which is read-only',
  },
];

const okta: OktaConsequence = {
  aiw: 'An AIW app replaces the whole group by PUT',
  oin: 'Group pushes are PATCHes of these forms; Okta does not look whether they were done, and does not try again',
};

async function runRow(context: CaseContext, row: MemberRow): Promise<void> {
  const people = {
    a: await context.createUser(),
    b: await context.createUser(),
    c: await context.createUser(),
  };
  const group = await context.createGroup([people.a, people.b]);
  const reply = await patch(context, group.path, row.operations(people, group));
  expectStatus(context, reply, [200, 204], {
    id: 'status',
    doing: `PATCH of a group: ${row.title}`,
    okta,
    fix: row.fix,
  });
  if (!isSuccess(reply)) {
    return;
  }
  const wanted = row.after.map((letter) => people[letter]);
  await expectMembers(context, group, wanted, {
    id: 'members',
    doing: `PATCH of a group: ${row.title}`,
    okta,
    fix: row.fix,
  });
  const displayName = row.id === 'rename' ? `${group.name}-renamed` : group.name;
  expectContent(context, await read(context, group), new Map([['displayName', displayName]]), {
    id: 'displayName',
    cause: 'rfc.groupPatch.displayName',
    doing: `PATCH of a group: ${row.title}`,
    okta,
    fix: row.fix,
  });
}

async function bystander(context: CaseContext): Promise<void> {
  const [a, b] = [await context.createUser(), await context.createUser()];
  const [group, other] = [await context.createGroup([a]), await context.createGroup([a])];
  await patch(context, group.path, [
    { op: 'remove', path: `members[value eq "${a.id}"]` },
    { op: 'add', path: 'members', value: [{ value: b.id }] },
  ]);
  await expectMembers(context, other, [a], {
    id: 'members',
    doing: 'After a PATCH of another group',
    fix: 'Change only the group that the URL names',
  });
}

async function twice(context: CaseContext): Promise<void> {
  const [a, b] = [await context.createUser(), await context.createUser()];
  const group = await context.createGroup([a, b]);
  const operations = [{ op: 'remove', path: `members[value eq "${b.id}"]` }];
  await patch(context, group.path, operations);
  // Whether a remove that matches nothing is refused is the service's to say.
  await context.unjudged(() => patch(context, group.path, operations));
  await expectMembers(context, group, [a], {
    id: 'members',
    doing: 'After one member was removed twice',
    fix: byFilter,
  });
}

export const groupPatchCases = casesOf(
  'groupPatch',
  'Groups (PATCH)',
  [
    ...rows.map((row): RfcCase => ({
      id: row.id,
      title: `PATCH of a group: ${row.title}`,
      requirements: [row.requirement, 'group.members'],
      run: (context) => runRow(context, row),
    })),
    {
      id: 'others',
      title: 'A PATCH of a group changes no other group',
      requirements: ['group.members'],
      run: bystander,
    },
    {
      id: 'twice',
      title: 'A member that is removed twice takes nobody else along',
      requirements: ['patch.remove'],
      run: twice,
    },
  ],
  ['groups', 'patch'],
);
