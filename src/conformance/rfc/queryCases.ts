import { searchRequestUrn } from '../../scim/message/messageUrns.js';
import { readText } from '../../validate/view/anyCase.js';
import { type CaseContext } from '../model/caseContext.js';
import { createPeople } from './filterPeople.js';
import { get, idOf, idsIn, list, post, resourcesIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectStatus } from './statusChecks.js';

async function sort(context: CaseContext): Promise<void> {
  const { stem, a, b, c } = await createPeople(context);
  const filter = `userName sw ${JSON.stringify(stem)}`;
  const orders: readonly (readonly [order: string, ids: readonly string[]])[] = [
    ['ascending', [a.id, b.id, c.id]],
    ['descending', [c.id, b.id, a.id]],
  ];
  for (const [sortOrder, wanted] of orders) {
    const reply = await list(context, '/Users', { filter, sortBy: 'userName', sortOrder });
    demandStatus(context, reply, [200], {
      id: 'status',
      doing: `Users are sorted by userName, ${sortOrder}`,
      fix: 'Take sortBy and sortOrder, or say "sort": { "supported": false }',
    });
    const found = idsIn(reply).filter((id) => wanted.includes(id));
    context.expect({
      id: sortOrder,
      sameAs: ['filter.ignored'],
      holds: found.join('\n') === wanted.join('\n'),
      message: `Users are not in the order of sortBy=userName and sortOrder=${sortOrder}`,
      expected: [...wanted],
      actual: resourcesIn(reply)
        .filter((one) => found.includes(idOf(one)))
        .map((one) => readText(one, 'userName') ?? null),
      fix: 'Sort all matches before the page is cut out',
      seenIn: [reply],
    });
  }
}

async function sortedPages(context: CaseContext): Promise<void> {
  const { stem, b } = await createPeople(context);
  const reply = await list(context, '/Users', {
    filter: `userName sw ${JSON.stringify(stem)}`,
    sortBy: 'userName',
    startIndex: 2,
    count: 1,
  });
  context.expect({
    id: 'page',
    sameAs: ['filter.ignored', 'page.tooMany'],
    holds: idsIn(reply).join() === b.id,
    message: 'The second page of a sorted list does not have the second user',
    expected: [b.id],
    actual: [...idsIn(reply)].slice(0, 5),
    fix: 'Sort all matches before the page is cut out',
    seenIn: [reply],
  });
}

async function search(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await post(context, '/Users/.search', {
    schemas: [searchRequestUrn],
    filter: `userName eq ${JSON.stringify(user.name)}`,
    startIndex: 1,
    count: 10,
  });
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: 'Users are searched by POST',
    fix: 'Answer POST /Users/.search like the query by GET, or with 501',
  });
  context.expect({
    id: 'found',
    sameAs: ['filter.ignored', 'filter.missed'],
    holds: idsIn(reply).join() === user.id,
    message: `A search by POST for one userName finds ${String(idsIn(reply).length)} users`,
    expected: [user.id],
    actual: [...idsIn(reply)].slice(0, 5),
    fix: 'Read filter, startIndex and count from the body of the search',
    seenIn: [reply],
  });
}

async function me(context: CaseContext): Promise<void> {
  const reply = await get(context, '/Me');
  expectStatus(context, reply, [200], {
    id: 'status',
    doing: 'The resource of the client itself is read at /Me',
    fix: 'Answer /Me with the resource of who is authenticated',
  });
  const id = idOf(reply.body);
  const direct = await get(context, `/Users/${encodeURIComponent(id)}`);
  context.expect({
    id: 'same',
    level: 'warning',
    holds: direct.status === 200 && idOf(direct.body) === id,
    message: 'What /Me shows is not at /Users/{id}',
    expected: { id },
    actual: { status: direct.status, id: idOf(direct.body) },
    fix: 'Show at /Me the same resource as at its own address',
    seenIn: [reply, direct],
  });
}

export const queryCases = [
  ...casesOf(
    'sort',
    'Sorting',
    [
      {
        id: 'order',
        title: 'sortBy and sortOrder give the order of a list',
        requirements: ['list.sort'],
        run: sort,
      },
      {
        id: 'pages',
        title: 'A sorted list has pages',
        requirements: ['list.sort', 'list.paging'],
        run: sortedPages,
      },
    ],
    ['sort', 'filter'],
  ),
  ...casesOf(
    'search',
    'Search by POST',
    [
      {
        id: 'filter',
        title: 'POST /Users/.search is a query',
        requirements: ['list.search'],
        run: search,
      },
    ],
    ['search', 'filter'],
  ),
  ...casesOf(
    'me',
    'Me',
    [{ id: 'read', title: '/Me shows a resource', requirements: ['me.alias'], run: me }],
    ['me'],
  ),
];
