import { type MadeResource } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { consequences } from './consequences.js';
import { expectGroup, makeGroup, makeUsers, memberOf, putGroup, readGroup } from './groupSteps.js';
import { oktaCase } from './oktaCase.js';
import { demandStatus } from './statusExpectation.js';

const group = 'Group push';
const needs = ['groups'] as const;

export const fixOfPut =
  'Let PUT replace the members by those that it brings: the others are taken out, an empty list takes all out';

export const putStatus = {
  id: 'put',
  cause: 'okta.group.put.status',
  doing: 'PUT of a whole group',
  okta: consequences.groupNotPushed,
  fix: 'Take PUT /Groups/{id} with schemas, id, displayName and members, and answer 200 with the group',
};

interface GroupPut {
  readonly id: string;
  readonly title: string;
  /** Of three users, who is in the group before and after. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly isRenamed?: boolean;
}

const puts: readonly GroupPut[] = [
  {
    id: 'same',
    title: 'PUT of the same members, as behind each creation',
    before: [0, 1],
    after: [0, 1],
  },
  { id: 'add', title: 'PUT with one member more', before: [0], after: [0, 1] },
  {
    id: 'remove',
    title: 'PUT with one member less leaves the others',
    before: [0, 1, 2],
    after: [0, 2],
  },
  { id: 'swap', title: 'PUT with other members', before: [0, 1], after: [2] },
  {
    id: 'empty',
    title: 'PUT with an empty list takes all members out',
    before: [0, 1],
    after: [],
  },
  {
    id: 'rename',
    title: 'PUT with another displayName renames the group',
    before: [0, 1],
    after: [0, 1],
    isRenamed: true,
  },
];
export const groupPutCases: readonly ConformanceCase[] = puts.map(
  ({ id, title, before, after, isRenamed = false }) =>
    oktaCase({
      id: `okta.group.put.${id}`,
      group,
      title: `${title} (AIW)`,
      requirements: ['okta.group.put'],
      needs,
      run: async (context) => {
        const users = await makeUsers(context, 3);
        const at = (places: readonly number[]): readonly MadeResource[] =>
          places.flatMap((place) => users[place] ?? []);
        const made = await makeGroup(context, at(before));
        await readGroup(context, made);
        const displayName = isRenamed ? context.newGroupName() : made.name;
        const reply = await putGroup(context, made, displayName, at(after).map(memberOf));
        demandStatus(context, reply, [200], putStatus);
        await expectGroup(
          context,
          made,
          { displayName, members: at(after) },
          {
            doing: 'PUT /Groups/{id}',
            cause: 'okta.group.put.members',
            fix: fixOfPut,
            seenIn: [reply],
          },
        );
      },
    }),
);
