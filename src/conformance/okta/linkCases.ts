import { type ConformanceCase } from '../model/conformanceCase.js';
import { aboutValues, afterOf, beforeOf, changesBetween, tellChanges } from './compareResources.js';
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

const group = 'Link';

export const linkCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.link.existing',
    group,
    title: 'A user who was there before is found, read and taken over without a loss',
    requirements: ['okta.link', 'okta.update.keeps'],
    run: async (context) => {
      // Somebody else made it: without the id of Okta.
      const user = await makeRichUser(context, { externalId: undefined });
      await lookUpOne(context, user);
      const name = { givenName: 'Nora', familyName: 'Lindqvist' };
      const externalId = '00ulinked4Rf8Qd5d7';
      const { before } = await pushProfile(context, user, { name, externalId });
      const found = await lookUpOne(context, user);
      const after = await readUser(context, user);
      const changes = changesBetween(before, after, ['name']);
      context.expect({
        id: 'kept',
        cause: 'okta.update.lost',
        sameAs: aboutValues,
        holds: changes.length === 0,
        message: `Linking has lost data of the user: ${tellChanges(changes)}`,
        expected: beforeOf(changes),
        actual: afterOf(changes),
        okta: consequences.dataLost,
        fix: 'Keep with PUT all that the body has: what GET gives must be what PUT takes',
      });
      context.expect({
        id: 'externalId',
        cause: 'okta.link.externalId',
        sameAs: ['echo.lost', 'echo.changed'],
        holds: found['externalId'] === externalId,
        message: `externalId was set by the PUT that links, and is ${JSON.stringify(found['externalId'] ?? null)} in the next lookup`,
        expected: externalId,
        actual: found['externalId'] ?? null,
        okta: consequences.notStored,
        fix: 'Let PUT set externalId',
      });
    },
  }),
  oktaCase({
    id: 'okta.link.listed',
    group,
    title: 'The user in the lookup is the same as by its id',
    requirements: ['okta.lookup.hit'],
    run: async (context) => {
      const user = await makeRichUser(context);
      const found = await lookUpOne(context, user);
      const changes = changesBetween(await readUser(context, user), found);
      context.expect({
        id: 'same',
        cause: 'okta.list.partial',
        holds: changes.length === 0,
        message: `The list gives the user otherwise than GET by id: ${tellChanges(changes)}`,
        expected: beforeOf(changes),
        actual: afterOf(changes),
        okta: consequences.notStored,
        fix: 'Make resources in lists by the same code as those alone (RFC 7644 3.4.2)',
      });
    },
  }),
  oktaCase({
    id: 'okta.link.twice',
    group,
    title: 'GET and PUT twice within moments, as Okta reassigns, are both taken',
    requirements: ['okta.link'],
    run: async (context) => {
      const user = await makeUser(context);
      const before = await readUser(context, user);
      await pushProfile(context, user, { active: true });
      // The second push still has the body of the first GET.
      const reply = await put(context, user, mergedBody(before, { active: true }));
      demandStatus(context, reply, [200], { ...profilePushStatus, cause: 'okta.update.stale' });
    },
  }),
];
