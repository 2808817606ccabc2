import { type JsonValue } from '../../base/json.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import {
  type CaseContext,
  type Expectation,
  type MadeResource,
  type Reply,
} from '../model/caseContext.js';
import { get, idsIn, list, type Query, resourcesIn, toQuery, totalIn } from './requests.js';
import { casesOf, type RfcCase } from './rfcCase.js';
import { demandStatus, expectStatus } from './statusChecks.js';

/** A list of which it is known what must be in it. */
interface Listed {
  readonly endpoint: string;
  /** Part of each query. */
  readonly filter: Query;
  readonly ids: readonly string[];
}

/** More than a page that is small, since servers forget whom it does not hold. */
const size = 23;
/** Of a list with others in it. */
const mostPages = 30;
const mostWalked = 3_000;

async function createAll(context: CaseContext, endpoint: string): Promise<readonly MadeResource[]> {
  const made: MadeResource[] = [];
  while (made.length < size) {
    made.push(await (endpoint === '/Users' ? context.createUser() : context.createGroup()));
  }
  return made;
}

async function listOf(context: CaseContext, endpoint: string): Promise<Listed> {
  const made = await createAll(context, endpoint);
  return { endpoint, filter: {}, ids: made.map(({ id }) => id) };
}

async function query(
  context: CaseContext,
  { endpoint, filter }: Listed,
  more: Query,
): Promise<Reply> {
  const reply = await list(context, endpoint, { ...filter, ...more });
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: `${endpoint} is read with ${toQuery(more)}`,
    fix: 'Answer each page with 200 and a ListResponse',
  });
  return reply;
}

const pageRules = [
  ...['page.tooMany', 'page.startIndex', 'page.empty', 'page.duplicate', 'page.total'],
  ...['page.gap', 'list.itemsPerPage', 'list.totalTooSmall', 'list.totalResults'],
  ...['list.startIndex', 'list.repeatedId', 'list.numberText', 'answer.array'],
];

const ofPage = (reply: Reply, rest: Omit<Expectation, 'seenIn' | 'sameAs'>): Expectation => ({
  ...rest,
  sameAs: pageRules,
  seenIn: [reply],
});

async function total(context: CaseContext, endpoint: string): Promise<void> {
  const listed = await listOf(context, endpoint);
  const small = await query(context, listed, { startIndex: 1, count: 2 });
  const large = await query(context, listed, { startIndex: 1, count: 200 });
  context.expect(
    ofPage(small, {
      id: 'size',
      cause: 'rfc.paging.count',
      holds: resourcesIn(small).length <= 2,
      message: `With count=2 there came ${String(resourcesIn(small).length)} resources`,
      expected: 2,
      actual: resourcesIn(small).length,
      fix: 'Return count resources at most',
    }),
  );
  context.expect(
    ofPage(small, {
      id: 'total',
      cause: 'rfc.paging.total',
      holds: (totalIn(small) ?? 0) >= size && totalIn(small) === totalIn(large),
      message: `totalResults is ${String(totalIn(small))} with count=2 and ${String(totalIn(large))} with count=200, where at least ${String(size)} were created`,
      expected: { totalResults: Math.max(size, totalIn(large) ?? 0) },
      actual: { totalResults: totalIn(small) ?? null },
      fix: 'Count all matches in totalResults, not those of the page',
    }),
  );
}

/** Reads page by page as a client does. */
async function walk(context: CaseContext, endpoint: string): Promise<void> {
  const listed = await listOf(context, endpoint);
  const first = await query(context, listed, { startIndex: 1, count: 1 });
  const all = totalIn(first) ?? 0;
  if (all > mostWalked) {
    context.skip(`${endpoint} has ${String(all)} resources, which are too many to read them all`);
  }
  const count = Math.max(2, Math.ceil(all / mostPages));
  const seen: string[] = [];
  let [startIndex, page] = [1, first];
  while (startIndex <= all) {
    page = await query(context, listed, { startIndex, count });
    const ids = idsIn(page);
    seen.push(...ids);
    startIndex += Math.max(1, ids.length);
  }
  const missing = listed.ids.filter((id) => !seen.includes(id));
  context.expect(
    ofPage(page, {
      id: 'missing',
      cause: 'rfc.paging.pages',
      holds: missing.length === 0,
      message: `${String(missing.length)} of ${String(size)} resources that were created are on no page of ${endpoint}`,
      expected: [...listed.ids],
      actual: listed.ids.filter((id) => seen.includes(id)),
      fix: 'Begin each page with the resource that startIndex counts to, from 1, in an order that stays',
    }),
  );
  const twice = listed.ids.filter((id) => seen.indexOf(id) !== seen.lastIndexOf(id));
  context.expect(
    ofPage(page, {
      id: 'twice',
      cause: 'rfc.paging.pages',
      holds: twice.length === 0,
      message: `${String(twice.length)} of ${String(size)} resources are on two pages of ${endpoint}`,
      expected: [],
      actual: twice,
      fix: 'Begin each page with the resource that startIndex counts to, from 1, in an order that stays',
    }),
  );
}

interface OddPage {
  readonly id: string;
  readonly query: Query;
  readonly what: string;
  readonly isRight: (reply: Reply, first: Reply) => boolean;
  readonly expected: string;
  readonly fix: string;
}

const sameBeginning = (reply: Reply, first: Reply): boolean => idsIn(reply)[0] === idsIn(first)[0];

const oddPages: readonly OddPage[] = [
  {
    id: 'startIndex0',
    query: { startIndex: 0, count: 2 },
    what: 'startIndex=0 is not taken as 1',
    isRight: sameBeginning,
    expected: 'the first page',
    fix: 'Take a startIndex below 1 as 1',
  },
  {
    id: 'startIndexNegative',
    query: { startIndex: -3, count: 2 },
    what: 'A negative startIndex is not taken as 1',
    isRight: sameBeginning,
    expected: 'the first page',
    fix: 'Take a startIndex below 1 as 1',
  },
  {
    id: 'count0',
    query: { count: 0 },
    what: 'count=0 does not give totalResults alone',
    isRight: (reply, first) => resourcesIn(reply).length === 0 && totalIn(reply) === totalIn(first),
    expected: 'totalResults and no Resources',
    fix: 'Answer count=0 with totalResults and without Resources',
  },
  {
    id: 'countNegative',
    query: { count: -1 },
    what: 'A negative count is not taken as 0',
    isRight: (reply) => resourcesIn(reply).length === 0,
    expected: 'totalResults and no Resources',
    fix: 'Take a negative count as 0',
  },
  {
    id: 'beyond',
    query: { startIndex: 1_000_000_000, count: 10 },
    what: 'A page beyond the end is not empty',
    isRight: (reply, first) => resourcesIn(reply).length === 0 && totalIn(reply) === totalIn(first),
    expected: 'no Resources, and totalResults as on each page',
    fix: 'Answer a startIndex beyond the end with 200, no Resources and the same totalResults',
  },
  {
    id: 'countLarge',
    query: { startIndex: 1, count: 1_000_000 },
    what: 'A large count is not answered with a page',
    isRight: sameBeginning,
    expected: 'the first page, of the size that the server likes',
    fix: 'Return as many as the server gives at most, and say how many in itemsPerPage',
  },
];

const oddCase = (odd: OddPage): RfcCase => ({
  id: odd.id,
  title: `?${toQuery(odd.query)} is answered with ${odd.expected}`,
  requirements: ['list.paging'],
  run: async (context) => {
    await context.createUser();
    const listed = { endpoint: '/Users', filter: {}, ids: [] };
    const first = await query(context, listed, { startIndex: 1, count: 2 });
    const reply = await list(context, '/Users', odd.query);
    expectStatus(context, reply, [200], {
      id: 'status',
      doing: `/Users is read with ${toQuery(odd.query)}`,
      fix: odd.fix,
    });
    context.expect(
      ofPage(reply, {
        id: 'page',
        holds: reply.status !== 200 || odd.isRight(reply, first),
        message: odd.what,
        expected: odd.expected,
        actual: {
          totalResults: readAnyCase(reply.body, 'totalResults') ?? null,
          startIndex: readAnyCase(reply.body, 'startIndex') ?? null,
          itemsPerPage: readAnyCase(reply.body, 'itemsPerPage') ?? null,
          ids: [...idsIn(reply)].slice(0, 10),
        },
        fix: odd.fix,
      }),
    );
  },
});

async function words(context: CaseContext): Promise<void> {
  await context.unjudged(() => get(context, '/Users?startIndex=first&count=many'));
}

async function filtered(context: CaseContext): Promise<void> {
  const displayName = `${context.prefix}${context.newGroupName()}`;
  const same = new Map<string, JsonValue>([['displayName', displayName]]);
  const made = [
    await context.createUser(same),
    await context.createUser(same),
    await context.createUser(same),
  ];
  const filter = `displayName eq ${JSON.stringify(displayName)}`;
  const reply = await list(context, '/Users', { filter, startIndex: 2, count: 1 });
  if (reply.status !== 200) {
    context.skip(`A filter by displayName is answered with ${String(reply.status)}`);
  }
  context.expect(
    ofPage(reply, {
      id: 'total',
      cause: 'rfc.paging.filteredTotal',
      holds: totalIn(reply) === made.length,
      message: `Three users match the filter, and totalResults of a page with one of them is ${String(totalIn(reply))}`,
      expected: { totalResults: made.length },
      actual: { totalResults: totalIn(reply) ?? null },
      fix: 'Count all that match the filter in totalResults, before the page is cut out',
    }),
  );
  context.expect(
    ofPage(reply, {
      id: 'page',
      cause: 'rfc.paging.filteredPage',
      holds: idsIn(reply).length === 1,
      message: `The second of three matches was asked for with count=1, and ${String(idsIn(reply).length)} came`,
      expected: 1,
      actual: idsIn(reply).length,
      fix: 'Filter first, then cut out the page',
    }),
  );
}

const rows = (endpoint: string): readonly RfcCase[] => [
  {
    id: `total${endpoint.slice(1)}`,
    title: `totalResults of ${endpoint} counts all, whatever the page`,
    requirements: ['list.total', 'list.paging'],
    run: (context) => total(context, endpoint),
  },
  {
    id: `pages${endpoint.slice(1)}`,
    title: `The pages of ${endpoint} together have everything, each once`,
    requirements: ['list.paging'],
    run: (context) => walk(context, endpoint),
  },
];

export const pagingCases = [
  ...casesOf('paging', 'Lists and pages', [
    ...rows('/Users'),
    ...oddPages.map(oddCase),
    {
      id: 'words',
      title: 'Page numbers that are no numbers break nothing',
      requirements: ['error.robust'],
      run: words,
    },
    {
      id: 'filtered',
      title: 'A filtered list has pages too',
      requirements: ['list.total', 'list.paging'],
      needs: ['filter'],
      run: filtered,
    },
  ]),
  ...casesOf('paging', 'Lists and pages', rows('/Groups'), ['groups']),
];
