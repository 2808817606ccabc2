import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { type CaseContext, type MadeResource } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { enterpriseBody } from './bodies.js';
import {
  aboutValues,
  afterOf,
  beforeOf,
  changesBetween,
  isHeld,
  tellChanges,
} from './compareResources.js';
import { consequences } from './consequences.js';
import { lookUpOne } from './lookup.js';
import { oktaCase } from './oktaCase.js';
import { makeRichUser } from './othersAttributes.js';
import { demandStatus } from './statusExpectation.js';
import {
  makeUser,
  mergedBody,
  profilePushStatus,
  pushProfile,
  put,
  readUser,
} from './userSteps.js';

const group = 'Profile update';

/** What Okta's mappings write with a profile push. */
const mapped: JsonObject = {
  name: { givenName: 'Nora', familyName: 'Bergman' },
  displayName: 'Nora Bergman',
};

/** With what was unknown to the server until somebody mapped it. */
const customUrn = 'urn:example:params:scim:schemas:extension:workbench:2.0:User';

export const updateCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.update.applied',
    group,
    title: 'A profile push changes what it brings and nothing else',
    requirements: ['okta.update.applied', 'okta.update.keeps'],
    run: async (context) => {
      const user = await makeRichUser(context);
      const { before } = await pushProfile(context, user, mapped);
      await expectMerged(context, user, before, mapped);
    },
  }),
  oktaCase({
    id: 'okta.update.again',
    group,
    title: 'The same profile push again and again changes nothing more',
    requirements: ['okta.update.stale'],
    run: async (context) => {
      const user = await makeRichUser(context);
      const { before, sent } = await pushProfile(context, user, mapped);
      for (const body of [sent, sent]) {
        const reply = await put(context, user, body);
        demandStatus(context, reply, [200], {
          ...profilePushStatus,
          id: 'stale',
          cause: 'okta.update.stale',
          doing: 'A PUT whose body has the meta of an earlier GET',
          fix: 'Ignore meta in the body: it is read-only, and a version counts in If-Match only (RFC 7644 3.14)',
        });
      }
      await expectMerged(context, user, before, mapped);
    },
  }),
  oktaCase({
    id: 'okta.update.readOnly',
    group,
    title: 'A PUT cannot change id, meta or groups, and is not refused for them',
    requirements: ['okta.update.readOnly'],
    run: async (context) => {
      const user = await makeUser(context);
      const before = await readUser(context, user);
      const reply = await put(context, user, {
        ...mergedBody(before, mapped),
        meta: {
          resourceType: 'User',
          created: '2001-02-03T04:05:06Z',
          location: 'https://example.com/x',
        },
      });
      demandStatus(context, reply, [200], profilePushStatus);
      const after = await readUser(context, user);
      const created = [before, after].map(({ meta }) =>
        isJsonObject(meta) ? meta['created'] : undefined,
      );
      context.expect({
        id: 'created',
        cause: 'okta.update.readOnlyTaken',
        holds: created[0] === undefined || created[0] === created[1],
        message: `meta.created, which is read-only, was changed by a PUT from ${JSON.stringify(created[0])} to ${JSON.stringify(created[1])}`,
        expected: created[0] ?? null,
        actual: created[1] ?? null,
        okta: consequences.dataLost,
        fix: 'Ignore read-only attributes in what clients send (RFC 7644 3.5.1)',
      });
      await lookUpOne(context, user);
    },
  }),
  oktaCase({
    id: 'okta.update.email',
    group,
    title: 'A changed mail address takes the place of the old one',
    requirements: ['okta.update.applied'],
    run: async (context) => {
      const user = await makeUser(context);
      const before = await readUser(context, user);
      const emails = withFirstValue(before['emails'], context.newUserName());
      await pushProfile(context, user, { emails });
      await expectMerged(context, user, before, { emails });
    },
  }),
  oktaCase({
    id: 'okta.update.groupsEmpty',
    group,
    title: 'The empty groups of a profile push do not throw the user out of its groups',
    requirements: ['okta.update.groups'],
    needs: ['groups'],
    run: async (context) => {
      const [user, other] = [await makeUser(context), await makeUser(context)];
      const made = await context.createGroup([user, other]);
      await pushProfile(context, user, mapped);
      const after = await context.send({ method: 'GET', path: made.path });
      const { members } = after.body;
      const ids = isJsonArray(members)
        ? members.filter(isJsonObject).map(({ value }) => value ?? null)
        : [];
      context.expect({
        id: 'stillMember',
        holds: ids.includes(user.id),
        message: 'A profile push, which has "groups": [], took the user out of its group',
        expected: [user.id, other.id],
        actual: ids,
        okta: consequences.groupsLost,
        fix: 'Ignore groups of a User in what clients send: memberships change through the Group only (RFC 7643 4.1.2)',
        seenIn: [after],
      });
    },
  }),
  oktaCase({
    id: 'okta.update.unknownExtension',
    group,
    title: 'A PUT with an extension that the server does not know is taken',
    requirements: ['okta.update.unknown'],
    run: async (context) => {
      const user = await makeUser(context);
      const before = await readUser(context, user);
      const reply = await put(context, user, {
        ...mergedBody(before, mapped),
        schemas: [...(isJsonArray(before['schemas']) ? before['schemas'] : []), customUrn],
        [customUrn]: { shoeSize: '42' },
      });
      demandStatus(context, reply, [200], {
        ...profilePushStatus,
        id: 'unknown',
        cause: 'okta.update.unknown',
        doing: 'A PUT with an extension that the server does not know',
        fix: 'Ignore what you do not know: administrators add attributes of their own in Okta',
      });
      await expectMerged(context, user, before, mapped);
    },
  }),
  oktaCase({
    id: 'okta.update.enterprise',
    group,
    title: 'A changed attribute of the enterprise extension leaves the others',
    requirements: ['okta.update.applied', 'okta.update.keeps'],
    run: async (context) => {
      const values = { employeeNumber: '4711', costCenter: 'C-12', department: 'Tours' };
      const { schemas } = enterpriseBody('', values);
      const user = await makeRichUser(context, { schemas, [enterpriseUserUrn]: values });
      const before = await readUser(context, user);
      const got = before[enterpriseUserUrn];
      if (!isJsonObject(got)) {
        return context.skip('The server does not keep the enterprise extension');
      }
      const changed = { ...got, department: 'Expeditions' };
      await pushProfile(context, user, { [enterpriseUserUrn]: changed });
      await expectMerged(context, user, before, { [enterpriseUserUrn]: changed });
    },
  }),
  oktaCase({
    id: 'okta.update.others',
    group,
    title: 'A profile push changes no other user',
    requirements: ['okta.update.keeps'],
    run: async (context) => {
      const [user, other] = [await makeUser(context), await makeRichUser(context)];
      const before = await readUser(context, other);
      await pushProfile(context, user, mapped);
      const changes = changesBetween(before, await readUser(context, other));
      context.expect({
        id: 'untouched',
        cause: 'okta.write.otherUser',
        holds: changes.length === 0,
        message: `The PUT of one user has changed another: ${tellChanges(changes)}`,
        expected: beforeOf(changes),
        actual: afterOf(changes),
        okta: consequences.dataLost,
        fix: 'Write the resource whose id stands in the path, and no other',
      });
    },
  }),
];

/** The list as it is, with another address in its first entry. */
const withFirstValue = (emails: JsonValue | undefined, value: string): JsonValue =>
  isJsonArray(emails) && isJsonObject(emails[0])
    ? [{ ...emails[0], value }, ...emails.slice(1)]
    : [{ primary: true, value, type: 'work' }];

/** After a push the user is what it was, with what was mapped; an own GET looks at what was stored. */
async function expectMerged(
  context: CaseContext,
  user: MadeResource,
  before: JsonObject,
  wanted: JsonObject,
): Promise<void> {
  const after = await readUser(context, user);
  const names = Object.keys(wanted);
  const ignored = names.filter((name) => !isHeld(wanted[name] ?? null, after[name]));
  context.expect({
    id: 'applied',
    cause: 'okta.update.ignored',
    sameAs: aboutValues,
    holds: ignored.length === 0,
    message: `The PUT was answered as done, but ${ignored.join(', ')} is not afterwards what it wrote`,
    expected: wanted,
    actual: Object.fromEntries(names.map((name) => [name, after[name] ?? null])),
    okta: consequences.updateIgnored,
    fix: 'Write all attributes that a PUT brings, those in name, in lists and in extensions too',
  });
  const changes = changesBetween(before, after, names);
  context.expect({
    id: 'kept',
    cause: 'okta.update.lost',
    sameAs: aboutValues,
    holds: changes.length === 0,
    message: `The PUT of the server's own GET answer has lost data: ${tellChanges(changes)}`,
    expected: beforeOf(changes),
    actual: afterOf(changes),
    okta: consequences.dataLost,
    fix: 'Keep with PUT all that the body has: what GET gives must be what PUT takes',
  });
}
