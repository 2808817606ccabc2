import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { activeForms, setActive } from './activeForms.js';
import { afterOf, beforeOf, changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { oktaCase } from './oktaCase.js';
import { makeRichUser } from './othersAttributes.js';
import { readPage, smallPage, type Walk, walkList } from './pages.js';
import { resourcesOf, textOf, totalOf } from './replies.js';
import { makeUser, readUser } from './userSteps.js';

const group = 'Import';
/** More than servers put on a page that do not look at count. */
const manyUsers = 26;

export const importCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.import.pages',
    group,
    title: 'An import over several pages has each user once, and the same total on each page',
    requirements: ['okta.import.pages', 'okta.import.total'],
    run: async (context) => {
      const users = await makeUsers(context, 5);
      const walk = await walkList(context, '/Users', await smallPage(context, '/Users'));
      expectTotals(context, walk);
      expectPageSizes(context, walk);
      expectOnce(context, walk);
      expectAll(context, walk, users);
    },
  }),
  oktaCase({
    id: 'okta.import.order',
    group,
    title: 'Two imports give the users in the same order',
    requirements: ['okta.import.order'],
    run: async (context) => {
      await makeUsers(context, 5);
      const count = await smallPage(context, '/Users');
      const first = idsOf((await walkList(context, '/Users', count)).resources);
      const second = idsOf((await walkList(context, '/Users', count)).resources);
      context.expect({
        id: 'same',
        cause: 'okta.import.order',
        sameAs: ['page.order', 'page.duplicate', 'page.gap'],
        holds: first.join(' ') === second.join(' '),
        message: 'The same pages asked for twice give the users in different orders',
        expected: first,
        actual: second,
        okta: consequences.importGap,
        fix: 'Sort every list by something that does not change, for example by id or by the time of creation',
      });
    },
  }),
  oktaCase({
    id: 'okta.import.end',
    group,
    title: 'A page beyond the end is empty, counts nothing and has the same total',
    requirements: ['okta.import.end', 'okta.import.total'],
    run: async (context) => {
      await makeUser(context);
      const first = await readPage(context, '/Users', 1, 2);
      const total = Number(totalOf(first));
      const beyond = await readPage(context, '/Users', total + 101, 100);
      const { itemsPerPage = null } = beyond.body;
      const found = resourcesOf(beyond).length;
      context.expect({
        id: 'empty',
        cause: 'okta.import.end',
        sameAs: ['page.startIndex', 'page.empty', 'page.duplicate', 'list.itemsPerPage'],
        holds: found === 0 && (itemsPerPage === 0 || itemsPerPage === null),
        message: `Beyond the end of ${String(total)} users a page has ${String(found)} and itemsPerPage ${JSON.stringify(itemsPerPage)}`,
        expected: { itemsPerPage: 0, Resources: [] },
        actual: { itemsPerPage, Resources: idsOf(resourcesOf(beyond)) },
        okta: consequences.importPaging,
        fix: 'Give an empty page where startIndex is beyond the end; itemsPerPage is what the page has, not what was asked for',
        seenIn: [beyond, first],
      });
      expectTotals(context, { replies: [first, beyond] });
    },
  }),
  oktaCase({
    id: 'okta.import.usual',
    group,
    title: "Okta's own page of 100 counts right",
    requirements: ['okta.import.pages'],
    run: async (context) => {
      const users = await makeUsers(context, manyUsers);
      const walk = await walkList(context, '/Users', 100);
      expectTotals(context, walk);
      expectPageSizes(context, walk);
      expectOnce(context, walk);
      expectAll(context, walk, users);
    },
  }),
  oktaCase({
    id: 'okta.import.content',
    group,
    title: 'The list has the same of a user as GET by id, active and inactive',
    requirements: ['okta.import.content'],
    run: async (context) => {
      const [form] = activeForms;
      const users = [await makeRichUser(context), await makeUser(context)];
      if (form && users[1]) {
        await setActive(context, form, users[1], false);
      }
      const { resources } = await walkList(context, '/Users', 100);
      for (const user of users) {
        const listed = resources.find(({ id }) => id === user.id);
        const changes = listed ? changesBetween(await readUser(context, user), listed) : [];
        context.expect({
          id: 'same',
          cause: 'okta.list.partial',
          holds: changes.length === 0,
          message: `The list gives a user otherwise than GET by id: ${tellChanges(changes)}`,
          expected: beforeOf(changes),
          actual: afterOf(changes),
          okta: consequences.notStored,
          fix: 'Make resources in lists by the same code as those alone (RFC 7644 3.4.2)',
        });
      }
    },
  }),
  oktaCase({
    id: 'okta.import.groups',
    group,
    title: 'An import of groups over several pages has each group once',
    requirements: ['okta.import.pages', 'okta.import.total'],
    needs: ['groups'],
    run: async (context) => {
      const groups = [
        await context.createGroup(),
        await context.createGroup(),
        await context.createGroup(),
      ];
      const walk = await walkList(context, '/Groups', await smallPage(context, '/Groups'));
      expectTotals(context, walk);
      expectPageSizes(context, walk);
      expectOnce(context, walk);
      expectAll(context, walk, groups);
    },
  }),
];

async function makeUsers(context: CaseContext, count: number): Promise<readonly MadeResource[]> {
  const users: MadeResource[] = [];
  while (users.length < count) {
    const next = Array.from({ length: Math.min(5, count - users.length) }, () => makeUser(context));
    users.push(...(await Promise.all(next)));
  }
  return users;
}

const idsOf = (resources: readonly JsonObject[]): readonly string[] =>
  resources.map(({ id }) => textOf(id));

function expectTotals(
  context: CaseContext,
  { replies }: { readonly replies: readonly Reply[] },
): void {
  const totals = replies.map(totalOf);
  context.expect({
    id: 'totals',
    cause: 'okta.import.totals',
    sameAs: ['page.total', 'list.totalResults', 'list.totalTooSmall', 'list.numberText'],
    holds: new Set(totals).size === 1 && typeof totals[0] === 'number',
    message: `totalResults is not the same on all pages of one list: ${totals.map((total) => JSON.stringify(total)).join(', ')}`,
    expected: totals.map(() => totals[0] ?? null),
    actual: totals,
    okta: consequences.importGap,
    fix: 'Let totalResults count all that the query has, on each page, as a number',
    seenIn: replies,
  });
}

function expectPageSizes(context: CaseContext, { replies, count, total }: Walk): void {
  const sizes = replies.map((reply) => resourcesOf(reply).length);
  const rests = sizes.map(
    (_, at) => total - sizes.slice(0, at).reduce((sum, size) => sum + size, 0),
  );
  // A server may have pages that are shorter than asked (RFC 7644 3.4.2.4), but none that is empty.
  const wrong = sizes.findIndex((size, at) => size > count || (size === 0 && (rests[at] ?? 0) > 0));
  context.expect({
    id: 'sizes',
    cause: 'okta.import.sizes',
    sameAs: ['page.tooMany', 'page.short', 'page.empty', 'list.itemsPerPage', 'list.totalTooSmall'],
    holds: wrong < 0,
    message: `With count=${String(count)} and ${String(total)} in all, page ${String(wrong + 1)} has ${String(sizes[wrong])} resources, with ${String(rests[wrong])} to come`,
    expected: { atMost: count },
    actual: sizes,
    okta: consequences.importGap,
    fix: 'Give count resources a page as long as there are so many: Okta goes on by 100, whatever came, so that those between are never read',
    seenIn: replies.slice(Math.max(0, wrong), wrong + 1),
  });
}

function expectOnce(context: CaseContext, { resources, replies }: Walk): void {
  const ids = idsOf(resources);
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  context.expect({
    id: 'once',
    cause: 'okta.import.twice',
    sameAs: ['page.duplicate', 'list.repeatedId', 'page.order', 'page.startIndex'],
    holds: twice.length === 0,
    message: `${String(twice.length)} of ${String(ids.length)} resources come more than once in the pages of one list`,
    expected: [],
    actual: twice,
    okta: consequences.importTwice,
    fix: 'Begin a page at startIndex (the first is 1), and sort by something that does not change',
    seenIn: replies,
  });
}

function expectAll(context: CaseContext, walk: Walk, made: readonly MadeResource[]): void {
  const ids = new Set(idsOf(walk.resources));
  const missing = made.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
  context.expect({
    id: 'all',
    cause: 'okta.import.gap',
    sameAs: ['page.gap', 'page.order', 'identity.vanished'],
    holds: !walk.isWhole || missing.length === 0,
    message: `${String(missing.length)} of ${String(made.length)} that exist are on none of the pages`,
    expected: [],
    actual: missing,
    okta: consequences.importGap,
    fix: 'Let the pages together have all resources: from startIndex on, count at a time, in one order',
    seenIn: walk.replies,
  });
}
