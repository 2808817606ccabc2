import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { activeForms, setActive } from './activeForms.js';
import { aboutValues, afterOf, beforeOf, changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { lookUp, lookUpOne } from './lookup.js';
import { oktaCase } from './oktaCase.js';
import { makeRichUser } from './othersAttributes.js';
import { findInList } from './pages.js';
import { isSuccess, resourcesOf, tellStatus } from './replies.js';
import { getUser, makeUser, pushProfile, readUser } from './userSteps.js';

export const activeCases: readonly ConformanceCase[] = activeForms.flatMap((form) => [
  oktaCase({
    id: `okta.deactivation.${form.id}`,
    group: 'Deactivation',
    title: `After a deactivation by ${form.by} the user is there, inactive and else as it was`,
    requirements: [
      'okta.deactivation.inactive',
      'okta.deactivation.keeps',
      'okta.deactivation.found',
    ],
    needs: form.needs,
    run: async (context) => {
      const user = await makeRichUser(context);
      const other = await makeUser(context);
      const before = await readUser(context, user);
      const beforeOther = await readUser(context, other);
      const reply = await setActive(context, form, user, false);
      await expectActive(context, user, false, [reply]);
      await expectKept(context, user, before, 'deactivation');
      await expectFound(context, user);
      await expectOther(context, other, beforeOther);
    },
  }),
  oktaCase({
    id: `okta.deactivation.twice.${form.id}`,
    group: 'Deactivation',
    title: `A deactivation by ${form.by} of somebody who is inactive is taken`,
    requirements: ['okta.deactivation.inactive'],
    needs: form.needs,
    run: async (context) => {
      const user = await makeUser(context);
      await setActive(context, form, user, false);
      const reply = await setActive(context, form, user, false);
      await expectActive(context, user, false, [reply]);
    },
  }),
  oktaCase({
    id: `okta.reactivation.${form.id}`,
    group: 'Reactivation',
    title: `A reactivation by ${form.by} gives back the same user with the same id`,
    requirements: ['okta.reactivation'],
    needs: form.needs,
    run: async (context) => {
      const user = await makeRichUser(context);
      const before = await readUser(context, user);
      await setActive(context, form, user, false);
      await lookUpOne(context, user);
      const reply = await setActive(context, form, user, true);
      await expectActive(context, user, true, [reply]);
      await expectKept(context, user, before, 'deactivation and reactivation');
      await lookUpOne(context, user);
    },
  }),
  oktaCase({
    id: `okta.reassignment.${form.id}`,
    group: 'Reactivation',
    title: `A reassignment right after the deactivation ends with an active user (${form.by})`,
    requirements: ['okta.reactivation'],
    needs: form.needs,
    run: async (context) => {
      const user = await makeUser(context);
      await setActive(context, form, user, false);
      await setActive(context, form, user, true);
      // Okta sends the profile behind it, and is seen to do all of it twice.
      await pushProfile(context, user, { displayName: 'Nora L.' });
      const reply = await setActive(context, form, user, true);
      await pushProfile(context, user, { displayName: 'Nora L.' });
      await expectActive(context, user, true, [reply]);
    },
  }),
]);

async function expectActive(
  context: CaseContext,
  user: MadeResource,
  wanted: boolean,
  seenIn: readonly Reply[],
): Promise<void> {
  const read = await getUser(context, user);
  const doing = wanted ? 'reactivation' : 'deactivation';
  context.demand({
    id: 'there',
    cause: 'okta.deactivation.gone',
    sameAs: ['identity.vanished', 'identity.hidden'],
    holds: isSuccess(read),
    message: `After its ${doing} the user is no longer there: GET by id is answered with ${tellStatus(read)}`,
    expected: 200,
    actual: read.status,
    okta: consequences.hiddenUser,
    fix: 'Keep users who are inactive, readable by the same id; only DELETE takes one away',
    seenIn: [read, ...seenIn],
  });
  const { active = null } = read.body;
  context.expect({
    id: 'active',
    cause: typeof active === 'boolean' ? `okta.${doing}.ignored` : 'okta.active.boolean',
    sameAs: aboutValues,
    holds: active === wanted,
    message: `The ${doing} was answered as done, but active is ${JSON.stringify(active)} afterwards`,
    expected: wanted,
    actual: active,
    okta: wanted ? consequences.notReactivated : consequences.stillActive,
    fix: 'Apply active from each form that Okta sends: PUT, PATCH without a path, PATCH with the path active; give it as a JSON boolean',
    seenIn: [read, ...seenIn],
  });
}

async function expectKept(
  context: CaseContext,
  user: MadeResource,
  before: JsonObject,
  doing: string,
): Promise<void> {
  const after = await readUser(context, user);
  const changes = changesBetween(before, after, ['active']);
  context.expect({
    id: 'kept',
    cause: 'okta.active.lost',
    sameAs: aboutValues,
    holds: changes.length === 0,
    message: `The ${doing} has changed more than active: ${tellChanges(changes)}`,
    expected: beforeOf(changes),
    actual: afterOf(changes),
    okta: consequences.dataLost,
    fix: 'Change active alone: a PATCH without a path is merged into the resource, it does not replace it',
  });
}

async function expectFound(context: CaseContext, user: MadeResource): Promise<void> {
  const reply = await lookUp(context, user.name);
  const ids = resourcesOf(reply).map(({ id }) => id ?? null);
  context.expect({
    id: 'found',
    cause: 'okta.deactivation.hidden',
    sameAs: ['identity.hidden', 'filter.missed'],
    holds: isSuccess(reply) && ids.includes(user.id),
    message: `The lookup by userName does not find the user any more after its deactivation (${isSuccess(reply) ? `${String(ids.length)} found` : tellStatus(reply)})`,
    expected: [user.id],
    actual: ids,
    okta: consequences.hiddenUser,
    fix: 'Let filters and lists look at all users; active false is an attribute like others',
    seenIn: [reply],
  });
  const listed = await findInList(context, user);
  context.expect({
    id: 'listed',
    cause: 'okta.deactivation.unlisted',
    sameAs: ['identity.hidden'],
    holds: listed.isFound !== false,
    message: 'The list of users leaves out the user after its deactivation',
    expected: [user.id],
    okta: consequences.importGap,
    fix: 'List inactive users as well, with active false: Okta itself leaves them out of an import',
    seenIn: listed.replies.slice(-1),
  });
}

async function expectOther(
  context: CaseContext,
  other: MadeResource,
  before: JsonObject,
): Promise<void> {
  const after = await readUser(context, other);
  const changes = changesBetween(before, after);
  context.expect({
    id: 'others',
    cause: 'okta.write.otherUser',
    holds: changes.length === 0,
    message: `The deactivation of one user has changed another: ${tellChanges(changes)}`,
    expected: beforeOf(changes),
    actual: afterOf(changes),
    okta: consequences.dataLost,
    fix: 'Write the resource whose id stands in the path, and no other',
  });
}
