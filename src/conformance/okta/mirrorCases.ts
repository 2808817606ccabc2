import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { patchBody, removeMember } from './bodies.js';
import { consequences } from './consequences.js';
import { expectGroup, makeGroup, makeUsers, memberOf, patchGroup } from './groupSteps.js';
import { oktaCase } from './oktaCase.js';
import { readUser } from './userSteps.js';
import { activeForms, setActive } from './activeForms.js';

/** The ids of the groups that a User lists; undefined where the server does not mirror them. */
const groupIds = ({ groups }: JsonObject): readonly JsonValue[] | undefined =>
  isJsonArray(groups)
    ? groups.flatMap((one) => (isJsonObject(one) ? [one['value'] ?? null] : []))
    : undefined;

export const mirrorCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.group.mirror',
    group: 'Group push',
    title: 'The groups of a User, where the server lists them, follow the members of the Group',
    requirements: ['okta.group.mirror'],
    needs: ['groups', 'patch'],
    run: async (context) => {
      const [user, other] = await makeUsers(context, 2);
      if (!user || !other) {
        return;
      }
      const made = await makeGroup(context, [user, other]);
      const during = groupIds(await readUser(context, user));
      if (!during || during.length === 0) {
        return context.skip('The server does not list the groups of a User');
      }
      await patchGroup(context, made, patchBody(removeMember(memberOf(user))), {
        cause: 'okta.group.patch.remove.status',
        doing: 'PATCH that removes one member',
        fix: 'Take members[value eq "…"] as the path of a remove',
      });
      const after = groupIds(await readUser(context, user)) ?? [];
      context.expect({
        id: 'mirror',
        sameAs: ['membership.mirror'],
        holds: during.includes(made.id) && !after.includes(made.id),
        message: 'groups of the User does not follow the members of the Group',
        expected: { during: [made.id], after: [] },
        actual: { during, after },
        okta: consequences.membersWrong,
        fix: 'Make groups of a User from the members of the Groups when it is read (RFC 7643 4.1.2)',
      });
    },
  }),
  ...activeForms.slice(0, 2).map((form) =>
    oktaCase({
      id: `okta.group.inactiveMember.${form.id}`,
      group: 'Group push',
      title: `A member who is deactivated by ${form.by} leaves the other members in the group`,
      requirements: ['okta.deactivation.keeps'],
      needs: ['groups', ...form.needs],
      run: async (context) => {
        const [user, other] = await makeUsers(context, 2);
        if (!user || !other) {
          return;
        }
        const made = await makeGroup(context, [other]);
        const reply = await setActive(context, form, user, false);
        await expectGroup(
          context,
          made,
          { members: [other] },
          {
            doing: 'The deactivation of somebody',
            cause: 'okta.deactivation.groups',
            fix: 'Leave the members of groups alone when a user is deactivated',
            seenIn: [reply],
          },
        );
      },
    }),
  ),
];
