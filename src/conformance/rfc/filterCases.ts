import { isJsonObject } from '../../base/json.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { createPeople, type FilterPeople } from './filterPeople.js';
import { type FilterGroup, filterGroups, type FilterRow } from './filterRows.js';
import { get, idsIn, list, totalIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { tellReply } from './statusChecks.js';

const filterRules = [
  ...['filter.ignored', 'filter.missed', 'filter.severalUsers', 'status.lookupRefused'],
  'status.serverError',
];

const tellFound = (letters: string): string =>
  letters === '' ? 'nobody' : `${String(letters.length)} (${Array.from(letters).join(', ')})`;

/** Who of the three was found; others may be in the list as well. */
const lettersOf = (reply: Reply, { a, b, c }: FilterPeople): string =>
  [
    { letter: 'a', id: a.id },
    { letter: 'b', id: b.id },
    { letter: 'c', id: c.id },
  ]
    .filter(({ id }) => idsIn(reply).includes(id))
    .map(({ letter }) => letter)
    .join('');

function expectRow(
  context: CaseContext,
  {
    row,
    filter,
    reply,
    people,
  }: {
    readonly row: FilterRow;
    readonly filter: string;
    readonly reply: Reply;
    readonly people: FilterPeople;
  },
): void {
  if (reply.status !== 200) {
    context.expect({
      id: 'refused',
      cause: 'rfc.filter.refused',
      sameAs: filterRules,
      level: 'warning',
      holds: false,
      message: `The filter ${filter} is answered with ${tellReply(reply)}`,
      expected: { status: 200 },
      actual: { status: reply.status, body: reply.json ?? null },
      fix: 'Take the whole grammar of filters; what cannot be compared is refused with 400 invalidFilter',
      seenIn: [reply],
    });
    return;
  }
  const found = lettersOf(reply, people);
  context.expect({
    id: row.id,
    sameAs: filterRules,
    holds: found === row.finds,
    message: `The filter ${filter} finds ${tellFound(found)} of three users, and should find ${tellFound(row.finds)}`,
    expected: namesOf(row.finds, people),
    actual: namesOf(found, people),
    fix: 'Apply the filter as RFC 7644 3.4.2.2 defines it',
    seenIn: [reply],
  });
  const total = totalIn(reply);
  context.expect({
    id: 'total',
    cause: 'rfc.filter.total',
    sameAs: ['list.totalTooSmall', 'list.numberText', 'list.totalResults'],
    holds: total === undefined || total >= idsIn(reply).length,
    message: `totalResults is ${String(total)}, and there are ${String(idsIn(reply).length)} resources`,
    expected: idsIn(reply).length,
    actual: total ?? null,
    fix: 'Count all that match the filter in totalResults',
    seenIn: [reply],
  });
}

const namesOf = (letters: string, { stem }: FilterPeople): readonly string[] =>
  Array.from(letters, (letter) => `${stem}${letter}@example.com`);

/** Not all servers keep when a resource was created. */
function isKnown({ meta }: FilterRow, { a }: FilterPeople): boolean {
  const shown = readAnyCase(a.reply.body, 'meta');
  return meta === undefined || (isJsonObject(shown) && shown[meta] !== undefined);
}

async function runGroup(context: CaseContext, { rows }: FilterGroup): Promise<void> {
  const people = await createPeople(context);
  for (const row of rows.filter((one) => isKnown(one, people))) {
    const filter = row.filter(people);
    const reply = await list(context, '/Users', { filter, startIndex: 1, count: 100 });
    expectRow(context, { row, filter, reply, people });
  }
}

/** The same lookup as each way to write it in a URL. */
async function encodings(context: CaseContext): Promise<void> {
  const base = context.newUserName();
  const userName = base.replace('@', '+tag@');
  const user = await context.createUser(new Map([['userName', userName]]));
  const quoted = encodeURIComponent(`"${userName}"`);
  const ways: readonly (readonly [what: string, query: string])[] = [
    ['blanks as %20', `filter=userName%20eq%20${quoted}`],
    ['blanks as +', `filter=userName+eq+${quoted}`],
    ['a @ that is not encoded', `filter=userName%20eq%20${quoted.replaceAll('%40', '@')}`],
    ['the filter behind the page', `startIndex=1&count=100&filter=userName%20eq%20${quoted}`],
    ['small letters in the encoding', `filter=userName%20eq%20${quoted.replaceAll('%2B', '%2b')}`],
  ];
  for (const [what, query] of ways) {
    const reply = await get(context, `/Users?${query}`);
    context.expect({
      id: what,
      cause: 'rfc.filter.encoding',
      sameAs: [],
      holds: idsIn(reply).length === 1 && idsIn(reply)[0] === user.id,
      message: `With ${what} in the URL, the lookup of ${userName} finds ${String(idsIn(reply).length)} users in place of one`,
      expected: [user.id],
      actual: [...idsIn(reply)].slice(0, 5),
      expectedBy: ['RFC 7644 3.4.2.2', 'Okta: existence check'],
      okta: {
        aiw: 'The existence check before each creation finds nobody, and the creation fails with 409',
        oin: 'The existence check before each creation finds nobody, and the creation fails with 409',
      },
      fix: 'Decode the query string once: + and %20 are blanks, %2B is a plus',
      seenIn: [reply],
    });
  }
}

const broken: readonly (readonly [what: string, filter: string])[] = [
  ['no value', 'userName eq'],
  ['no operator', 'userName'],
  ['an operator that there is not', 'userName is "jane"'],
  ['a parenthesis that is not closed', '(userName eq "jane"'],
  ['a text that is not closed', 'userName eq "jane'],
  ['nothing behind and', 'userName eq "jane" and'],
  ['a bracket that is not closed', 'emails[type eq "work"'],
];

async function syntax(context: CaseContext): Promise<void> {
  await context.createUser();
  for (const [what, filter] of broken) {
    const reply = await context.unjudged(() => list(context, '/Users', { filter, count: 100 }));
    const isTaken = reply.status === 200 && idsIn(reply).length === 0;
    context.expect({
      id: what,
      cause: isTaken ? 'rfc.filter.lenient' : 'rfc.filter.syntax',
      // A parser may take more than it must; but who asks for something odd does not get everybody.
      level: isTaken ? 'hint' : 'error',
      sameAs: ['status.serverError'],
      holds: reply.status >= 400 && reply.status < 500,
      message: `The filter ${filter} has ${what}, and is answered with ${tellReply(reply)}${reply.status === 200 ? ` and ${String(idsIn(reply).length)} resources` : ''}`,
      expected: { status: 400, scimType: 'invalidFilter' },
      actual: { status: reply.status, body: reply.json ?? null },
      fix: 'Answer 400 with the scimType invalidFilter where a filter cannot be read',
      seenIn: [reply],
    });
    context.expect({
      id: 'type',
      cause: 'rfc.filter.scimType',
      level: 'hint',
      holds: reply.status !== 400 || reply.body['scimType'] === 'invalidFilter',
      message: `The 400 for the filter ${filter} has not the scimType invalidFilter`,
      expected: { scimType: 'invalidFilter' },
      actual: { scimType: reply.body['scimType'] ?? null },
      fix: 'Add "scimType": "invalidFilter" to the Error',
      seenIn: [reply],
    });
  }
}

async function unknownAttribute(context: CaseContext): Promise<void> {
  await context.createUser();
  const filter = `favouriteColour eq "${context.prefix}blue"`;
  const reply = await context.unjudged(() => list(context, '/Users', { filter, count: 100 }));
  context.expect({
    id: 'ignored',
    cause: 'rfc.filter.ignored',
    holds: idsIn(reply).length === 0,
    message: `A filter by an attribute that nobody has finds ${String(idsIn(reply).length)} users`,
    expected: [],
    actual: [...idsIn(reply)].slice(0, 5),
    fix: 'Find nobody by an attribute that there is not, or answer 400 invalidFilter',
    seenIn: [reply],
  });
}

async function long(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const names = Array.from(
    { length: 40 },
    (_none, at) => `${context.prefix}${String(at)}@example.com`,
  );
  const filter = [...names, user.name]
    .map((name) => `userName eq ${JSON.stringify(name)}`)
    .join(' or ');
  const reply = await list(context, '/Users', { filter, count: 100 });
  context.expect({
    id: 'found',
    sameAs: filterRules,
    holds: reply.status !== 200 || idsIn(reply).includes(user.id),
    message: 'The last of 41 comparisons that are joined by or matches, and the user is not found',
    expected: [user.id],
    actual: [...idsIn(reply)].slice(0, 5),
    fix: 'Apply the whole filter, or refuse it with 400 where it is too long',
    seenIn: [reply],
  });
}

export const filterCases = casesOf(
  'filter',
  'Filters',
  [
    ...filterGroups.map((group) => ({
      id: group.id,
      title: group.title,
      requirements: [group.requirement],
      run: (context: CaseContext) => runGroup(context, group),
    })),
    {
      id: 'encoding',
      title: 'A filter is found in each way to encode it in a URL',
      requirements: ['filter.encoding'],
      run: encodings,
    },
    {
      id: 'syntax',
      title: 'A filter that cannot be read is refused with 400',
      requirements: ['filter.syntax'],
      run: syntax,
    },
    {
      id: 'unknown',
      title: 'A filter by an attribute that there is not finds nobody',
      requirements: ['filter.unknown'],
      run: unknownAttribute,
    },
    {
      id: 'long',
      title: 'A long filter is applied whole',
      requirements: ['filter.logic'],
      run: long,
    },
  ],
  ['filter'],
);
